import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOf } from '#shared/enquiries.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';

const occurredOn = localDate('2026-05-06');
const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(occurredOn, days));
const said = fc.record({ answeredOn: fc.option(day), unanswerable: fc.constantFrom('', '没有留联系方式') });

test('an enquiry waits exactly until it is answered, said to be unanswerable, or the student was spoken with since', () => {
  fc.assert(
    fc.property(said, fc.option(day), (answer, spokenOn) => {
      const isSpoken = spokenOn !== null && spokenOn >= occurredOn;
      const isOpen = answer.answeredOn === null && answer.unanswerable === '' && !isSpoken;
      expect(stateOf({ occurredOn, ...answer }, spokenOn) === 'waiting').toBe(isOpen);
    }),
  );
});

test('what somebody wrote as an answer is told, whatever else there is', () => {
  fc.assert(
    fc.property(day, fc.option(day), (answeredOn, spokenOn) => {
      expect(stateOf({ occurredOn, answeredOn, unanswerable: '' }, spokenOn)).toBe('answered');
    }),
  );
});
