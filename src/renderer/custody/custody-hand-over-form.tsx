import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { SignersField, signersDraft } from '#renderer/parts/signers-field.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { CustodyHandOver } from '#shared/contract/custody.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

interface CustodyHandOverFormProps {
  file: StudentFile;
  /** Null for another one. */
  handOver: CustodyHandOver | null;
  onClose(): void;
}

/** 安全责任移交: when to the minute, from whom to whom, and what was told. */
export function CustodyHandOverForm(props: CustodyHandOverFormProps) {
  const { data } = useRequest('school.particulars', {});
  return data ? <Form {...props} person={data.person} /> : null;
}

function Form({ file, handOver, person, onClose }: CustodyHandOverFormProps & { person: string }) {
  const write = useCommand('custody.writeHandOver');
  const remove = useCommand('custody.removeHandOver');
  const people = guardianWords(file.guardians);
  const occurredOn: LocalDate | null = handOver?.occurredOn ?? todayOnThisPc();
  const form = useFileRecordForm({
    kind: 'custodyHandOver',
    studentId: file.id,
    recordId: handOver?.id ?? null,
    schema: contract['custody.writeHandOver'].input,
    initial: {
      custodyHandOverId: handOver?.id ?? null,
      studentId: file.id,
      occurredOn,
      startsAt: handOver?.startsAt ?? '',
      place: handOver?.place ?? '',
      handedBy: handOver?.handedBy ?? person,
      takenBy: handOver?.takenBy ?? '',
      riskTold: handOver?.riskTold ?? '',
      goesTo: handOver?.goesTo ?? '',
      instructions: handOver?.instructions ?? '',
      witnesses: handOver?.witnesses ?? '',
      signers: signersDraft(handOver?.signers, people),
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="custodyHandOver"
      form={form}
      removing={
        handOver && {
          of: file.name,
          on: handOver.occurredOn,
          consequence: '这次移交将不再显示和打印',
          remove: (reason) => remove.run({ custodyHandOverId: handOver.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <TimeField label="时间（到分钟）" required {...form.getInputProps('startsAt')} />
        <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
        <TextInput label="移交人" required autoComplete="off" {...form.getInputProps('handedBy')} />
      </div>
      <Autocomplete label="接走孩子的人" required data={people} {...form.getInputProps('takenBy')} />
      <SignersField
        people={people}
        {...form.getInputProps('signers')}
        propsOf={(path) => form.getInputProps(path)}
      />
      <Textarea
        label="告知的情况与风险"
        description="看到了什么、担心什么；照事实写，不写具体方法"
        required
        minRows={4}
        {...form.getInputProps('riskTold')}
      />
      <TextInput
        label="去向"
        description="回家，或去哪家医院"
        required
        autoComplete="off"
        {...form.getInputProps('goesTo')}
      />
      <Textarea
        label="请监护人做的事"
        description="谁陪着、收好什么、去哪里看、有事找谁"
        required
        minRows={3}
        {...form.getInputProps('instructions')}
      />
      <TextInput label="见证人" autoComplete="off" {...form.getInputProps('witnesses')} />
    </FileRecordForm>
  );
}
