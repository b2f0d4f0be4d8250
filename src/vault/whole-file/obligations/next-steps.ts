import type { StudentId } from '#shared/contract/fields.ts';
import type { NextStep } from '#shared/contract/next-steps.ts';
import type { OwedLine } from '#shared/contract/obligations.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { owedTo } from './owed.ts';

/** What is due next about each student; about whoever has left, or waits for nothing, nothing is said. */
export function nextSteps(reader: Reader): Map<StudentId, NextStep> {
  return new Map(
    [...owedTo(reader, 'everybody')].flatMap(([id, lines]) => {
      const step = nextStepOf(lines);
      return step ? [[id, step]] : [];
    }),
  );
}

/**
 * What comes first of what is owed; null where all of it was put off.
 *
 * @param lines of one student, in their order.
 */
export function nextStepOf(lines: readonly OwedLine[]): NextStep | null {
  const standing = lines.filter(({ putOffUntil }) => putOffUntil === null);
  const [first] = standing;
  if (!first) return null;
  const missedWeeks = standing.find(({ what }) => what === 'followUp')?.missed ?? 0;
  return { ...first, missedWeeks };
}
