import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { kindWord } from '#renderer/incidents/incident-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Disclosure } from '#shared/contract/disclosures.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround } from '#shared/disclosure-grounds.ts';
import { dayAndTimeOf, type LocalDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

const GROUNDS = codesOf(DISCLOSURE_GROUNDS).map((code) => ({ value: code, label: DISCLOSURE_GROUNDS[code] }));

interface DisclosureFormProps {
  file: StudentFile;
  /** Null for another one. */
  disclosure: Disclosure | null;
  onClose(): void;
}

/** 突破保密: who was told how much, on what ground, and who decided that. */
export function DisclosureForm({ file, disclosure, onClose }: DisclosureFormProps) {
  const write = useCommand('disclosures.write');
  const remove = useCommand('disclosures.remove');
  const { data: staff = [] } = useRequest('school.staff', {});
  const now = dayAndTimeOf(Date.now());
  const occurredOn: LocalDate | null = disclosure?.occurredOn ?? now.on;
  const ground: DisclosureGround = disclosure?.ground ?? 'selfRisk';
  const open = file.incidentExtracts.filter(({ role }) => role === 'subject');
  const form = useFileRecordForm({
    kind: 'disclosure',
    studentId: file.id,
    recordId: disclosure?.id ?? null,
    schema: contract['disclosures.write'].input,
    initial: {
      disclosureId: disclosure?.id ?? null,
      studentId: file.id,
      incidentId: disclosure ? disclosure.incidentId : (open[0]?.incidentId ?? null),
      occurredOn,
      startsAt: disclosure?.startsAt ?? now.at,
      toWhom: disclosure?.toWhom ?? '',
      told: disclosure?.told ?? '',
      ground,
      groundText: disclosure?.groundText ?? '',
      decidedBy: disclosure?.decidedBy ?? '',
      childTold: disclosure?.childTold ?? '',
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="disclosure"
      form={form}
      removing={
        disclosure && {
          of: file.name,
          on: disclosure.occurredOn,
          consequence: '这次突破保密将不再显示和打印',
          remove: (reason) => remove.run({ disclosureId: disclosure.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <TimeField label="时间" required {...form.getInputProps('startsAt')} />
      </div>
      <TextInput
        label="告知了谁"
        description="姓名和身份，例如：吴校长、班主任王海"
        required
        autoComplete="off"
        {...form.getInputProps('toWhom')}
      />
      <Textarea
        label="告知的内容"
        description="说到什么程度；只说保护学生所必需的"
        required
        minRows={3}
        {...form.getInputProps('told')}
      />
      <Select label="依据" required allowDeselect={false} data={GROUNDS} {...form.getInputProps('ground')} />
      <Textarea
        label="依据说明"
        required={form.values.ground === 'other'}
        minRows={1}
        {...form.getInputProps('groundText')}
      />
      <Autocomplete
        label="决定人"
        required
        data={[...new Set(staff.map(({ name }) => name))]}
        {...form.getInputProps('decidedBy')}
      />
      <Textarea
        label="怎样告诉学生"
        description="事前或事后怎样说的；当时不便说的写明原因"
        minRows={2}
        {...form.getInputProps('childTold')}
      />
      {file.incidentExtracts.length > 0 && (
        <Select
          label="属于哪起事件"
          placeholder="没有"
          clearable
          data={file.incidentExtracts.map(({ incidentId, number, kind }) => ({
            value: incidentId,
            label: `${number}　${kindWord(kind)}`,
          }))}
          {...form.getInputProps('incidentId')}
        />
      )}
    </FileRecordForm>
  );
}
