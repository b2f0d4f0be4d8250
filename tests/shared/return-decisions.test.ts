import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RETURN_UNSAID } from '#shared/contract/school-returns.ts';
import {
  RETURN_DECISIONS,
  type ReturnSheet,
  returnLacks,
  stateOfReturn,
  troubleOfSheet,
} from '#shared/return-decisions.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { codesOf, isCauseOfCare, LEAVE_CAUSES } from '#shared/terms.ts';

const day = localDate;
const leftOn = day('2026-03-02');
const days = fc.option(fc.nat(200).map((after) => addDays(leftOn, after)));
const texts = fc.constantFrom('', '写了');

/** A sheet as anybody may fill it in. */
const sheets: fc.Arbitrary<ReturnSheet> = fc.record({
  appliedOn: fc.nat(200).map((after) => addDays(leftOn, after)),
  certificateHospital: texts,
  certificateOn: days,
  certificate: texts,
  assessedOn: days,
  assessedBy: texts,
  assessment: texts,
  decision: fc.option(fc.constantFrom(...codesOf(RETURN_DECISIONS))),
  decidedOn: days,
  decidedBy: texts,
  decisionReason: texts,
  reviewOn: days,
  plannedOn: days,
  signs: texts,
  roles: texts,
  numbers: texts,
  planLeader: texts,
});
const causes = fc.option(fc.constantFrom(...codesOf(LEAVE_CAUSES)));

test('a yes after a leave because of 心理问题 rests on a certificate and on an assessment before it', () => {
  fc.assert(
    fc.property(sheets, causes, (sheet, cause) => {
      if (troubleOfSheet(sheet, { fromOn: leftOn, cause }) !== null) return;
      expect(sheet.appliedOn >= leftOn).toBe(true);
      if (sheet.decision === null) return;
      expect(sheet.decidedOn).not.toBeNull();
      expect(sheet.decidedBy).not.toBe('');
      if (sheet.decision !== 'granted') {
        expect(sheet.decisionReason).not.toBe('');
        expect(sheet.reviewOn).not.toBeNull();
      } else if (isCauseOfCare(cause)) {
        expect(sheet.certificateOn).not.toBeNull();
        expect(sheet.assessedOn).not.toBeNull();
        expect((sheet.assessedOn ?? '') <= (sheet.decidedOn ?? '')).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test('every trouble stands at a field of the sheet and says in Chinese what to do', () => {
  fc.assert(
    fc.property(sheets, causes, (sheet, cause) => {
      const trouble = troubleOfSheet(sheet, { fromOn: leftOn, cause });
      if (!trouble) return;
      expect(Object.keys(sheet)).toContain(trouble.field);
      expect(trouble.message).toMatch(/请|不能/);
    }),
  );
});

const applied: ReturnSheet = { ...RETURN_UNSAID, appliedOn: day('2026-08-10') };
const assessed: ReturnSheet = {
  ...applied,
  certificateHospital: '市第七人民医院',
  certificateOn: day('2026-08-08'),
  assessedOn: day('2026-08-20'),
  assessedBy: '林静、王校长',
  assessment: '情绪平稳，愿意回来。',
};
const granted: ReturnSheet = {
  ...assessed,
  decision: 'granted',
  decidedOn: day('2026-08-25'),
  decidedBy: '王校长',
};

test('the states follow from the sheet', () => {
  expect([applied, assessed, granted].map(stateOfReturn)).toEqual(['applied', 'assessed', 'granted']);
});

test('what lacks of a return: each paper, and the plan where ideation or an attempt was the cause', () => {
  const lacks = (cause: 'psychological' | 'suicidality' | 'physical', ...list: ReturnSheet[]) =>
    returnLacks({ cause }, list);
  expect(lacks('physical')).toEqual([]);
  expect(lacks('psychological')).toEqual(['application', 'certificate', 'assessment', 'granted']);
  expect(lacks('psychological', applied)).toEqual(['certificate', 'assessment', 'granted']);
  expect(lacks('psychological', granted)).toEqual([]);
  expect(lacks('suicidality', granted)).toEqual(['plan']);
  const plan = { plannedOn: day('2026-08-25'), signs: '失眠', roles: '班主任每天见一面', numbers: '120' };
  expect(lacks('suicidality', { ...granted, ...plan })).toEqual([]);
  // A plan made with an earlier application is a plan.
  expect(lacks('suicidality', { ...applied, ...plan }, granted)).toEqual([]);
  expect(lacks('suicidality', { ...granted, ...plan, numbers: '' })).toEqual(['plan']);
});

test.each([
  ['before the leave', { appliedOn: day('2026-03-01') }, 'appliedOn'],
  ['a certificate of no hospital', { ...assessed, certificateHospital: '' }, 'certificateHospital'],
  ['an assessment of nobody', { ...assessed, assessedBy: '' }, 'assessedBy'],
  ['a yes without a certificate', { ...granted, certificateHospital: '', certificateOn: null }, 'decision'],
  ['a decision before the assessment', { ...granted, decidedOn: day('2026-08-19') }, 'decidedOn'],
  ['a no without a reason', { ...granted, decision: 'postponed' }, 'decisionReason'],
  [
    'a no without a day to look again',
    { ...granted, decision: 'postponed', decisionReason: '睡眠还不稳' },
    'reviewOn',
  ],
  ['a plan without numbers', { plannedOn: day('2026-08-25'), signs: '失眠', roles: '班主任' }, 'numbers'],
] as const)('%s is refused at its field', (_what, wrong, field) => {
  const sheet = { ...applied, ...wrong };
  expect(troubleOfSheet(sheet, { fromOn: leftOn, cause: 'psychological' })?.field).toBe(field);
});
