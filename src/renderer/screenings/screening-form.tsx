import { Autocomplete, Textarea } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Facts } from '#renderer/parts/facts.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Screening } from '#shared/contract/screenings.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { SCALES } from '#shared/screening/scales.ts';

/** Scales that Chinese schools often use; any other may be typed. */
const SCALE_WORDS = [...Object.values(SCALES), 'SDS 抑郁自评量表', 'SAS 焦虑自评量表'];

interface ScreeningFormProps {
  file: StudentFile;
  /** Null for another one. */
  screening: Screening | null;
  onClose(): void;
}

/** Which scale, when, and what it showed. */
export function ScreeningForm({ file, screening, onClose }: ScreeningFormProps) {
  const write = useCommand('screenings.write');
  const remove = useCommand('screenings.remove');
  const occurredOn: LocalDate | null = screening?.occurredOn ?? todayOnThisPc();
  const form = useFileRecordForm({
    kind: 'screening',
    studentId: file.id,
    recordId: screening?.id ?? null,
    schema: contract['screenings.write'].input,
    initial: {
      screeningId: screening?.id ?? null,
      studentId: file.id,
      occurredOn,
      scale: screening?.scale ?? '',
      result: screening?.result ?? '',
      note: screening?.note ?? '',
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="screening"
      form={form}
      removing={
        screening && {
          of: file.name,
          on: screening.occurredOn,
          consequence: '这次筛查将不再显示和打印',
          remove: (reason) => remove.run({ screeningId: screening.id, reason }),
        }
      }
      onClose={onClose}
    >
      {screening?.batch ? (
        <Facts
          rows={[
            ['普查', screening.batch.name],
            ['量表', screening.scale],
            ['筛查日期', writtenDate(screening.occurredOn)],
            ['结果（非诊断）', screening.result],
          ]}
        />
      ) : (
        <>
          <Autocomplete label="量表" required data={SCALE_WORDS} {...form.getInputProps('scale')} />
          <DateField label="筛查日期" required {...form.getInputProps('occurredOn')} />
          <Textarea label="结果" description="筛查，非诊断" required {...form.getInputProps('result')} />
        </>
      )}
      <Textarea label="备注" {...form.getInputProps('note')} />
    </FileRecordForm>
  );
}
