import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsOn, lastsToTheEnd } from '#shared/helper-posts.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';

const until = localDate('2027-08-31');
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(until, days));
const posts = fc
  .record({ fromOn: day, endedOn: fc.option(day) })
  .filter(({ fromOn, endedOn }) => endedOn === null || endedOn >= fromOn);

test('a post holds from its first day on, without its end, and never beyond its school year', () => {
  fc.assert(
    fc.property(posts, day, (post, on) => {
      if (on > until || on < post.fromOn) expect(holdsOn(post, { until }, on)).toBe(false);
      else expect(holdsOn(post, { until }, on)).toBe(post.endedOn === null || on < post.endedOn);
    }),
  );
});

test('what lasts to the end of the year holds on its last day, where it had begun', () => {
  fc.assert(
    fc.property(posts, (post) => {
      fc.pre(post.fromOn <= until);
      expect(lastsToTheEnd(post, { until })).toBe(holdsOn(post, { until }, until));
    }),
  );
});
