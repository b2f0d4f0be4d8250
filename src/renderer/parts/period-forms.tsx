import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { DraftKey } from '#shared/draft-keys.ts';
import type { Outcome } from '#shared/outcome.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { announce } from './announce.ts';
import { DateField } from './date-field.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from './record-form.tsx';

/** What the beginning of everything that lasts asks for. A date that was not chosen yet is null. */
export interface Beginning {
  fromOn: LocalDate | null;
  reason: string;
}

/** Something that begins today, as far as nobody says otherwise. */
export function beginsToday(): Beginning {
  return { fromOn: todayOnThisPc(), reason: '' };
}

/** Since when it is so, and why. */
export function BeginningFields({
  form,
  since = '起始日期',
  note,
}: {
  form: Pick<RecordFormState<Beginning>, 'getInputProps'>;
  since?: string;
  /** What one must know when one writes the reason. */
  note?: string;
}) {
  return (
    <>
      <DateField label={since} required {...form.getInputProps('fromOn')} />
      <Textarea label="原因" required description={note} {...form.getInputProps('reason')} />
    </>
  );
}

/** What comes of taking back a period that never was. */
export const TAKEN_BACK = '登记错了才删除：这一段将不再显示、打印和统计';

/** When and why something ended that is over, where that is put right. */
export interface Ending {
  endedOn: LocalDate | null;
  endReason: string;
}

/** How something ended, as a form begins with it; of another one, that it has not. */
export function endingOf(known: Ending | null): Ending {
  return { endedOn: known?.endedOn ?? null, endReason: known?.endReason ?? '' };
}

/** What the end of something is put right with that is over. */
export function EndingFields({
  form,
  until = '结束日期',
  children,
}: {
  form: Pick<RecordFormState<Ending>, 'getInputProps'>;
  until?: string;
  children?: ReactNode;
}) {
  return (
    <>
      <DateField label={until} description="还没有结束的，请清空" {...form.getInputProps('endedOn')} />
      <Textarea label="结束原因" {...form.getInputProps('endReason')} />
      {children}
    </>
  );
}

/** What the form of an end begins with, where that is known. */
export interface EndBeginning {
  endedOn: LocalDate;
  reason: string;
  decidedBy: string;
}

interface EndFormProps<Accepted> {
  /** The request's own input, which says how what ends is called there. */
  schema: z.ZodType<Accepted>;
  /** What ends, as the request asks for it, such as { periodId }. */
  what: Readonly<Record<string, string>>;
  submit(ended: Accepted): Promise<Outcome<unknown>>;
  /** Said when it is done. */
  done: string;
  submitLabel?: string;
  name?: string;
  label?: string;
  description?: string;
  reason?: { label: string; required: boolean };
  /** Somebody decides on it, whose name is asked for. */
  decides?: boolean;
  draftKey?: DraftKey;
  /** What has to be said beside, and whether the form waits for an answer to it. */
  children?: ReactNode;
  submitDisabled?: boolean;
  begins?: EndBeginning;
  onClose(): void;
}

/** From when something that lasts no longer holds, and why. */
export function EndForm<Accepted>({
  schema,
  what,
  submit,
  done,
  submitLabel = '保存',
  name = submitLabel === '保存' ? '结束' : submitLabel,
  label = '结束日期',
  description,
  reason = { label: '原因', required: true },
  decides = false,
  draftKey,
  children,
  submitDisabled = false,
  begins,
  onClose,
}: EndFormProps<Accepted>) {
  const initial: Record<string, string | null> = { ...what, endedOn: todayOnThisPc(), reason: '' };
  if (decides) initial.decidedBy = '';
  Object.assign(initial, begins);
  const form = useRecordForm({
    schema,
    initial,
    draftKey,
    submit,
    onDone: () => {
      announce(done);
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel={submitLabel}
      name={name}
      submitDisabled={submitDisabled}
      onCancel={onClose}
    >
      {children}
      <DateField label={label} required description={description} {...form.getInputProps('endedOn')} />
      <Textarea label={reason.label} required={reason.required} {...form.getInputProps('reason')} />
      {decides && <DecidedBy {...form.getInputProps('decidedBy')} />}
    </RecordForm>
  );
}

/** Who decided: never filled in by the app, since whoever types is seldom who decides. */
export function DecidedBy(props: TextInputProps) {
  return <TextInput label="决定人" required autoComplete="off" {...props} />;
}
