import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIELDS_OF_STEP,
  isInForce,
  isUnsigned,
  mayFollow,
  PLAN_STATES,
  PLAN_STEPS,
  type PlanStep,
  REVIEW_OUTCOMES,
  type ReviewOutcome,
  stateAfter,
} from '#shared/plan-steps.ts';
import { codesOf } from '#shared/terms.ts';

const written = (...steps: (PlanStep | ReviewOutcome)[]) =>
  steps.map((each) =>
    Object.hasOwn(PLAN_STEPS, each)
      ? { step: each as PlanStep, outcome: null }
      : { step: 'reviewed' as const, outcome: each as ReviewOutcome },
  );

test.each([
  [[], 'draft'],
  [['passed'], 'passed'],
  [['passed', 'signed'], 'signed'],
  [['passed', 'signed', 'filed'], 'filed'],
  [['passed', 'signed', 'goesOn'], 'signed'],
  [['passed', 'signed', 'filed', 'measureDone', 'goesOn'], 'filed'],
  [['passed', 'signed', 'filed', 'revised'], 'revising'],
  [['passed', 'signed', 'filed', 'revised', 'goesOn'], 'filed'],
  [['passed', 'signed', 'revised', 'filed'], 'revising'],
  [['passed', 'signed', 'filed', 'closed'], 'closed'],
] as const)('after %j a plan is %s', (steps, state) => {
  expect(stateAfter(written(...steps))).toBe(state);
});

test('by any way that the states allow: nothing is filed, looked at or done before it is signed, and an end is an end', () => {
  const choices = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...codesOf(REVIEW_OUTCOMES))), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(choices, (drawn) => {
      const steps: { step: PlanStep; outcome: ReviewOutcome | null }[] = [];
      for (const [at, outcome] of drawn) {
        const state = stateAfter(steps);
        const allowed = mayFollow(state);
        const step = allowed[at % Math.max(allowed.length, 1)];
        if (step === undefined) {
          expect(state).toBe('closed');
          break;
        }
        if (!['passed', 'signed'].includes(step)) expect(isInForce(state)).toBe(true);
        steps.push({ step, outcome: step === 'reviewed' ? outcome : null });
      }
      expect(steps.filter(({ step }) => step === 'signed').length).toBeLessThanOrEqual(1);
    }),
  );
});

test('a state is written, holds or is over, and every step asks for something', () => {
  for (const state of codesOf(PLAN_STATES))
    expect(mayFollow(state).length > 0).toBe(isInForce(state) || isUnsigned(state));
  for (const step of codesOf(PLAN_STEPS)) expect(Object.keys(FIELDS_OF_STEP[step])).not.toEqual([]);
});
