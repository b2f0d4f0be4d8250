import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABSENCES, openAfterAbsence, openIn, VERDICTS } from '#shared/observation-log.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

const seenOn = localDate('2026-05-06');
const day = fc.nat(400).map((days) => addDays(seenOn, days));
const maybe = fc.option(day);
const done = fc.record({ spoken: maybe, assessed: maybe, planned: maybe });
const none = { spoken: null, assessed: null, planned: null };

test('before it was judged an entry waits exactly where it is unusual, whatever was done meanwhile', () => {
  fc.assert(
    fc.property(fc.boolean(), done, (unusual, since) => {
      const open = openIn({ occurredOn: seenOn, unusual, judgedOn: null, verdict: null }, since);
      expect(open).toEqual(unusual ? { what: 'judgement', on: seenOn } : null);
    }),
  );
});

test('a verdict waits from its day on until that very thing was done, that day or later; 继续观察 asks for nothing', () => {
  const carries = { interview: 'spoken', assess: 'assessed', plan: 'planned' } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...codesOf(VERDICTS)),
      fc.boolean(),
      day,
      done,
      (verdict, unusual, judgedOn, since) => {
        const open = openIn({ occurredOn: seenOn, unusual, judgedOn, verdict }, since);
        const on = verdict === 'goOn' ? judgedOn : since[carries[verdict]];
        expect(open).toEqual(on !== null && on >= judgedOn ? null : { what: 'verdict', on: judgedOn });
      },
    ),
  );
});

test('what was done before the judgement carries nothing out', () => {
  const judged = {
    occurredOn: seenOn,
    unusual: true,
    judgedOn: addDays(seenOn, 2),
    verdict: 'assess',
  } as const;
  expect(openIn(judged, { ...none, assessed: addDays(seenOn, 1) })).toEqual({
    what: 'verdict',
    on: judged.judgedOn,
  });
  expect(openIn(judged, { ...none, spoken: addDays(seenOn, 3), assessed: judged.judgedOn })).toBeNull();
});

test('a child that was missing has its guardians told, and is visited where it is listed; a visit tells them too', () => {
  const absences = fc.option(fc.constantFrom(...codesOf(ABSENCES)));
  const since = fc.record({ told: maybe, visited: maybe });
  fc.assert(
    fc.property(absences, fc.boolean(), since, (absence, listed, { told, visited }) => {
      const owed = openAfterAbsence({ occurredOn: seenOn, absence, listed }, { told, visited });
      const owes = (what: string) => owed.some((each) => each.what === what && each.on === seenOn);
      const missing = absence !== null;
      // Whatever was done, was done on that day or later here.
      expect(owes('absenceTold')).toBe(missing && told === null && visited === null);
      expect(owes('absenceVisit')).toBe(missing && listed && visited === null);
    }),
  );
  const before = addDays(seenOn, -1);
  expect(
    openAfterAbsence(
      { occurredOn: seenOn, absence: 'left', listed: true },
      { told: before, visited: before },
    ).map(({ what }) => what),
  ).toEqual(['absenceTold', 'absenceVisit']);
});
