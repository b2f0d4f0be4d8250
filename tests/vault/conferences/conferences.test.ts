import { expect, test } from 'vitest';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { conference, spokenOf } from '../file-records.ts';
import { atLevel, day, enrolled, owedTo } from '../sample.ts';

async function twoStudents() {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '20260102', name: '陈一', guardianName: '' });
  const write = async (...of: Parameters<typeof conference>) =>
    (await room.get('conferences.write', conference(...of))).conferenceId;
  const final = async (...of: Parameters<typeof conference>) =>
    (await room.get('conferences.write', { ...conference(...of), finalises: true })).conferenceId;
  const file = (studentId: StudentId) => room.get('students.file', { studentId });
  const read = (conferenceId: ConferenceId) => room.get('conferences.read', { conferenceId });
  /** Writes a saved draft anew, as the form does. */
  const change = async (conferenceId: ConferenceId, ...of: Parameters<typeof conference>) =>
    room.get('conferences.write', { ...conference(...of), conferenceId });
  /** Finalises a saved draft as it stands in the form then. */
  const finalise = async (conferenceId: ConferenceId, ...of: Parameters<typeof conference>) =>
    room.get('conferences.write', { ...conference(...of), conferenceId, finalises: true });
  return { room, one, other, write, change, finalise, final, file, read };
}

const today = (room: TestDesk, on: string) => {
  room.clock.now = Date.parse(`${on}T10:00:00`);
};

test('each student of a conference has an own part of it: no file says anything of the other', async () => {
  const { room, one, other, final, file } = await twoStudents();
  const secret = '另一个孩子的事';
  await final([spokenOf(one), spokenOf(other, { facts: secret, advice: secret })], {
    minutes: `先谈周小禾，再谈陈一：${secret}`,
  });
  const mine = await file(one);
  expect(mine.extracts).toMatchObject([{ kind: 'assessment', conclusion: 'serious', chair: '吴校长' }]);
  const said = JSON.stringify([mine.extracts, mine.chronicle, mine.owed]);
  expect(said).toContain('三周来很少说话');
  expect(said).not.toMatch(/陈一|另一个孩子/);

  const found = await room.get('search.find', { text: secret, all: null, opened: [] });
  const hits = found.groups.flatMap(({ hits }) => hits);
  const named = hits.map(({ opens, students }) => [opens.record, students.map(({ name }) => name)]);
  // The minutes are the meeting's, and nobody's in particular.
  expect(named).toHaveLength(2);
  expect(named).toContainEqual(['conference', []]);
  expect(named).toContainEqual(['conferenceExtract', ['陈一']]);
  const withName = await room.get('search.find', { text: `小禾 ${secret}`, all: null, opened: [] });
  expect(withName.groups.flatMap(({ hits }) => hits.map(({ opens }) => opens.record))).toEqual([
    'conference',
  ]);
});

test('what was laid before the conference is read in the order of its list, and looking at it is on record', async () => {
  const { room, one, other, write, read } = await twoStudents();
  const id = await write([spokenOf(other), spokenOf(one)]);
  const { extracts, attendees } = await read(id);
  expect(extracts.map(({ student }) => student.name)).toEqual(['陈一', '周小禾']);
  expect(attendees.map(({ name }) => name)).toEqual(['吴校长', '林静', '王海', '周医生']);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '查看会商', subject: '陈一（20260102）等2人' });
});

test('a draft may change in everything, and whoever is taken off it is told of no longer', async () => {
  const { one, other, write, change, read, file } = await twoStudents();
  const id = await write([spokenOf(one), spokenOf(other)], { occurredOn: day('2026-09-10') });
  const { extracts } = await read(id);
  const kept = extracts.find(({ studentId }) => studentId === other)?.id;
  await change(id, [spokenOf(other, { conclusion: 'general', criterion: null })]);
  expect((await file(one)).extracts).toEqual([]);
  expect((await file(other)).extracts).toMatchObject([
    { id: kept, conclusion: 'general', occurredOn: '2026-06-08', finalisedAt: null },
  ]);
  expect((await file(other)).chronicle[0]).toMatchObject({ title: '评估小组（未定稿）' });
});

test('what contradicts itself is refused at its field, and nothing is written', async () => {
  const { room, one } = await twoStudents();
  const refused = async (...of: Parameters<typeof conference>) =>
    (await room.refused('conferences.write', conference(...of))).fields;
  expect(await refused([spokenOf(one)], { kind: 'situation' })).toHaveProperty('kind');
  expect(await refused([spokenOf(one), spokenOf(one)])).toHaveProperty(['students.1.studentId']);
  const otherLevel = spokenOf(one, { conclusion: 'general', criterion: 'selfHarm' });
  expect(await refused([otherLevel])).toHaveProperty(['students.0.criterion']);
  expect(
    await refused([spokenOf(one, { measures: [{ what: '', responsible: '', dueOn: null }] })]),
  ).toMatchObject({
    'text.students.0.measures.0.what': '请填写',
    'text.students.0.measures.0.responsible': '请填写',
  });
  expect(await room.get('conferences.list', {})).toEqual([]);
});

test('nobody speaks of a student whom the vault does not know', async () => {
  const { room } = await twoStudents();
  const stranger = '00000000-0000-4000-8000-000000000000' as StudentId;
  expect((await room.refused('conferences.write', conference([spokenOf(stranger)]))).code).toBe('noStudent');
  expect(await room.get('conferences.list', {})).toEqual([]);
});

test('a conference is final when it took place and says who led it, who came, of whom it spoke and on what it rests', async () => {
  const { room, one, final } = await twoStudents();
  const refused = async (...of: Parameters<typeof conference>) => {
    const wanted = { ...conference(...of), finalises: true };
    return Object.keys((await room.refused('conferences.write', wanted)).fields ?? {});
  };
  expect(await refused([spokenOf(one)], { occurredOn: day('2026-08-29') })).toEqual(['occurredOn']);
  expect(await refused([spokenOf(one)], { chair: '' })).toEqual(['chair']);
  expect(await refused([spokenOf(one)], { attendees: [] })).toEqual(['attendees']);
  expect(await refused([])).toEqual(['students']);
  expect(await refused([spokenOf(one, { conclusion: null, criterion: null })])).toEqual([
    'students.0.conclusion',
  ]);
  expect(await refused([spokenOf(one, { criterion: null })])).toEqual(['students.0.criterion']);
  // What cannot be final yet leaves nothing behind.
  expect(await room.get('conferences.list', {})).toEqual([]);
  // No clause speaks of 关注; and a seminar need not say anything of the level.
  await final([spokenOf(one, { conclusion: 'attention', criterion: null })]);
  // Nobody has to be put on the list.
  await final([spokenOf(one, { conclusion: 'unchanged', criterion: null })]);
  await final([spokenOf(one, { conclusion: null, criterion: null })], { kind: 'seminar' });
});

test('what is final never changes, past the rules of the app as well, but that it is ticked off', async () => {
  const { room, one, other, final, read } = await twoStudents();
  const conferenceId = await final([spokenOf(one)], {
    remedies: [{ what: '减少周考', responsible: '教务处', dueOn: null }],
  });
  expect(
    (await room.refused('conferences.write', { ...conference([spokenOf(one)]), conferenceId })).code,
  ).toBe('finalised');
  expect((await room.refused('conferences.remove', { conferenceId, reason: '错了' })).code).toBe('finalised');
  const { connection } = openRoomOf(room);
  for (const statement of [
    `UPDATE conferences SET minutes = '改'`,
    'DELETE FROM conferences',
    `UPDATE conference_extracts SET facts = '改'`,
    `INSERT INTO conference_extracts (id, conference_id, student_id, occurred_on, position, recorded_at, recorded_by)
       VALUES ('x', '${conferenceId}', '${other}', '2026-06-08', 2, 1, '')`,
    `UPDATE conference_measures SET what = '改'`,
    `UPDATE conference_measures SET due_on = '2027-01-01'`,
    'DELETE FROM conference_measures',
    'DELETE FROM conference_opinions',
    'DELETE FROM conference_attendees',
    `UPDATE conference_remedies SET responsible = '改'`,
  ]) {
    expect(() => connection.exec(statement), statement).toThrow(/never (changes|deleted)/);
  }
  const { extracts, remedies } = await read(conferenceId);
  const [measure] = extracts.flatMap((extract) => extract.measures);
  const [remedy] = remedies;
  if (!measure || !remedy) throw new Error('nothing was decided');
  const tick = { measureId: measure.id, doneOn: day('2026-06-20'), outcome: '每天都见了' };
  expect(
    (await room.refused('conferences.tickMeasure', { ...tick, doneOn: day('2026-06-07') })).fields,
  ).toEqual({
    doneOn: '不能早于会商的日期（2026年6月8日），请核对',
  });
  await room.get('conferences.tickMeasure', tick);
  await room.get('conferences.tickRemedy', { remedyId: remedy.id, doneOn: day('2026-07-01'), outcome: '' });
  const after = await read(conferenceId);
  expect(after.extracts[0]?.measures[0]).toMatchObject({ doneOn: '2026-06-20', outcome: '每天都见了' });
  expect((await room.get('conferences.list', {}))[0]).toMatchObject({ open: 1, openDueOn: '2026-06-12' });
  const { chronicle } = await room.get('students.file', { studentId: one });
  expect(chronicle.map(({ occurredOn, title }) => `${occurredOn} ${title}`)).toContain(
    '2026-06-20 会商措施完成：每天课间见一面（王海）',
  );
  // Ticked by mistake.
  await room.get('conferences.tickMeasure', { ...tick, doneOn: null });
  expect((await read(conferenceId)).extracts[0]?.measures[0]).toMatchObject({ doneOn: null, outcome: '' });
});

test('a level that points to a conference is the one which that decided, once; each leads to the other', async () => {
  const { room, one, other, write, finalise, file, read } = await twoStudents();
  const conferenceId = await write([spokenOf(one)]);
  const [extract] = (await read(conferenceId)).extracts;
  if (!extract) throw new Error('nobody was spoken of');
  const level = (
    change: { studentIds?: StudentId[]; level?: 'serious' | 'severe'; fromOn?: ReturnType<typeof day> } = {},
  ) => ({
    studentIds: [one],
    level: 'serious' as const,
    fromOn: day('2026-06-08'),
    reason: '会商评定',
    decidedBy: '评估小组（2026年6月8日）',
    discoveryRoute: 'counselling' as const,
    extractId: extract.id,
    ...change,
  });
  const refused = async (...of: Parameters<typeof level>) =>
    (await room.refused('watchlist.setLevel', level(...of))).code;
  expect(await refused()).toBe('notFinalised');
  await finalise(conferenceId, [spokenOf(one)]);
  expect(await refused({ level: 'severe' })).toBe('otherThanDecided');
  expect(await refused({ studentIds: [other] })).toBe('otherStudent');
  expect(await refused({ fromOn: day('2026-06-07') })).toBe('beforeDecided');
  expect((await file(one)).levels).toEqual([]);
  await room.get('watchlist.setLevel', level());
  const { levels, extracts } = await file(one);
  expect(levels).toMatchObject([{ level: 'serious', extractId: extract.id }]);
  expect(extracts[0]?.periodId).toBe(levels[0]?.id);
  expect((await read(conferenceId)).extracts).toMatchObject([
    { levelNow: 'serious', routeNow: 'counselling' },
  ]);
  await room.get('watchlist.lift', {
    studentId: one,
    endedOn: day('2026-08-01'),
    reason: '稳定',
    decidedBy: '组',
  });
  expect(await refused({ fromOn: day('2026-08-02') })).toBe('alreadyFollowed');
});

test('a voided conference is still read, and owes and counts nothing any more', async () => {
  const { room, one, final, file } = await twoStudents();
  today(room, '2026-06-20');
  const conferenceId = await final([spokenOf(one)]);
  expect(await owedTo(room, 'measureDue')).toEqual(['周小禾', '周小禾']);
  await room.get('conferences.addAddendum', { conferenceId, text: '家长当晚来电' });
  await room.get('conferences.void', { conferenceId, reason: '选错了学生' });
  expect(await owedTo(room, 'measureDue')).toEqual([]);
  const { chronicle, extracts } = await file(one);
  expect(chronicle[0]?.title).toBe('评估小组：二类（已作废）');
  expect(extracts).toMatchObject([{ voided: true }]);
  expect((await room.refused('conferences.addAddendum', { conferenceId, text: '再补' })).code).toBe('voided');
  expect((await room.refused('conferences.void', { conferenceId, reason: '再' })).code).toBe('voided');
});

test('what was decided for a student waits until it is ticked off: each measure by itself, by whom it was given to', async () => {
  const { room, one, final, file, read } = await twoStudents();
  today(room, '2026-06-20');
  const conferenceId = await final([spokenOf(one)]);
  const owed = async () =>
    (await file(one)).owed
      .filter(({ what }) => what === 'measureDue')
      .map(({ told, by, dueOn }) => `${dueOn} ${told} ${by}`);
  expect(await owed()).toEqual(['2026-06-12 约谈家长，书面告知 林静', '2026-06-30 每天课间见一面 王海']);
  const { owed: lines } = await room.get('workbench.read', {});
  expect(lines.filter(({ what }) => what === 'measureDue')).toHaveLength(2);
  const measure = (await read(conferenceId)).extracts[0]?.measures[1];
  if (!measure) throw new Error('nothing was decided');
  await room.get('conferences.tickMeasure', {
    measureId: measure.id,
    doneOn: day('2026-06-11'),
    outcome: '父亲来校',
  });
  expect(await owed()).toEqual(['2026-06-30 每天课间见一面 王海']);
});

test('a draft of a day gone by waits to be finalised, once for all its students', async () => {
  const { room, one, other, write } = await twoStudents();
  await write([spokenOf(one), spokenOf(other)], { occurredOn: day('2026-08-27') });
  await write([spokenOf(one)], { occurredOn: day('2026-09-27') });
  const { owed } = await room.get('workbench.read', {});
  expect(owed.filter(({ what }) => what === 'conference')).toMatchObject([
    { told: '评估小组', dueOn: '2026-08-30', others: [expect.anything()] },
  ]);
});

test('in a tracked holiday each student at 二类 or 三类 is owed a seminar, which one about the student satisfies', async () => {
  const { room, one, other, final } = await twoStudents();
  await atLevel(room, one, 'severe', '2026-03-02');
  await atLevel(room, other, 'general', '2026-03-02');
  expect(await owedTo(room, 'seminar')).toEqual([]);
  const summer = { name: '2026暑期', fromOn: day('2026-07-01'), untilOn: day('2026-08-31') };
  await room.get('followUps.addPeriod', summer);
  expect(await owedTo(room, 'seminar')).toEqual(['周小禾']);
  await final([spokenOf(one)], { kind: 'caseConference', occurredOn: day('2026-08-10') });
  await final([spokenOf(other)], { kind: 'seminar', occurredOn: day('2026-08-10') });
  expect(await owedTo(room, 'seminar')).toEqual(['周小禾']);
  await final([spokenOf(one)], { kind: 'seminar', occurredOn: day('2026-08-10') });
  expect(await owedTo(room, 'seminar')).toEqual([]);
});

test('who came to the last conference of the kind is offered, and of no other kind', async () => {
  const { room, one, final, write } = await twoStudents();
  const last = (but: ConferenceId | null = null) =>
    room.get('conferences.lastAttendees', { kind: 'seminar', but });
  expect(await last()).toEqual({ occurredOn: null, attendees: [] });
  await final([spokenOf(one)]);
  const first = await final([spokenOf(one)], { kind: 'seminar', occurredOn: day('2026-05-08') });
  await write([spokenOf(one)], { kind: 'seminar', attendees: [{ name: '没开成', role: '' }] });
  expect(await last()).toMatchObject({ occurredOn: '2026-05-08', attendees: { length: 4 } });
  expect((await last(first)).attendees).toEqual([]);
});

test('of whoever has left, what was begun before is brought to its end, and nothing is written of the time after', async () => {
  const { room, one, write, change, finalise, read } = await twoStudents();
  const id = await write([spokenOf(one)], { occurredOn: day('2026-08-10') });
  await room.get('archive.leave', {
    studentIds: [one],
    kind: 'transferred',
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
  });
  const written = (occurredOn: string) => [[spokenOf(one)], { occurredOn: day(occurredOn) }] as const;
  await change(id, ...written('2026-08-12'));
  const after = await room.refused('conferences.write', {
    ...conference(...written('2026-08-21')),
    conferenceId: id,
  });
  expect(after.fields).toHaveProperty(['students.0.studentId']);
  await finalise(id, ...written('2026-08-12'));
  const another = conference([spokenOf(one)], { occurredOn: day('2026-08-12') });
  expect((await room.refused('conferences.write', another)).code).toBe('archived');
  const measure = (await read(id)).extracts[0]?.measures[0];
  if (!measure) throw new Error('nothing was decided');
  const tick = { measureId: measure.id, doneOn: day('2026-08-27'), outcome: '' };
  expect((await room.refused('conferences.tickMeasure', tick)).code).toBe('archived');
});

test('what was begun on a conference is told of in the file of each of its students', async () => {
  const { room, one, other, write, final } = await twoStudents();
  const [draft, finished] = [await write([spokenOf(one)]), await final([spokenOf(one)])];
  const chosen = JSON.stringify({ students: [spokenOf(one), spokenOf(other)] });
  for (const [key, content] of [
    ['conference:new', chosen],
    [`conference:${draft}`, '{}'],
    [`conference:${finished}`, '{}'],
    [`conferenceAddendum:${finished}`, '{}'],
  ] as const) {
    room.clock.now += 1_000;
    await room.get('drafts.keep', { key, content });
  }
  const begun = async (studentId: StudentId) =>
    (await room.get('drafts.begun', { studentId })).map(({ key, ended }) => [key.split(':')[0], ended]);
  expect(await begun(one)).toEqual([
    ['conferenceAddendum', null],
    ['conference', 'signed'],
    ['conference', null],
    ['conference', null],
  ]);
  expect(await begun(other)).toEqual([['conference', null]]);
});

test('two files of one child that became one are one line of a draft again, once somebody has said which', async () => {
  const { room, one, other, write, change, read, file } = await twoStudents();
  const id = await write([spokenOf(one, { facts: '甲' }), spokenOf(other, { facts: '乙' })]);
  await room.get('merges.merge', { keptId: one, mergedId: other, reason: '重复建档' });
  expect((await read(id)).extracts.map(({ studentId, facts }) => [studentId, facts])).toEqual([
    [one, '甲'],
    [one, '乙'],
  ]);
  const both = conference([spokenOf(one, { facts: '甲' }), spokenOf(one, { facts: '乙' })]);
  expect((await room.refused('conferences.write', { ...both, conferenceId: id })).fields).toEqual({
    'students.1.studentId': '这名学生已经在名单里，请合并后移出一处',
  });
  await change(id, [spokenOf(one, { facts: '甲乙' })]);
  expect((await file(one)).extracts.map(({ facts }) => facts)).toEqual(['甲乙']);
});
