import { Textarea } from '@mantine/core';
import { guardianWord } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { ConferenceExtract } from '#shared/contract/conferences.ts';
import { contract } from '#shared/contract/index.ts';
import type { Plan } from '#shared/contract/plans.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { PLAN_TEXTS, type PlanText, SAFETY_STEPS } from '#shared/plan-terms.ts';
import { type LocalDate, todayOnThisPc, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { FormPart } from './form-part.tsx';
import { type MeasureDraft, measuresDecided, measuresOf } from './measure-draft.ts';
import { MeasuresField } from './measures-field.tsx';

interface PlanFormProps {
  file: StudentFile;
  /** Null for another one. */
  plan: Plan | null;
  /** The version whose words another one begins with. */
  copied: Plan | null;
  /** What a conference has decided, with which a first version begins. */
  decided?: ConferenceExtract;
  onClose(): void;
}

/** 干预方案（一生一策）: what was seen, why, what is to be reached, and what everybody does for it. */
export function PlanForm({ file, plan, copied, decided, onClose }: PlanFormProps) {
  const write = useCommand('plans.write');
  const remove = useCommand('plans.remove');
  const begun = plan ?? copied;
  const occurredOn: LocalDate | null = plan?.occurredOn ?? decided?.occurredOn ?? todayOnThisPc();
  const reviewOn: LocalDate | null = plan?.reviewOn ?? null;
  const measures: MeasureDraft[] = decided ? measuresDecided(decided) : measuresOf(begun);
  const form = useFileRecordForm({
    kind: 'plan',
    studentId: file.id,
    recordId: plan?.id ?? copied?.id ?? decided?.id ?? null,
    schema: contract['plans.write'].input,
    initial: {
      planId: plan?.id ?? null,
      revises: plan?.revises ?? copied?.id ?? null,
      studentId: file.id,
      occurredOn,
      reviewOn,
      ...(begun ? textsOf(begun) : knownOf(file)),
      ...(decided && { behaviour: decided.facts }),
      measures,
    },
    write: write.run,
    onClose,
  });
  const text = (code: PlanText, hint?: string) => (
    <Textarea
      key={code}
      label={PLAN_TEXTS[code]}
      {...(hint && { description: hint })}
      minRows={2}
      maxRows={16}
      {...form.getInputProps(code)}
    />
  );
  return (
    <FileRecordForm
      kind="plan"
      form={form}
      removing={
        plan && {
          of: file.name,
          on: plan.occurredOn,
          consequence: '这份没有签字的方案将不再显示和打印',
          remove: (reason) => remove.run({ planId: plan.id, reason }),
        }
      }
      onClose={onClose}
    >
      <DateField label="制定日期" required {...form.getInputProps('occurredOn')} />
      <FormPart word="情况与目标">
        {text('testResults', '注明是筛查，不是诊断')}
        {text('behaviour')}
        {text('causeIndividual')}
        {text('causeFamily')}
        {text('causeSchool')}
        {text('causePeers', '不写其他学生的姓名')}
        <Textarea
          label={PLAN_TEXTS.goals}
          description="什么时候之前，看得见地达到什么；也印在家长版上"
          required
          minRows={2}
          maxRows={16}
          {...form.getInputProps('goals')}
        />
      </FormPart>
      <MeasuresField form={form} file={file} />
      <FormPart word="学业与课堂" note="课堂两栏和学业三栏印给任课教师，不写诊断">
        {text('pace')}
        {text('homework')}
        {text('discipline')}
        {text('inClass')}
        {text('notInClass')}
      </FormPart>
      <FormPart word="阻控">
        {text('triggers')}
        {text('dangers', '也印在家长版上')}
        {text('toProtect', '不写其他学生的姓名')}
        {text('whenWorse', '谁来陪，先联系谁，送到哪里；也印在家长版上')}
        {text('callFirst', '姓名和电话，按先后写；也印在家长版上')}
      </FormPart>
      <FormPart
        word="学生自己的安全计划"
        note="和学生一起写，用学生的话，不写其他学生的姓名；第 1、2、5、6 步也印在家长版上，先问过学生"
      >
        {SAFETY_STEPS.map((code, at) => (
          <Textarea
            key={code}
            label={`${at + 1}. ${PLAN_TEXTS[code]}`}
            minRows={2}
            maxRows={16}
            {...form.getInputProps(code)}
          />
        ))}
      </FormPart>
      <FormPart word="家庭与复评">
        {text('atHome', '印在家长版上')}
        <DateField
          label="复评日期"
          description="不填的，按等级的复评间隔推算"
          ahead
          {...form.getInputProps('reviewOn')}
        />
      </FormPart>
    </FileRecordForm>
  );
}

const textsOf = (plan: Plan): Record<PlanText, string> =>
  // Each code is a text of the plan.
  Object.fromEntries(codesOf(PLAN_TEXTS).map((code) => [code, plan[code]])) as Record<PlanText, string>;

/** What the file says already, for a plan that begins: nobody writes it twice. */
function knownOf({ screenings, guardians }: StudentFile): Record<PlanText, string> {
  const tests = screenings
    .slice(0, 3)
    .map(({ occurredOn, scale, result }) => `${writtenDate(occurredOn)} ${scale}：${result}（筛查，非诊断）`);
  // Who lives apart from the first contact need not stand on a paper that the first contact reads.
  const calls = guardians
    .slice(0, 1)
    .map((guardian) => [guardianWord(guardian), writtenPhone(guardian.phone)].filter(Boolean).join(' '));
  // As above: an empty text for each code.
  const nothing = Object.fromEntries(codesOf(PLAN_TEXTS).map((code) => [code, ''])) as Record<
    PlanText,
    string
  >;
  return { ...nothing, testResults: tests.join('\n'), callFirst: calls.join('\n') };
}
