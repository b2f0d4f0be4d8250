import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIELDS_OF_STEP,
  mayFollow,
  REFERRAL_STATES,
  REFERRAL_STEPS,
  type ReferralStep,
  stateAfter,
} from '#shared/referral-steps.ts';
import { codesOf } from '#shared/terms.ts';

const steps = codesOf(REFERRAL_STEPS);

test('wherever a referral stands it can come to its end, and from there nowhere', () => {
  for (const state of codesOf(REFERRAL_STATES)) {
    if (state === 'ended') expect(mayFollow(state)).toEqual([]);
    else expect(mayFollow(state)).toContain('ended');
  }
});

test('whatever steps are taken as they may be, nobody is visited without a yes, and nothing told without a visit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 12 }), (wishes) => {
      const taken: { step: ReferralStep }[] = [];
      for (const wish of wishes) {
        const allowed = mayFollow(stateAfter(taken));
        const step = allowed[wish % Math.max(1, allowed.length)];
        if (step) taken.push({ step });
      }
      const order = taken.map(({ step }) => step);
      const first = (step: ReferralStep) => order.indexOf(step);
      for (const after of ['appointed', 'visited'] as const) {
        if (first(after) !== -1) expect(first('agreed')).toBeLessThan(first(after));
        // After a no, only another yes leads on.
        for (const [at, step] of order.entries())
          if (step === after)
            expect(order.slice(0, at).findLast((one) => one === 'agreed' || one === 'refused')).toBe(
              'agreed',
            );
      }
      if (first('fedBack') !== -1) expect(first('visited')).toBeLessThan(first('fedBack'));
      if (first('ended') !== -1) expect(first('ended')).toBe(order.length - 1);
    }),
  );
});

test('a refusal is nothing without who said it, what, and who was there', () => {
  const { who, witnesses, text } = FIELDS_OF_STEP.refused;
  expect([who, witnesses, text].map((field) => field?.required)).toEqual([true, true, true]);
});
