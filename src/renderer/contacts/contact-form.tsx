import { Autocomplete, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { WrittenAsVisit } from '#renderer/home-visits/written-as-visit.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Contact } from '#shared/contract/contacts.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { CHILD_PRESENCES, CONTACT_CHANNELS, type ContactChannel, codesOf } from '#shared/terms.ts';

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

/** What stands in the form: a talk, where the day and the channel may still be missing. */
type Draft = Omit<InputOf<'contacts.write'>, 'occurredOn' | 'channel'> & {
  occurredOn: LocalDate | null;
  channel: ContactChannel | null;
};

function draftOf(
  file: StudentFile,
  contact: Contact | null,
  suggested: Pick<Draft, 'guardian' | 'spokenBy'>,
): Draft {
  return {
    contactId: contact?.id ?? null,
    studentId: file.id,
    occurredOn: contact?.occurredOn ?? todayOnThisPc(),
    startsAt: contact?.startsAt ?? '',
    channel: contact?.channel ?? null,
    place: contact?.place ?? '',
    guardian: contact?.guardian ?? suggested.guardian,
    spokenBy: contact?.spokenBy ?? suggested.spokenBy,
    witnesses: contact?.witnesses ?? '',
    childWas: contact?.childWas ?? null,
    text: contact?.text ?? '',
    institutions: contact?.institutions ?? '',
    answer: contact?.answer ?? '',
    refused: contact?.refused ?? false,
    refusal: contact?.refusal ?? '',
  };
}

function Form({ file, contact, person, onClose }: ContactFormProps & { person: string }) {
  const write = useCommand('contacts.write');
  const remove = useCommand('contacts.remove');
  const words = guardianWords(file.guardians);
  const form = useFileRecordForm({
    kind: 'contact',
    studentId: file.id,
    recordId: contact?.id ?? null,
    schema: contract['contacts.write'].input,
    initial: draftOf(file, contact, { guardian: words[0] ?? '', spokenBy: person }),
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
      <ForThePaper form={form} />
    </FileRecordForm>
  );
}

/** What 家校沟通记录表 asks for besides; none of it must be filled in. */
function ForThePaper({ form }: { form: RecordFormState<Draft> }) {
  const refused = form.getInputProps('refused', { type: 'checkbox' });
  return (
    <>
      <Checkbox label="家长拒绝" description="拒绝就医、签字或面谈，在这里单独记下" {...refused} />
      {(form.values.refused || form.values.refusal !== '') && (
        <Textarea label="拒绝的事和理由" minRows={2} {...form.getInputProps('refusal')} />
      )}
      <Textarea
        label="家长答复"
        description="记录表上单列一栏，可以不填"
        minRows={2}
        {...form.getInputProps('answer')}
      />
      <TextInput
        label="推荐机构"
        placeholder="推荐去的医院，可写几家"
        autoComplete="off"
        {...form.getInputProps('institutions')}
      />
      <div className={pair.pair}>
        <TimeField label="开始时间" {...form.getInputProps('startsAt')} />
        <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
      </div>
      <Select
        label="孩子是否在场"
        clearable
        placeholder="未填"
        data={codesOf(CHILD_PRESENCES).map((code) => ({ value: code, label: CHILD_PRESENCES[code] }))}
        {...form.getInputProps('childWas')}
      />
    </>
  );
}
