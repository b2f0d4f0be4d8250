import { Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import type { Plan, PlanStepId, PlanStepTold } from '#shared/contract/plans.ts';
import { REVIEW_CAUSES } from '#shared/plan-review.ts';
import { isInForce, isUnsigned, mayFollow, PLAN_STATES } from '#shared/plan-steps.ts';
import { PLAN_TEXTS } from '#shared/plan-terms.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { writtenMeasure, writtenPlanStep } from '#shared/written-plan.ts';
import { PlanPapers } from './plan-papers.tsx';
import { PlanStepForm } from './plan-step-form.tsx';
import classes from './plans.module.css';
import { ReadPlan } from './read-plan.tsx';

const TEXTS = codesOf(PLAN_TEXTS);
/** As on paper, what is done stands behind what is to be reached. */
const afterGoals = TEXTS.indexOf('goals') + 1;

/** A plan: how it stands, what was planned, what came of it, what comes next, and its papers. */
export function PlanOpened(props: RecordProps<'plan'>) {
  return <ReadPlan id={props.id}>{(plan) => <Opened {...props} plan={plan} />}</ReadPlan>;
}

function Opened({ file, id, isArchived, onShow, plan }: RecordProps<'plan'> & { plan: Plan }) {
  const [correcting, setCorrecting] = useState<PlanStepId>();
  const { state, steps, review, level } = plan;
  const wrong = isArchived ? undefined : steps.find((step) => step.id === correcting);
  const goesOn = !isArchived && mayFollow(state).length > 0;
  const laterDraft = file.plans.find(({ revises }) => revises === id);
  return (
    <Stack gap={20}>
      <Facts
        rows={[
          ['状态', PLAN_STATES[state]],
          ['版本', `第 ${plan.version} 版`],
          ['当时等级', level && <LevelMark level={level} />],
          ['制定日期', writtenDate(plan.occurredOn)],
          [
            '下次复评',
            review &&
              `${writtenDate(review.on)}（${REVIEW_CAUSES[review.cause]}）${review.on < todayOnThisPc() ? '，已过期' : ''}`,
          ],
        ]}
      />
      {!isArchived && (
        <Group gap={8}>
          {isUnsigned(state) && (
            <Button
              variant="default"
              onClick={() => onShow({ shows: 'correcting', opens: { record: 'plan', id } })}
            >
              修改方案
            </Button>
          )}
          {isInForce(state) && !laterDraft && (
            <Button variant="default" onClick={() => onShow({ shows: 'writing', kind: 'plan', given: id })}>
              写新的一版
            </Button>
          )}
          {plan.passedBy && <SeenIn id={plan.passedBy} onShow={onShow} />}
          {laterDraft && (
            <Button
              variant="default"
              onClick={() => onShow({ shows: 'record', opens: { record: 'plan', id: laterDraft.id } })}
            >
              打开第 {laterDraft.version} 版
            </Button>
          )}
        </Group>
      )}
      {steps.length > 0 && (
        <section aria-label="经过">
          <Heading>经过</Heading>
          {steps.map((step) =>
            step === wrong ? (
              <PlanStepForm
                key={step.id}
                file={file}
                plan={plan}
                step={step}
                onDone={() => setCorrecting(undefined)}
                onCancel={() => setCorrecting(undefined)}
              />
            ) : (
              <Step
                key={step.id}
                plan={plan}
                step={step}
                onOpen={() => setCorrecting(isArchived ? undefined : step.id)}
              />
            ),
          )}
        </section>
      )}
      {goesOn && !wrong && (
        <section aria-label="接下来">
          <Heading>接下来</Heading>
          <PlanStepForm
            key={`${state}/${steps.length}`}
            file={file}
            plan={plan}
            step={null}
            onDone={() => undefined}
          />
        </section>
      )}
      <section aria-label="方案内容">
        <Heading>方案内容</Heading>
        <Facts
          rows={[
            ...TEXTS.slice(0, afterGoals).map((code) => [PLAN_TEXTS[code], plan[code]] as const),
            [
              '干预措施',
              plan.measures.length > 0 && (
                <ol className={classes.measures}>
                  {plan.measures.map((measure) => (
                    <li key={measure.id}>{writtenMeasure(measure)}</li>
                  ))}
                </ol>
              ),
            ],
            ...TEXTS.slice(afterGoals).map((code) => [PLAN_TEXTS[code], plan[code]] as const),
          ]}
        />
      </section>
      <PlanPapers plan={plan} />
    </Stack>
  );
}

/** The conference that passed the plan. */
function SeenIn({ id, onShow }: { id: ConferenceExtractId } & Pick<RecordProps<'plan'>, 'onShow'>) {
  return (
    <Button
      variant="subtle"
      onClick={() => onShow({ shows: 'record', opens: { record: 'conferenceExtract', id } })}
    >
      查看会商
    </Button>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Title order={3} size="h5" mb={8}>
      {children}
    </Title>
  );
}

/** One step, which opens to be put right. */
function Step({ plan, step, onOpen }: { plan: Plan; step: PlanStepTold; onOpen(): void }) {
  const { title, said } = writtenPlanStep(step, plan.measures);
  return <OpenRow title={title} note={[writtenDate(step.occurredOn), ...said].join('　')} onOpen={onOpen} />;
}
