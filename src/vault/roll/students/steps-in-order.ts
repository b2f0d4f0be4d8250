import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';

/** The steps that one lies between: no later than the next, no earlier than the one before. */
interface Neighbours {
  from: LocalDate;
  /** Undefined for the last one. */
  until: LocalDate | undefined;
}

/** @throws Refusal `outOfOrder`: the day lies before the step before, or behind the one after. */
export function refuseOutOfOrder(day: LocalDate, { from, until }: Neighbours): void {
  if (day < from)
    throw Refusal.at('occurredOn', 'outOfOrder', `前一步在${writtenDate(from)}，这一步不能比它早，请修改`);
  if (until !== undefined && day > until)
    throw Refusal.at('occurredOn', 'outOfOrder', `后一步在${writtenDate(until)}，这一步不能比它晚，请修改`);
}

/**
 * The last step, where it is the one that is meant: only that is taken back.
 *
 * @param steps in their order.
 * @throws Refusal `notTheLast` where another one was written after it; `gone()` where it is not among them.
 */
export function lastStep<Step extends { id: string }>(
  steps: readonly Step[],
  stepId: string,
  gone: () => Refusal,
): Step {
  const step = steps.find(({ id }) => id === stepId);
  if (!step) throw gone();
  if (step !== steps.at(-1))
    throw new Refusal(
      'notTheLast',
      '后面还有别的经过，不能删除这一步。请先删除最后一步，或只更正这一步的内容。',
    );
  return step;
}

/** What cannot follow, in words. */
interface OutOfTurn {
  /** What it is about and how it stands: 这次转介已结束. */
  standing: string;
  step: string;
  /** The words of what can. */
  allowed: readonly string[];
  /** What to do where nothing can. */
  otherwise: string;
}

/** That a step cannot come now, and which can. */
export function outOfTurn({ standing, step, allowed, otherwise }: OutOfTurn): Refusal {
  const next = allowed.length > 0 ? `接下来可以写：${allowed.join('、')}。` : otherwise;
  return Refusal.at('step', 'cannotFollow', `${standing}，不能写“${step}”。${next}`);
}
