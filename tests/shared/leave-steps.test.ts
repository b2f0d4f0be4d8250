import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ASKED_OF_LEAVE,
  certificateMissingSince,
  expiryOf,
  LEAVE_STEPS,
  type LeaveSoFar,
  lackingOf,
  mayAddTo,
} from '#shared/leave-steps.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { codesOf, isCauseOfCare, LEAVE_CAUSES } from '#shared/terms.ts';

const day = localDate;
const begun = day('2026-03-02');
type Step = LeaveSoFar['steps'][number];

const some = (over: Partial<Step>): Step => ({
  step: 'certificate',
  occurredOn: begun,
  institution: '',
  nextOn: null,
  ...over,
});
const steps = fc
  .array(
    fc.record({
      step: fc.constantFrom(...codesOf(LEAVE_STEPS)),
      occurredOn: fc.nat(300).map((days) => addDays(begun, days)),
      institution: fc.constantFrom('', '市第七人民医院'),
      nextOn: fc.option(fc.nat(600).map((days) => addDays(begun, days))),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.toSorted((one, other) => one.occurredOn.localeCompare(other.occurredOn)));
const leaves = fc.record({
  cause: fc.option(fc.constantFrom(...codesOf(LEAVE_CAUSES))),
  fromOn: fc.constant(begun),
  endedOn: fc.option(fc.nat(400).map((days) => addDays(begun, days + 1))),
  expiresOn: fc.option(fc.nat(300).map((days) => addDays(begun, days + 1))),
  steps,
});

test('nothing is missing of a leave that has nothing to do with 心理问题, nor of one that is over', () => {
  fc.assert(
    fc.property(leaves, fc.boolean(), (leave, handedOver) => {
      if (isCauseOfCare(leave.cause) && leave.endedOn === null) return;
      expect(lackingOf(leave, handedOver)).toEqual([]);
      if (!isCauseOfCare(leave.cause)) expect(certificateMissingSince(leave)).toBeNull();
    }),
  );
});

test('whatever hangs on a leave already, a certificate of today leaves none missing', () => {
  fc.assert(
    fc.property(leaves, (leave) => {
      const last = leave.steps.at(-1)?.occurredOn ?? begun;
      const certified = [...leave.steps, some({ occurredOn: last })];
      expect(certificateMissingSince({ ...leave, steps: certified })).toBeNull();
    }),
  );
});

test('more leave asks for a certificate of its own: one from the beginning is too old for it', () => {
  const leave = { cause: 'psychological', fromOn: begun } as const;
  const first = some({});
  const extended = some({ step: 'extended', occurredOn: day('2026-09-01'), nextOn: day('2027-03-01') });
  const missing = (...list: Step[]) => certificateMissingSince({ ...leave, steps: list });
  expect(missing()).toBe(begun);
  expect(missing(first)).toBeNull();
  expect(missing(first, extended)).toBe('2026-09-01');
  expect(missing(first, { ...extended, institution: '市第七人民医院' })).toBeNull();
  expect(missing(first, some({ occurredOn: day('2026-08-02') }), extended)).toBeNull();
  expect(missing(first, some({ occurredOn: day('2026-08-01') }), extended)).toBe('2026-09-01');
});

test('the expiry is what was said last: that of the last extension, or of the beginning', () => {
  fc.assert(
    fc.property(leaves, (leave) => {
      const last = leave.steps.findLast(({ step }) => step === 'extended');
      expect(expiryOf(leave)).toBe(last?.nextOn ?? leave.expiresOn);
    }),
  );
});

test('who is back is given no more leave, and papers are handed in late all the same', () => {
  expect(mayAddTo({ endedOn: null })).toEqual(codesOf(LEAVE_STEPS));
  expect(mayAddTo({ endedOn: day('2026-09-01') })).toEqual(['certificate', 'procedure']);
  expect(ASKED_OF_LEAVE.extended.nextOn?.required).toBe(true);
});
