import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import type { InputOf, RequestName } from '#shared/contract/index.ts';
import { leaveSchool } from '#vault/roll/students/departures.ts';
import { attached } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { contact, diagnosis, leftBehind, observation, screening } from '../file-records.ts';
import { takeRoster } from '../rosters.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

/** A file with one record of every kind. */
async function fullFile(room: TestDesk): Promise<StudentId> {
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'serious', '2026-05-07');
  const begun = { studentId, fromOn: day('2026-05-23'), reason: '因' };
  await room.get('watchlist.addConcern', { ...begun, concern: 'familyConflict' });
  await room.get('watchlist.addCare', { ...begun, care: 'medication' });
  await room.get('family.addCircumstance', leftBehind(studentId));
  await room.get('observations.write', observation(studentId));
  await room.get('diagnoses.write', diagnosis(studentId));
  await room.get('screenings.write', screening(studentId));
  await room.get('contacts.write', contact(studentId));
  await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-07-08'),
    channel: 'phone',
    text: '睡眠好转',
  });
  const { id: staffId } = await room.get('school.addStaff', { name: '黄老师', phone: '' });
  await room.get('homeVisits.write', {
    ...VISIT_UNTOLD,
    homeVisitId: null,
    studentId,
    plannedOn: null,
    occurredOn: day('2026-08-01'),
    staffIds: [staffId],
  });
  await attached(room, studentId);
  return studentId;
}

test('one chronology tells everything by the day it happened, and each entry says what it opens', async () => {
  const room = await deskInRoom();
  const studentId = await fullFile(room);
  const { chronicle } = await room.get('students.file', { studentId });
  const days = chronicle.map(({ occurredOn }) => occurredOn);
  expect(days).toEqual(days.toSorted().reverse());
  expect(new Set(chronicle.map(({ kind }) => kind))).toEqual(
    new Set([
      'level',
      'concern',
      'care',
      'circumstance',
      'observation',
      'diagnosis',
      'screening',
      'contact',
      'session',
      'followUp',
      'homeVisit',
      'attachment',
      'schoolClass',
    ]),
  );
  for (const { kind, opens } of chronicle) {
    expect(opens?.record ?? null).toBe(kind === 'schoolClass' ? null : kind);
  }
  expect(chronicle.find(({ kind }) => kind === 'diagnosis')).toMatchObject({
    title: '医院诊断（家长提供）：市第七人民医院',
    text: '中度抑郁发作\n周远（父亲）于2026年5月22日提供',
  });
  expect(JSON.stringify(chronicle)).not.toContain('只给自己看的手记');
});

test('a record is corrected with old and new in the log, and taken away only with a reason', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { observationId } = await room.get('observations.write', observation(studentId));
  await room.get('observations.write', { ...observation(studentId), observationId, source: '周记' });
  const newest = async () => (await room.get('audit.recent', { before: null })).lines[0]?.sequence ?? 0;
  expect(await room.get('audit.facts', { sequence: await newest() })).toEqual([
    { label: '来源', before: '班主任', after: '周记' },
  ]);
  await room.get('observations.write', { ...observation(studentId), occurredOn: day('2026-06-01') });
  const file = await room.get('students.file', { studentId });
  expect(file.observations.map(({ occurredOn, source }) => `${occurredOn} ${source}`)).toEqual([
    '2026-06-01 班主任',
    '2026-05-06 周记',
  ]);
  await room.get('observations.remove', { observationId, reason: '记错了人' });
  const after = await room.get('students.file', { studentId });
  expect(after.observations.map(({ occurredOn }) => occurredOn)).toEqual(['2026-06-01']);
  expect((await room.refused('observations.remove', { observationId, reason: '再删' })).code).toBe(
    'noRecord',
  );
});

test('a record of one child cannot be moved into the file of another', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '2', name: '陈一' });
  const { contactId } = await room.get('contacts.write', contact(studentId));
  expect((await room.refused('contacts.write', { ...contact(other), contactId })).code).toBe('noRecord');
});

test('a diagnosis cannot be provided before it was made, and nothing lies in the future', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const early = { ...diagnosis(studentId), providedOn: day('2026-05-19') };
  expect((await room.refused('diagnoses.write', early)).fields).toHaveProperty('providedOn');
  const ahead = { ...screening(studentId), occurredOn: day('2026-08-29') };
  expect((await room.refused('screenings.write', ahead)).fields).toHaveProperty('occurredOn');
});

test('a warning signal waits until a level or an assessment in a session follows it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const waits = async () =>
    (await room.get('students.file', { studentId })).unassessedSignal?.occurredOn ?? null;
  await room.get('observations.write', observation(studentId));
  expect(await waits()).toBeNull();
  const signal = { ...observation(studentId), sign: 'saysFarewell' as const };
  await room.get('observations.write', signal);
  expect(await waits()).toBe('2026-05-06');
  await atLevel(room, studentId, 'severe', '2026-05-06');
  expect(await waits()).toBeNull();
  await room.get('observations.write', { ...signal, occurredOn: day('2026-08-20') });
  await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  expect(await waits()).toBe('2026-08-20');
  await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], { assessment: '仍为三类' }),
  });
  expect(await waits()).toBeNull();
});

test('a student who has left is only read: nothing new, nothing corrected, nothing taken away', async () => {
  const room = await deskInRoom();
  const studentId = await fullFile(room);
  const file = await room.get('students.file', { studentId });
  room.desk.room?.access.write((writer) => {
    leaveSchool(writer, {
      studentId,
      kind: 'transferred',
      leftOn: day('2026-08-20'),
      destination: '南山中学',
      reason: '',
      rollOverId: null,
    });
    writer.record({ action: 'student.corrected', subject: '' });
  });
  const known = <Row>(row: Row | undefined): Row => {
    if (row === undefined) throw new Error('not in the file');
    return row;
  };
  const { id: guardianId, name, relation, phone, note } = known(file.guardians[0]);
  const periodId = known(file.circumstances[0]).id;
  const endedOn = day('2026-08-28');
  const reason = '因';
  const told = { circumstance: 'orphan' as const, text: '', source: '家长', fromOn: day('2026-03-01') };
  const attempts: { [Name in RequestName]?: InputOf<Name> } = {
    'observations.write': observation(studentId),
    'observations.remove': { observationId: known(file.observations[0]).id, reason },
    'diagnoses.write': diagnosis(studentId),
    'diagnoses.remove': { diagnosisId: known(file.diagnoses[0]).id, reason },
    'screenings.write': screening(studentId),
    'screenings.remove': { screeningId: known(file.screenings[0]).id, reason },
    'contacts.write': contact(studentId),
    'contacts.remove': { contactId: known(file.contacts[0]).id, reason },
    'family.addGuardian': { studentId, name: '李梅', relation: '', phone: '', note: '' },
    'family.changeGuardian': { guardianId, name, relation, phone, note },
    'family.endGuardian': { guardianId, endedOn, reason },
    'family.orderGuardians': { studentId, guardianIds: [guardianId] },
    'family.addCircumstance': { studentId, ...told },
    'family.correctCircumstance': { periodId, ...told, endedOn: null, endReason: '' },
    'family.endCircumstance': { periodId, endedOn, reason },
    'family.removeCircumstance': { periodId, reason },
  };
  for (const [request, input] of Object.entries(attempts)) {
    // The table above pairs each name with its own input.
    const { code } = await room.refused(request as RequestName, input as never);
    expect(`${request}: ${code}`).toBe(`${request}: archived`);
  }
  const left = await room.get('students.file', { studentId });
  expect(left.leftOn).toBe('2026-08-20');
  expect(left.chronicle.find(({ kind }) => kind === 'departure')).toMatchObject({
    title: '离校：转学',
    text: '去向：南山中学',
  });
});

test('what was written about a student keeps the roster that brought the student', async () => {
  for (const write of [
    (room: TestDesk, id: StudentId) => room.get('observations.write', observation(id)),
    (room: TestDesk, id: StudentId) => room.get('diagnoses.write', diagnosis(id)),
    (room: TestDesk, id: StudentId) => room.get('screenings.write', screening(id)),
    (room: TestDesk, id: StudentId) => room.get('contacts.write', contact(id)),
  ]) {
    const room = await deskInRoom();
    const roster = join(room.folder, '名册.csv');
    writeFileSync(roster, '学号,姓名,班级\n9,赵九,七(1)班\n');
    const { importId } = await takeRoster(room, roster, { schoolYear: 2025 });
    const [student] = await room.get('students.list', {});
    if (!student) throw new Error('no student');
    await write(room, student.id);
    expect((await room.refused('roster.undo', { importId })).code).toBe('hasRecords');
  }
});
