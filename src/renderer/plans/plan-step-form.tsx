import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { type OwnFieldsForm, StepForm } from '#renderer/parts/step-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import { contract } from '#shared/contract/index.ts';
import type { Plan, PlanMeasureId, PlanStepTold } from '#shared/contract/plans.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import {
  FIELDS_OF_STEP,
  FILED_WITH,
  mayFollow,
  OWN_OF_STEP,
  type OwnFields,
  PLAN_STEPS,
  type PlanStep,
  REVIEW_OUTCOMES,
} from '#shared/plan-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

interface PlanStepFormProps {
  file: StudentFile;
  plan: Plan;
  /** Null for the next one. */
  step: PlanStepTold | null;
  onDone(): void;
  /** Undefined where the form always stands there. */
  onCancel?: (() => void) | undefined;
}

type Own = OwnFields<PlanMeasureId, ConferenceExtractId>;

/** What came of a plan: the next step, or one that is put right. Only the last is taken back, and no signature. */
export function PlanStepForm({ file, plan, step, onDone, onCancel }: PlanStepFormProps) {
  const write = useCommand('plans.writeStep');
  const remove = useCommand('plans.removeStep');
  const { data: staff = [] } = useRequest('school.staff', {});
  const { id: planId, state, steps, measures } = plan;
  const isDone = new Set(steps.flatMap(({ id, measureId }) => (id === step?.id ? [] : [measureId])));
  const open = measures.filter(({ id }) => !isDone.has(id));
  const allowed = mayFollow(state).filter((each) => each !== 'measureDone' || open.length > 0);
  const isLast = step !== null && step.id === steps.at(-1)?.id && step.step !== 'signed';
  const passing = file.extracts
    .filter(
      ({ finalisedAt, voided, occurredOn }) =>
        finalisedAt !== null && !voided && occurredOn >= plan.occurredOn,
    )
    .toReversed();
  const own: Own = {
    filedWith: step?.filedWith ?? (plan.level === 'general' ? 'school' : null),
    receipt: step?.receipt ?? '',
    outcome: step?.outcome ?? null,
    measureId: step?.measureId ?? null,
    extractId: step ? step.extractId : (passing[0]?.id ?? null),
  };
  return (
    <StepForm
      schema={contract['plans.writeStep'].input}
      of={{ planId }}
      words={PLAN_STEPS}
      asks={FIELDS_OF_STEP}
      own={own}
      OwnFields={(given) => <PlanOwnFields {...given} measures={open} passing={passing} />}
      step={step}
      allowed={allowed}
      name="接下来"
      question="接下来怎样了"
      people={[...new Set(staff.map(({ name }) => name))]}
      institutions={[]}
      draftKey={draftKeyInFile('plan', file.id, planId)}
      submit={write.run}
      removing={
        isLast ? { of: file.name, remove: (reason) => remove.run({ planId, stepId: step.id, reason }) } : null
      }
      done="已保存方案进展"
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

function PlanOwnFields({
  step,
  form,
  measures,
  passing,
}: {
  step: PlanStep;
  form: OwnFieldsForm<Own>;
  measures: Plan['measures'];
  /** Conferences since the plan was drawn up, the latest first. */
  passing: StudentFile['extracts'];
}) {
  const asked = OWN_OF_STEP[step];
  if (step === 'passed' && passing.length > 0)
    return (
      <Select
        label="会商"
        clearable
        placeholder="没有记在这里"
        data={passing.map(({ id, kind, occurredOn }) => ({
          value: id,
          label: `${writtenDate(occurredOn)} ${CONFERENCE_KINDS[kind]}`,
        }))}
        {...form.getInputProps('extractId')}
      />
    );
  switch (asked?.field) {
    case 'filedWith':
      return (
        <>
          <Choice label={asked.word} terms={FILED_WITH} {...form.getInputProps('filedWith')} />
          <TextInput
            label="备案回执"
            description="备案单位给的编号或收件人"
            autoComplete="off"
            {...form.getInputProps('receipt')}
          />
        </>
      );
    case 'outcome':
      return <Choice label={asked.word} terms={REVIEW_OUTCOMES} {...form.getInputProps('outcome')} />;
    case 'measureId':
      return (
        <Select
          label={asked.word}
          required
          placeholder="请选择"
          data={measures.map(({ id, content }) => ({ value: id, label: content }))}
          {...form.getInputProps('measureId')}
        />
      );
    default:
      return null;
  }
}

function Choice({
  terms,
  ...props
}: { label: string; terms: Readonly<Record<string, string>> } & Omit<
  Parameters<typeof Radio.Group>[0],
  'children'
>) {
  return (
    <Radio.Group required {...props}>
      <Stack gap={8} mt={8}>
        {codesOf(terms).map((code) => (
          <Radio key={code} value={code} label={terms[code]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
