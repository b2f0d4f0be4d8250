import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  INCIDENT_LACKS,
  INCIDENT_STATES,
  type IncidentState,
  lacksFor,
  mayFollow,
  stateAfter,
} from '#shared/incident-states.ts';
import { mayIssue, REPORT_STAGES, type ReportStage } from '#shared/incident-terms.ts';
import { codesOf } from '#shared/terms.ts';

test('by any way that the states allow an event can be brought to its end, and what was watched is handed over first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 12 }), (drawn) => {
      const steps: { state: IncidentState }[] = [];
      for (const at of drawn) {
        const allowed = mayFollow(stateAfter(steps));
        expect(allowed).not.toEqual([]);
        const state = allowed[at % allowed.length];
        if (state) steps.push({ state });
      }
      const watched = steps.findLastIndex(({ state }) => state === 'watching');
      if (watched >= 0 && watched < steps.length - 1) expect(steps[watched + 1]?.state).toBe('handedOver');
    }),
  );
});

test('every lack is asked for before some state, and an event that lacks nothing may come to each', () => {
  const nothingMissing = {
    hasSubject: true,
    hasKind: true,
    hasWatch: true,
    isWatched: false,
    owesLegs: false,
    hasUnassessed: false,
    hasFinalReport: true,
    hasLessons: true,
  };
  const everythingMissing = {
    hasSubject: false,
    hasKind: false,
    hasWatch: false,
    isWatched: true,
    owesLegs: true,
    hasUnassessed: true,
    hasFinalReport: false,
    hasLessons: false,
  };
  for (const state of codesOf(INCIDENT_STATES)) expect(lacksFor(state, nothingMissing)).toEqual([]);
  const asked = codesOf(INCIDENT_STATES).flatMap((state) => lacksFor(state, everythingMissing));
  expect([...new Set(asked)].toSorted()).toEqual(codesOf(INCIDENT_LACKS).toSorted());
});

test('of the reports the first comes once and the last ends them, but for being put right', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...codesOf(REPORT_STAGES)), { maxLength: 10 }), (drawn) => {
      const issued: { stage: ReportStage }[] = [];
      for (const stage of drawn) if (mayIssue(issued).includes(stage)) issued.push({ stage });
      const order = issued.map(({ stage }) => codesOf(REPORT_STAGES).indexOf(stage));
      expect(order).toEqual(order.toSorted());
      expect(issued.filter(({ stage }) => stage === 'first').length).toBeLessThanOrEqual(1);
    }),
  );
});
