import { expect, test } from 'vitest';
import { nextStepOf, type StepFacts } from '#vault/whole-file/watchlist/next-step.ts';
import { deskInRoom } from '../desk.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

/** A Friday; its week is 24–30 August. */
const TODAY = day('2026-08-28');

const step = (facts: Partial<StepFacts>) =>
  nextStepOf(
    {
      level: null,
      riskPeriods: [],
      followedOn: [],
      visitsPlannedOn: [],
      unsignedSessionsOn: [],
      lettersAwaitedSince: [],
      returnedOn: [],
      spokenOn: [],
      ...facts,
    },
    TODAY,
  );
const atSerious = { level: 'serious' as const, riskPeriods: [{ fromOn: day('2026-08-03'), endedOn: null }] };

test('nothing waits for a student without a level, a visit, a draft or a letter', () => {
  expect(step({})).toBe(null);
  expect(step({ level: 'general' })).toBe(null);
});

test('the week of a student at 二类 is due on its Sunday, and says how many weeks went by without', () => {
  expect(step(atSerious)).toEqual({ kind: 'followUp', dueOn: '2026-08-30', missedWeeks: 3 });
  expect(step({ ...atSerious, followedOn: [day('2026-08-16')] })).toMatchObject({ missedWeeks: 1 });
});

test('once this week is written, the next one is due a week later', () => {
  expect(step({ ...atSerious, followedOn: [day('2026-08-24')] })).toEqual({
    kind: 'followUp',
    dueOn: '2026-09-06',
    missedWeeks: 0,
  });
});

test('what falls first is shown: overdue before due, and on one day the child before the paper', () => {
  expect(step({ ...atSerious, visitsPlannedOn: [day('2026-08-29')] })?.kind).toBe('homeVisit');
  expect(step({ ...atSerious, visitsPlannedOn: [day('2026-08-31')] })?.kind).toBe('followUp');
  expect(step({ ...atSerious, visitsPlannedOn: [day('2026-08-30')] })?.kind).toBe('followUp');
  expect(step({ ...atSerious, lettersAwaitedSince: [day('2026-08-20')] })).toEqual({
    kind: 'receipt',
    dueOn: '2026-08-27',
    missedWeeks: 0,
  });
  expect(step({ visitsPlannedOn: [day('2026-08-29')], unsignedSessionsOn: [day('2026-08-10')] })).toEqual({
    kind: 'session',
    dueOn: '2026-08-10',
    missedWeeks: 0,
  });
});

test('who came back from a leave is seen within the week, unless somebody has spoken with the student since', () => {
  const back = { returnedOn: [day('2026-08-24')] };
  expect(step(back)).toEqual({ kind: 'interview', dueOn: '2026-08-31', missedWeeks: 0 });
  expect(step({ ...back, spokenOn: [day('2026-08-24')] })).toBe(null);
  // A leave of an earlier school year asks for nothing any more.
  expect(step({ returnedOn: [day('2025-03-02')] })).toBe(null);
});

test('the file and the watchlist say the same of what is due, out of the records', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const next = async () => {
    const { nextStep } = await room.get('students.file', { studentId });
    const listed = (await room.get('watchlist.list', {})).find(({ id }) => id === studentId);
    if (listed) expect(listed.nextStep).toEqual(nextStep);
    return nextStep && `${nextStep.kind} ${nextStep.dueOn} ${nextStep.missedWeeks}`;
  };
  expect(await next()).toBe(null);
  await atLevel(room, studentId, 'severe', '2026-08-18');
  expect(await next()).toBe('followUp 2026-08-30 1');
  const { dueFollowUps } = await room.get('workbench.read', {});
  expect(dueFollowUps.map(({ name }) => name)).toEqual(['周小禾']);
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  expect(await next()).toBe('session 2026-08-20 0');
  await room.get('sessions.sign', { sessionId });
  await room.get('followUps.write', {
    studentId,
    occurredOn: TODAY,
    channel: 'phone',
    text: '在家休息。',
  });
  expect(await next()).toBe('followUp 2026-09-06 0');
  const visit = {
    homeVisitId: null,
    met: '',
    studentId,
    plannedOn: day('2026-09-02'),
    occurredOn: null,
    staffIds: [],
  };
  await room.get('homeVisits.write', { ...visit, text: '' });
  expect(await next()).toBe('homeVisit 2026-09-02 0');
});
