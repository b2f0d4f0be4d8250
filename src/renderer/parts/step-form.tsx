import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { AsksFor, StepFields } from '#shared/asked-fields.ts';
import type { DraftKeyInFile } from '#shared/draft-keys.ts';
import type { Outcome } from '#shared/outcome.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { announce } from './announce.ts';
import { DateField } from './date-field.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from './record-form.tsx';
import { RemoveButton } from './remove-button.tsx';

/** A step that stands. */
export type StandingStep<Step extends string> = StepFields & {
  id: string;
  step: Step;
  occurredOn: LocalDate;
};

/** What stands in the form, where nobody may have said yet which step it is. */
type Draft<Step extends string> = StepFields & {
  stepId: string | null;
  step: Step | null;
  occurredOn: LocalDate | null;
};

/** What a kind's own fields are drawn with. */
export type OwnFieldsForm<Own> = Pick<RecordFormState<Own>, 'getInputProps' | 'setFieldValue' | 'values'>;

interface StepFormProps<Step extends string, Own extends object, Accepted> {
  schema: z.ZodType<Accepted>;
  /** The record as the request asks for it, such as { referralId }. */
  of: Readonly<Record<string, string>>;
  /** What each step is called, and asks for. */
  words: Readonly<Record<Step, string>>;
  asks: AsksFor<Step>;
  /** What a step of the kind has beside, as the form begins with it; and how the chosen one asks for it. */
  own: Own;
  OwnFields?: ComponentType<{ step: Step; form: OwnFieldsForm<Own> }>;
  /** Null for the next one. */
  step: StandingStep<Step> | null;
  /** Which may be written next. */
  allowed: readonly Step[];
  /** What the form is called, and how it asks which step it is. */
  name: string;
  question: string;
  /** Offered for the field of a person, and of an institution. */
  people: readonly string[];
  institutions: readonly string[];
  draftKey: DraftKeyInFile;
  submit(wanted: Accepted): Promise<Outcome<unknown>>;
  /** How a step that stands is taken back; null where it cannot be. */
  removing: { of: string; remove(reason: string): Promise<Outcome<unknown>> } | null;
  /** Said when it is kept. */
  done: string;
  onDone(): void;
  /** Undefined where the form always stands there. */
  onCancel?: (() => void) | undefined;
}

/** A step of a record: the next one, or one that is put right. Which fields it has, the step that is chosen says. */
export function StepForm<Step extends string, Own extends object, Accepted>({
  schema,
  of,
  words,
  asks,
  own,
  OwnFields,
  step,
  allowed,
  name,
  question,
  people,
  institutions,
  draftKey,
  submit,
  removing,
  done,
  onDone,
  onCancel,
}: StepFormProps<Step, Own, Accepted>) {
  const initial: Draft<Step> & Own = {
    ...of,
    ...own,
    stepId: step?.id ?? null,
    step: step?.step ?? null,
    occurredOn: step?.occurredOn ?? todayOnThisPc(),
    who: step?.who ?? '',
    witnesses: step?.witnesses ?? '',
    institution: step?.institution ?? '',
    nextOn: step?.nextOn ?? null,
    text: step?.text ?? '',
  };
  const form = useRecordForm({
    schema,
    initial,
    draftKey: `${draftKey}/${step?.id ?? 'next'}`,
    changesRecord: step !== null,
    submit,
    onDone: () => {
      announce(done);
      onDone();
    },
  });
  const { step: chosen } = form.values;
  return (
    <RecordForm
      form={form}
      name={step ? `更正：${words[step.step]}` : name}
      submitLabel={step ? '保存' : '保存这一步'}
      {...(onCancel && { onCancel })}
      extraActions={
        step &&
        removing && (
          <RemoveButton
            what={words[step.step]}
            on={step.occurredOn}
            consequence="这一步将不再显示"
            onRemoved={onDone}
            {...removing}
          />
        )
      }
    >
      {!step && (
        <Select
          label={question}
          required
          placeholder="请选择"
          data={allowed.map((each) => ({ value: each, label: words[each] }))}
          {...form.getInputProps('step')}
        />
      )}
      <DateField label="日期" required {...form.getInputProps('occurredOn')} />
      {chosen && OwnFields && <OwnFields step={chosen} form={form as OwnFieldsForm<Own>} />}
      {chosen && <Fields asked={asks[chosen]} people={people} institutions={institutions} form={form} />}
    </RecordForm>
  );
}

interface FieldsProps {
  asked: AsksFor<string>[string];
  people: readonly string[];
  institutions: readonly string[];
  form: Pick<RecordFormState<StepFields>, 'getInputProps'>;
}

/** What the chosen step asks for. */
function Fields({
  asked: { who, witnesses, institution, nextOn, text },
  people,
  institutions,
  form,
}: FieldsProps) {
  const told = (field: { word: string; required: boolean; hint?: string }) => ({
    label: field.word,
    required: field.required,
    ...(field.hint && { description: field.hint }),
  });
  return (
    <>
      {who && <Autocomplete {...told(who)} data={[...people]} {...form.getInputProps('who')} />}
      {witnesses && (
        <TextInput {...told(witnesses)} autoComplete="off" {...form.getInputProps('witnesses')} />
      )}
      {institution && (
        <Autocomplete
          {...told(institution)}
          data={[...institutions]}
          {...form.getInputProps('institution')}
        />
      )}
      {nextOn && <DateField ahead {...told(nextOn)} {...form.getInputProps('nextOn')} />}
      {text && <Textarea {...told(text)} minRows={3} {...form.getInputProps('text')} />}
    </>
  );
}
