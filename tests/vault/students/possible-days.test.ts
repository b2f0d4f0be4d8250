import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { contact, diagnosis, leftBehind, observation, screening, talk } from '../file-records.ts';
import { day, enrolled, sessionText, teacherNamed } from '../sample.ts';

type Ask = (room: TestDesk, studentId: StudentId, on: LocalDate) => Promise<Outcome<unknown>>;

/** Everything that a person may date about a student. */
const DATED: Record<string, Ask> = {
  level: (room, studentId, fromOn) =>
    room.ask('watchlist.setLevel', {
      studentIds: [studentId],
      fromOn,
      level: 'general',
      reason: '情绪低落',
      decidedBy: '评估小组',
      discoveryRoute: 'other',
    }),
  concern: (room, studentId, fromOn) =>
    room.ask('watchlist.addConcern', { studentId, fromOn, concern: 'lateReturn', reason: '晚归' }),
  care: (room, studentId, fromOn) =>
    room.ask('watchlist.addCare', { studentId, fromOn, care: 'medication', reason: '服药' }),
  leave: (room, studentId, fromOn) =>
    room.ask('schooling.beginLeave', { studentId, fromOn, cause: 'physical', reason: '家长申请' }),
  circumstance: (room, studentId, fromOn) =>
    room.ask('family.addCircumstance', { ...leftBehind(studentId), fromOn }),
  observation: (room, studentId, occurredOn) =>
    room.ask('observations.write', { ...observation(studentId), occurredOn }),
  diagnosis: (room, studentId, diagnosedOn) =>
    room.ask('diagnoses.write', { ...diagnosis(studentId), diagnosedOn }),
  screening: (room, studentId, occurredOn) =>
    room.ask('screenings.write', { ...screening(studentId), occurredOn }),
  session: (room, studentId, occurredOn) =>
    room.ask('sessions.write', { sessionId: null, text: sessionText([studentId], { occurredOn }) }),
  followUp: (room, studentId, occurredOn) =>
    room.ask('followUps.write', {
      followUpId: null,
      compared: null,
      studentId,
      occurredOn,
      channel: 'phone',
      text: '一切如常',
    }),
  talk: (room, studentId, occurredOn) => room.ask('talks.write', { ...talk(studentId), occurredOn }),
  contact: (room, studentId, occurredOn) => room.ask('contacts.write', { ...contact(studentId), occurredOn }),
  homeVisit: async (room, studentId, occurredOn) => {
    const staffId = await teacherNamed(room, '王海');
    return room.ask('homeVisits.write', {
      ...VISIT_UNTOLD,
      homeVisitId: null,
      studentId,
      plannedOn: null,
      occurredOn,
      staffIds: [staffId],
      text: '家里有人',
    });
  },
  plannedVisit: (room, studentId, plannedOn) =>
    room.ask('homeVisits.write', {
      ...VISIT_UNTOLD,
      homeVisitId: null,
      studentId,
      plannedOn,
      occurredOn: null,
      staffIds: [],
    }),
};

const codeOf = (outcome: Awaited<ReturnType<Ask>>) => (outcome.ok ? 'written' : outcome.failure.code);

test.each(Object.entries(DATED))(
  'no %s lies before the birth of its student, or years ahead',
  async (_, ask) => {
    const room = await deskInRoom();
    const studentId = await enrolled(room, { bornOn: day('2013-04-09') });
    const before = await room.get('students.file', { studentId });
    const early = await ask(room, studentId, day('2013-04-08'));
    expect(early).toMatchObject({ ok: false, failure: { code: 'dateBeforeBirth' } });
    if (!early.ok) {
      expect(early.failure.message).toBe('日期早于周小禾出生（2013年4月9日），请核对');
      expect(Object.values(early.failure.fields ?? {})).toEqual([early.failure.message]);
    }
    expect(codeOf(await ask(room, studentId, day('1900-01-01')))).toBe('dateBeforeBirth');
    expect(codeOf(await ask(room, studentId, day('2199-01-01')))).toMatch(/^date(InFuture|FarAhead)$/);
    expect(await room.get('students.file', { studentId })).toEqual(before);
    expect(codeOf(await ask(room, studentId, day('2026-03-01')))).toBe('written');
  },
);

test('where nobody knows when a student was born, no date lies longer back than any pupil', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { bornOn: null });
  expect(codeOf((await DATED.talk?.(room, studentId, day('1900-01-01'))) as never)).toBe('dateLongAgo');
});

test('a birth date by which nobody can be a pupil is refused with the age', async () => {
  const room = await deskInRoom();
  await expect(enrolled(room, { bornOn: day('1913-04-09') })).rejects.toThrow(
    '岁，学生应在 3 至 30 岁之间，请核对',
  );
  const studentId = await enrolled(room);
  expect((await room.get('students.file', { studentId })).bornOn).toBe('2013-04-09');
});
