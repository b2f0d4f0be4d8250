import type { PlanMeasure, PlanStepTold } from './contract/plans.ts';
import { FILED_WITH, PLAN_STEPS, REVIEW_OUTCOMES } from './plan-steps.ts';
import { MEASURE_KINDS } from './plan-terms.ts';
import { writtenDate } from './school-calendar.ts';

/** A step of a plan in words: what it was, and what it says beside that, piece by piece. */
export function writtenPlanStep(
  {
    step,
    who,
    witnesses,
    institution,
    text,
    filedWith,
    receipt,
    outcome,
    nextOn,
    measureId,
  }: Omit<PlanStepTold, 'id' | 'occurredOn'>,
  measures: readonly PlanMeasure[],
): { title: string; said: string[] } {
  const measure = measures.find(({ id }) => id === measureId);
  const what = filedWith ? `${PLAN_STEPS[step]}（${FILED_WITH[filedWith]}）` : PLAN_STEPS[step];
  return {
    title: outcome ? `${what}：${REVIEW_OUTCOMES[outcome]}` : what,
    said: [
      measure?.content ?? '',
      institution,
      receipt && `回执：${receipt}`,
      who,
      witnesses && `见证人：${witnesses}`,
      text,
      nextOn === null ? '' : `下次复评：${writtenDate(nextOn)}`,
    ].filter(Boolean),
  };
}

/** A measure in one line: 心理辅导：每周一次谈话（每周一次），心理教师，2026年9月1日至2027年1月20日. */
export function writtenMeasure({ kind, content, frequency, responsible, ...days }: PlanMeasure): string {
  const span = writtenMeasureSpan(days);
  return [`${MEASURE_KINDS[kind]}：${content}${frequency && `（${frequency}）`}`, responsible, span]
    .filter(Boolean)
    .join('，');
}

/** From when until when, as far as it is known. */
export function writtenMeasureSpan({ fromOn, untilOn }: Pick<PlanMeasure, 'fromOn' | 'untilOn'>): string {
  if (fromOn && untilOn) return `${writtenDate(fromOn)}至${writtenDate(untilOn)}`;
  if (fromOn) return `${writtenDate(fromOn)}起`;
  return untilOn ? `至${writtenDate(untilOn)}` : '';
}
