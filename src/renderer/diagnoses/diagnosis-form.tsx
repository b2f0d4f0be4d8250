import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { useCommand } from '#renderer/request.ts';
import type { Diagnosis } from '#shared/contract/diagnoses.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

interface DiagnosisFormProps {
  file: StudentFile;
  /** Null for another one. */
  diagnosis: Diagnosis | null;
  onClose(): void;
}

/** What a hospital said, in its words, and who brought it to the school. */
export function DiagnosisForm({ file, diagnosis, onClose }: DiagnosisFormProps) {
  const write = useCommand('diagnoses.write');
  const remove = useCommand('diagnoses.remove');
  const diagnosedOn: LocalDate | null = diagnosis?.diagnosedOn ?? null;
  const providedOn: LocalDate | null = diagnosis?.providedOn ?? todayOnThisPc();
  const form = useFileRecordForm({
    kind: 'diagnosis',
    studentId: file.id,
    recordId: diagnosis?.id ?? null,
    schema: contract['diagnoses.write'].input,
    initial: {
      diagnosisId: diagnosis?.id ?? null,
      studentId: file.id,
      diagnosedOn,
      hospital: diagnosis?.hospital ?? '',
      diagnosis: diagnosis?.diagnosis ?? '',
      providedBy: diagnosis?.providedBy ?? '',
      providedOn,
      note: diagnosis?.note ?? '',
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="diagnosis"
      form={form}
      removing={
        diagnosis && {
          of: file.name,
          on: diagnosis.diagnosedOn,
          consequence: '这条诊断将不再显示和打印',
          remove: (reason) => remove.run({ diagnosisId: diagnosis.id, reason }),
        }
      }
      onClose={onClose}
    >
      <TextInput label="医院" required autoComplete="off" {...form.getInputProps('hospital')} />
      <DateField label="诊断日期" required {...form.getInputProps('diagnosedOn')} />
      <Textarea
        label="诊断"
        description="照病历或家长的原话写，学校不作诊断"
        required
        {...form.getInputProps('diagnosis')}
      />
      <div className={pair.pair}>
        <Autocomplete
          label="提供人"
          required
          data={guardianWords(file.guardians)}
          {...form.getInputProps('providedBy')}
        />
        <DateField label="提供日期" required {...form.getInputProps('providedOn')} />
      </div>
      <Textarea label="备注" placeholder="看到了病历原件、用药等" {...form.getInputProps('note')} />
    </FileRecordForm>
  );
}
