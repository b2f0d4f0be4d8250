import { Autocomplete, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Interview } from '#shared/contract/interviews.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf, RISK_ANSWERS, type RiskAnswer } from '#shared/terms.ts';

interface InterviewFormProps {
  file: StudentFile;
  /** Null for another one. */
  interview: Interview | null;
  /** Who mostly speaks: whoever is at the PC. */
  person: string;
  onClose(): void;
}

/** Why somebody speaks with the student, as the batches say it that wait for a talk. */
function occasionOf({ screeningEntries }: StudentFile): string {
  const waiting = screeningEntries.find(({ way }) => way?.way === 'toInterview');
  return waiting ? [waiting.batchName, waiting.why].filter(Boolean).join('：').slice(0, 500) : '';
}

/** 面谈: who spoke with the student, what was told before, what was asked, and what it looks like; no diagnosis. */
export function InterviewForm({ file, interview, person, onClose }: InterviewFormProps) {
  const write = useCommand('interviews.write');
  const remove = useCommand('interviews.remove');
  const { data: staff = [] } = useRequest('school.staff', {});
  const occurredOn: LocalDate | null = interview?.occurredOn ?? todayOnThisPc();
  const risk: RiskAnswer = interview?.risk ?? 'notAsked';
  const form = useFileRecordForm({
    kind: 'interview',
    studentId: file.id,
    recordId: interview?.id ?? null,
    schema: contract['interviews.write'].input,
    initial: {
      interviewId: interview?.id ?? null,
      studentId: file.id,
      occurredOn,
      startsAt: interview?.startsAt ?? '',
      place: interview?.place ?? '',
      interviewer: interview?.interviewer ?? person,
      occasion: interview?.occasion ?? occasionOf(file),
      teacherSays: interview?.teacherSays ?? '',
      guardianSays: interview?.guardianSays ?? '',
      content: interview?.content ?? '',
      risk,
      riskText: interview?.riskText ?? '',
      impression: interview?.impression ?? '',
      advice: interview?.advice ?? '',
    },
    write: write.run,
    onClose,
  });
  const names = [person, ...staff.map(({ name }) => name)];
  return (
    <FileRecordForm
      kind="interview"
      form={form}
      removing={
        interview && {
          of: file.name,
          on: interview.occurredOn,
          consequence: '这次面谈将不再显示和打印；普查里这名学生回到待面谈',
          remove: (reason) => remove.run({ interviewId: interview.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField label="面谈日期" required {...form.getInputProps('occurredOn')} />
        <TimeField label="开始时间" {...form.getInputProps('startsAt')} />
      </div>
      <div className={pair.pair}>
        <Autocomplete
          label="面谈人"
          required
          data={[...new Set(names.filter(Boolean))]}
          {...form.getInputProps('interviewer')}
        />
        <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
      </div>
      <Textarea label="面谈原因" {...form.getInputProps('occasion')} />
      <Textarea label="班主任反映" {...form.getInputProps('teacherSays')} />
      <Textarea label="家长反映" {...form.getInputProps('guardianSays')} />
      <Textarea label="面谈内容" required minRows={6} {...form.getInputProps('content')} />
      <WarningPrompt text={form.values.content} studentId={file.id} />
      <Radio.Group
        label="自伤或自杀风险"
        description="有没有问过，学生怎么说"
        {...form.getInputProps('risk')}
      >
        <Stack gap={12} my={8}>
          {codesOf(RISK_ANSWERS).map((code) => (
            <Radio key={code} value={code} label={RISK_ANSWERS[code]} />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.risk !== 'notAsked' && <Textarea label="学生的回答" {...form.getInputProps('riskText')} />}
      <Textarea label="初步印象" description="非诊断" required {...form.getInputProps('impression')} />
      <Textarea label="建议" {...form.getInputProps('advice')} />
    </FileRecordForm>
  );
}
