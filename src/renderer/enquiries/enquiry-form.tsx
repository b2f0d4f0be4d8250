import {
  Alert,
  Autocomplete,
  Button,
  Input,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { PartTitle } from '#renderer/parts/part-title.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Enquiry } from '#shared/contract/enquiries.ts';
import { contract } from '#shared/contract/index.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import {
  ENQUIRY_CHANNELS,
  ENQUIRY_SENDERS,
  type EnquirySender,
  speaksOfDanger,
  writtenSender,
} from '#shared/enquiries.ts';
import { codesOf, RISK_ANSWERS } from '#shared/terms.ts';
import classes from './enquiries.module.css';
import type { EnquiryDraft } from './enquiry-text.ts';
import { WRITE_ENQUIRY } from './enquiry-words.ts';

const CHANNELS = codesOf(ENQUIRY_CHANNELS).map((code) => ({ value: code, label: ENQUIRY_CHANNELS[code] }));
const SENDERS = codesOf(ENQUIRY_SENDERS).map((code) => ({ value: code, label: ENQUIRY_SENDERS[code] }));
const RISKS = codesOf(RISK_ANSWERS).map((code) => ({ value: code, label: RISK_ANSWERS[code] }));

interface EnquiryFormProps {
  initial: EnquiryDraft;
  /** Null for another one. */
  enquiry: Enquiry | null;
  onClose(): void;
}

/** Somebody turned to the room: by which way, when, who, what, whether a life is in danger, and what was answered. */
export function EnquiryForm({ initial, enquiry, onClose }: EnquiryFormProps) {
  const { go } = usePlace();
  const write = useCommand('enquiries.write');
  const remove = useCommand('enquiries.remove');
  const form = useRecordForm({
    schema: contract['enquiries.write'].input,
    initial,
    draftKey: enquiry
      ? `enquiry:${enquiry.id}`
      : initial.studentId
        ? draftKeyInFile('enquiry', initial.studentId)
        : 'enquiry:new',
    changesRecord: enquiry !== null,
    submit: write.run,
    onDone: ({ enquiryId }) => {
      announce('已保存信箱热线');
      // A life comes before the register.
      if (speaksOfDanger(form.getValues().risk) && !speaksOfDanger(initial.risk)) {
        go({ at: 'onTheSpot', from: enquiryId });
      } else onClose();
    },
  });
  const { values } = form;
  return (
    <RecordForm
      form={form}
      name={enquiry ? '信箱热线' : WRITE_ENQUIRY}
      onCancel={onClose}
      extraActions={
        enquiry && (
          <RemoveButton
            what="信箱热线"
            of={writtenSender(enquiry)}
            on={enquiry.occurredOn}
            consequence="这条记录将不再列在登记簿里"
            remove={(reason) => remove.run({ enquiryId: enquiry.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <Select
        label="方式"
        required
        allowDeselect={false}
        data={CHANNELS}
        {...form.getInputProps('channel')}
      />
      <div className={pair.pair}>
        <DateField label="收到日期" required {...form.getInputProps('occurredOn')} />
        <TimeField label="时间" {...form.getInputProps('startsAt')} />
      </div>
      <Sender form={form} wasAnonymous={enquiry?.sender === 'anonymous'} />
      <Textarea
        label="内容摘要"
        description="写事实；信里的原话可以照抄"
        required
        minRows={4}
        autosize
        {...form.getInputProps('summary')}
      />
      <WarningPrompt text={values.summary} studentId={values.studentId} />
      <Input.Wrapper
        label="自伤或自杀风险"
        description="问到、听到或信里写到的"
        error={form.errors.risk}
        data-path="risk"
      >
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label="自伤或自杀风险"
          data={RISKS}
          value={values.risk}
          onChange={(risk) => form.setFieldValue('risk', risk)}
        />
      </Input.Wrapper>
      {speaksOfDanger(values.risk) && <Danger />}
      <Takers form={form} />
      <Answer form={form} />
    </RecordForm>
  );
}

type FormState = RecordFormState<EnquiryDraft>;

function Sender({ form, wasAnonymous }: { form: FormState; wasAnonymous: boolean }) {
  const { sender } = form.values;
  const choose = (chosen: EnquirySender) => {
    // What the other choice had said may not stay behind, out of sight.
    form.setValues({
      sender: chosen,
      ...(chosen === 'student' ? {} : { studentId: null }),
      ...(chosen === 'other' ? {} : { fromWhom: '' }),
    });
  };
  return (
    <>
      <Input.Wrapper
        label="来自"
        description={
          sender === 'anonymous'
            ? '不猜是谁写的，不进任何人的档案；以后知道了，再改成“本校学生”'
            : wasAnonymous && sender === 'student'
              ? '保存后，这条记录和它的附件归入这名学生的档案'
              : undefined
        }
        error={form.errors.sender}
        data-path="sender"
      >
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label="来自"
          data={SENDERS}
          value={sender}
          onChange={choose}
        />
      </Input.Wrapper>
      {sender === 'student' && <StudentPicker label="学生" required {...form.getInputProps('studentId')} />}
      {sender === 'other' && (
        <TextInput
          label="是谁"
          required
          placeholder="例如 家长、校外同学"
          autoComplete="off"
          {...form.getInputProps('fromWhom')}
        />
      )}
    </>
  );
}

/** What stands on the screen for the spot comes first; what is being written keeps its draft. */
function Danger() {
  return (
    <Alert color="red" icon={<IconUrgent aria-hidden />} title="可能有生命危险">
      先保证安全：找到人、有人陪、告诉家长和学校。保存后直接进入危机现场，写下的内容会带过去；也可以现在按
      F8。
    </Alert>
  );
}

function Takers({ form }: { form: FormState }) {
  const { data: school } = useRequest('school.particulars', {});
  const { data: staff = [] } = useRequest('school.staff', {});
  const names = [school?.person ?? '', ...staff.map(({ name }) => name)].filter(Boolean);
  return (
    <Autocomplete label="受理人" required data={[...new Set(names)]} {...form.getInputProps('takenBy')} />
  );
}

function Answer({ form }: { form: FormState }) {
  const { answeredOn, answer, unanswerable } = form.values;
  const isAnswered = answeredOn !== null || answer !== '';
  const [says, setSays] = useState<'answer' | 'none' | null>(null);
  const shows = isAnswered || says === 'answer' ? 'answer' : unanswerable !== '' ? 'none' : says;
  return (
    <PartTitle title="回应">
      {shows === null && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => setSays('answer')}>
            写回应
          </Button>
          <Button variant="subtle" onClick={() => setSays('none')}>
            无法回应…
          </Button>
        </div>
      )}
      {shows === 'answer' && (
        <>
          <DateField label="回应日期" {...form.getInputProps('answeredOn')} />
          <Textarea
            label="怎样回应"
            description="例如 当面谈了、回了信、贴在回音栏；面谈过的写辅导记录就行，不用在这里再写"
            minRows={2}
            autosize
            {...form.getInputProps('answer')}
          />
        </>
      )}
      {shows === 'none' && (
        <Textarea
          label="无法回应的原因"
          placeholder="例如 匿名，没有留联系方式，也不便公开回应"
          minRows={2}
          autosize
          {...form.getInputProps('unanswerable')}
        />
      )}
    </PartTitle>
  );
}
