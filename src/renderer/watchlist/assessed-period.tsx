import { Button, Select, type SelectProps } from '@mantine/core';
import { z } from 'zod';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { PeriodDetails } from '#renderer/parts/period-details.tsx';
import {
  type Beginning,
  BeginningFields,
  beginsToday,
  EndForm,
  EndingFields,
  endingOf,
  TAKEN_BACK,
} from '#renderer/parts/period-forms.tsx';
import type { Period } from '#renderer/parts/period-words.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { date, type PeriodId, prose, type StudentId, spanPutRight } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/** What the kinds have in common that the school itself assesses and that last: 重点类型, 就医与休学, 情形. */

const beginning = z.strictObject({ code: z.string('请选择'), fromOn: date, reason: prose(2000) });

interface BeginAssessedProps {
  kind: RecordKind;
  studentId: StudentId;
  /** Code → word. */
  terms: Readonly<Record<string, string>>;
  submit(begun: z.infer<typeof beginning>): Promise<Outcome<unknown>>;
  onClose(): void;
}

export function BeginAssessed({ kind, studentId, terms, submit, onClose }: BeginAssessedProps) {
  const initial: Beginning & { code: string | null } = { code: null, ...beginsToday() };
  const form = useRecordForm({
    schema: beginning,
    initial,
    draftKey: draftKeyInFile(kind, studentId),
    submit,
    onDone: () => {
      announce('已添加');
      onClose();
    },
  });
  return (
    <RecordForm form={form} onCancel={onClose}>
      <TermChoice terms={terms} {...form.getInputProps('code')} />
      <BeginningFields form={form} />
    </RecordForm>
  );
}

function TermChoice({ terms, ...props }: SelectProps & { terms: BeginAssessedProps['terms'] }) {
  return (
    <Select
      label="类型"
      required
      placeholder="请选择"
      data={Object.entries(terms).map(([value, label]) => ({ value, label }))}
      {...props}
    />
  );
}

interface AssessedDetailsProps extends Pick<InFile, 'isArchived' | 'onShow'> {
  kind: 'concern' | 'care' | 'situation';
  word: string;
  /** Undefined where it is gone. */
  period: Period | undefined;
}

export function AssessedDetails({ kind, word, period, isArchived, onShow }: AssessedDetailsProps) {
  if (!period) return <Gone />;
  return (
    <PeriodDetails
      period={period}
      rows={[
        ['类型', word],
        ['原因', period.reason],
      ]}
      onCorrect={
        isArchived ? null : () => onShow({ shows: 'correcting', opens: { record: kind, id: period.id } })
      }
      acts={
        period.endedOn === null &&
        !isArchived && (
          <Button
            variant="default"
            onClick={() => onShow({ shows: 'ending', opens: { record: kind, id: period.id } })}
          >
            结束
          </Button>
        )
      }
    />
  );
}

const righted = z.strictObject({ ...beginning.shape, ...spanPutRight });

interface CorrectAssessedProps {
  kind: 'concern' | 'care' | 'situation';
  of: { id: StudentId; name: string };
  /** Undefined where it is gone. */
  period: (Period & { code: string }) | undefined;
  terms: Readonly<Record<string, string>>;
  correct(right: z.infer<typeof righted>): Promise<Outcome<unknown>>;
  remove(reason: string): Promise<Outcome<unknown>>;
  onClose(): void;
}

export function CorrectAssessed({ period, ...props }: CorrectAssessedProps) {
  return period ? <CorrectForm period={period} {...props} /> : <Gone />;
}

function CorrectForm({
  kind,
  of,
  period,
  terms,
  correct,
  remove,
  onClose,
}: CorrectAssessedProps & { period: Period & { code: string } }) {
  const { id, code, fromOn, reason } = period;
  const form = useFileRecordForm({
    kind,
    studentId: of.id,
    recordId: id,
    schema: righted,
    initial: { code: code as string | null, fromOn: fromOn as LocalDate | null, reason, ...endingOf(period) },
    write: correct,
    onClose,
  });
  return (
    <FileRecordForm
      kind={kind}
      form={form}
      name="更正"
      removing={{ of: of.name, since: fromOn, consequence: TAKEN_BACK, remove }}
      onClose={onClose}
    >
      <TermChoice terms={terms} {...form.getInputProps('code')} />
      <BeginningFields form={form} />
      {period.endedOn && <EndingFields form={form} />}
    </FileRecordForm>
  );
}

interface EndAssessedProps {
  periodId: PeriodId;
  submit(ended: z.infer<typeof ending>): Promise<Outcome<unknown>>;
  onClose(): void;
}

const ending = contract['watchlist.endConcern'].input;

export function EndAssessed({ periodId, submit, onClose }: EndAssessedProps) {
  return <EndForm schema={ending} what={{ periodId }} submit={submit} done="已记下结束" onClose={onClose} />;
}
