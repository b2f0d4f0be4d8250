import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { WrittenAsVisit } from '#renderer/home-visits/written-as-visit.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Contact } from '#shared/contract/contacts.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { CONTACT_CHANNELS, type ContactChannel, codesOf } from '#shared/terms.ts';

interface ContactFormProps {
  file: StudentFile;
  /** Null for another one. */
  contact: Contact | null;
  onClose(): void;
}

/** 家校沟通: what was said to whom, by whom, and who was there. */
export function ContactForm(props: ContactFormProps) {
  const { data } = useRequest('school.particulars', {});
  return data ? <Form {...props} person={data.person} /> : null;
}

function Form({ file, contact, person, onClose }: ContactFormProps & { person: string }) {
  const write = useCommand('contacts.write');
  const remove = useCommand('contacts.remove');
  const words = guardianWords(file.guardians);
  const occurredOn: LocalDate | null = contact?.occurredOn ?? todayOnThisPc();
  const channel: ContactChannel | null = contact?.channel ?? null;
  const form = useFileRecordForm({
    kind: 'contact',
    studentId: file.id,
    recordId: contact?.id ?? null,
    schema: contract['contacts.write'].input,
    initial: {
      contactId: contact?.id ?? null,
      studentId: file.id,
      occurredOn,
      channel,
      guardian: contact?.guardian ?? words[0] ?? '',
      spokenBy: contact?.spokenBy ?? person,
      witnesses: contact?.witnesses ?? '',
      text: contact?.text ?? '',
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="contact"
      form={form}
      removing={
        contact && {
          of: file.name,
          on: contact.occurredOn,
          consequence: '这次沟通将不再显示和打印',
          remove: (reason) => remove.run({ contactId: contact.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <Select
          label="方式"
          required
          placeholder="请选择"
          data={codesOf(CONTACT_CHANNELS).map((code) => ({ value: code, label: CONTACT_CHANNELS[code] }))}
          {...form.getInputProps('channel')}
        />
      </div>
      {form.values.channel === 'homeVisit' && <WrittenAsVisit studentId={file.id} />}
      <div className={pair.pair}>
        <Autocomplete label="监护人" required data={words} {...form.getInputProps('guardian')} />
        <TextInput label="谈话人" required autoComplete="off" {...form.getInputProps('spokenBy')} />
      </div>
      <TextInput
        label="在场人"
        description="一起在场的老师或其他人，可以不填"
        autoComplete="off"
        {...form.getInputProps('witnesses')}
      />
      <Textarea
        label="谈话内容"
        description="告知了什么、建议了什么、对方怎么说"
        required
        minRows={6}
        {...form.getInputProps('text')}
      />
    </FileRecordForm>
  );
}
