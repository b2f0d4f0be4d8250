import { Button, Select } from '@mantine/core';
import { z } from 'zod';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { draftKeyInFile } from '#renderer/parts/draft-key.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { PeriodDetails } from '#renderer/parts/period-details.tsx';
import { type Beginning, BeginningFields, beginsToday, EndForm } from '#renderer/parts/period-forms.tsx';
import type { Period } from '#renderer/parts/period-words.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { date, type PeriodId, prose, type StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { RecordKind } from '#shared/record-kinds.ts';

/** What the two kinds have in common that the school itself assesses and that last: 重点类型 and 就医与休学. */

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
    <RecordForm form={form} submitLabel="保存" onCancel={onClose}>
      <Select
        label="类型"
        required
        placeholder="请选择"
        data={Object.entries(terms).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('code')}
      />
      <BeginningFields form={form} />
    </RecordForm>
  );
}

interface AssessedDetailsProps extends Pick<InFile, 'isArchived' | 'onShow'> {
  kind: 'concern' | 'care';
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

interface EndAssessedProps {
  periodId: PeriodId;
  submit(ended: z.infer<typeof ending>): Promise<Outcome<unknown>>;
  onClose(): void;
}

const ending = contract['watchlist.endConcern'].input;

export function EndAssessed({ periodId, submit, onClose }: EndAssessedProps) {
  return <EndForm schema={ending} what={{ periodId }} submit={submit} done="已记下结束" onClose={onClose} />;
}
