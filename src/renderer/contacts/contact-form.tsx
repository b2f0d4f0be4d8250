import { Autocomplete, Checkbox, Group, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { WrittenAsVisit } from '#renderer/home-visits/written-as-visit.tsx';
import { InstitutionsField } from '#renderer/institutions/institutions-field.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Contact } from '#shared/contract/contacts.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { Referral } from '#shared/contract/referrals.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { mayFollow, REFERRAL_STEPS, stepOfAnswer } from '#shared/referral-steps.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import {
  CHILD_PRESENCES,
  CONTACT_CHANNELS,
  type ContactChannel,
  codesOf,
  GUARDIAN_ANSWERS,
} from '#shared/terms.ts';

const CHANNELS = codesOf(CONTACT_CHANNELS).map((code) => ({ value: code, label: CONTACT_CHANNELS[code] }));
const ANSWERS = codesOf(GUARDIAN_ANSWERS).map((code) => ({ value: code, label: GUARDIAN_ANSWERS[code] }));

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

/** The referral whose answer is still open: what the guardian says in a talk is mostly said of it. */
const openReferral = ({ referrals }: StudentFile) =>
  referrals.find(({ state }) => ['suggested', 'refused', 'agreed', 'appointed'].includes(state));

/** What the answer is in the referral, where it can follow there. */
function stepInReferral(referral: Referral | undefined, answered: Draft['answered']) {
  const step = stepOfAnswer(answered);
  return referral && step && mayFollow(referral.state).includes(step) ? step : undefined;
}

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
    answered: contact?.answered ?? null,
    answer: contact?.answer ?? '',
    refusal: contact?.refusal ?? '',
    unsigned: contact?.unsigned ?? false,
    // One that is put right has been a step already, or never was one.
    answersReferral: contact ? null : (openReferral(file)?.id ?? null),
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
    write: (wanted) =>
      write.run({
        ...wanted,
        answersReferral: stepInReferral(openReferral(file), wanted.answered) ? wanted.answersReferral : null,
      }),
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
          data={CHANNELS}
          {...form.getInputProps('channel')}
        />
        <TimeField label="时间" {...form.getInputProps('startsAt')} />
        <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
      </div>
      {form.values.channel === 'homeVisit' && <WrittenAsVisit studentId={file.id} />}
      <div className={pair.pair}>
        <Autocomplete label="监护人" required data={words} {...form.getInputProps('guardian')} />
        <TextInput label="谈话人" required autoComplete="off" {...form.getInputProps('spokenBy')} />
      </div>
      <TextInput
        label="在场人"
        description="一起在场的老师或其他人，可以不填；家长拒绝时，是见证人"
        autoComplete="off"
        {...form.getInputProps('witnesses')}
      />
      <ChildWas form={form} />
      <Textarea
        label="谈话内容"
        description="告知了什么、建议了什么"
        required
        minRows={6}
        {...form.getInputProps('text')}
      />
      <InstitutionsField
        label="推荐机构"
        description="推荐去的医院，一行一家，可以不填"
        {...form.getInputProps('institutions')}
      />
      <Answer form={form} referral={contact ? undefined : openReferral(file)} />
    </FileRecordForm>
  );
}

/** 学生回避 (policy Z6); where nobody says, it is not known. */
function ChildWas({ form }: { form: RecordFormState<Draft> }) {
  const { value, onChange, ...childWas } = form.getInputProps('childWas');
  return (
    <Radio.Group
      label="孩子是否在场"
      description="约谈家长时请孩子回避"
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen || null)}
      {...childWas}
    >
      <Group gap={16} pt={4}>
        {codesOf(CHILD_PRESENCES).map((code) => (
          <Radio key={code} value={code} label={CHILD_PRESENCES[code]} />
        ))}
        <Radio value="" label="未填" />
      </Group>
    </Radio.Group>
  );
}

/** What the guardian answered, refused and would not sign; none of it must be filled in. */
function Answer({ form, referral }: { form: RecordFormState<Draft>; referral: Referral | undefined }) {
  const { answered, unsigned, refusal, answersReferral } = form.values;
  const step = stepInReferral(referral, answered);
  return (
    <>
      <Select
        label="家长答复"
        clearable
        placeholder="未填"
        data={ANSWERS}
        {...form.getInputProps('answered')}
      />
      <Textarea label="家长怎么说" minRows={2} {...form.getInputProps('answer')} />
      <Checkbox
        label="拒签"
        description="家长不肯在记录表上签字；表上改由两位见证人签字"
        {...form.getInputProps('unsigned', { type: 'checkbox' })}
      />
      {(answered === 'refuses' || unsigned || refusal !== '') && (
        <Textarea label="拒绝的事和理由" minRows={2} {...form.getInputProps('refusal')} />
      )}
      {referral && step && (
        <Checkbox
          label={`同时记入转介：${REFERRAL_STEPS[step]}`}
          description={`${writtenDate(referral.occurredOn)}建议的转介，不用再写一遍${step === 'refused' ? '；在场人就是见证人，要填写' : ''}`}
          checked={answersReferral !== null}
          onChange={({ currentTarget }) =>
            form.setFieldValue('answersReferral', currentTarget.checked ? referral.id : null)
          }
        />
      )}
    </>
  );
}
