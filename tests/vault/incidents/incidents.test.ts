import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentId } from '#shared/contract/incidents.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { LegStanding } from '#shared/report-legs.ts';
import { legStanding } from '#shared/report-legs.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { concerned, custodyHandOver, diagnosis, incident, plan, watchGroup } from '../file-records.ts';
import { day, enrolled, owedTo } from '../sample.ts';

const at = (room: TestDesk, moment: string) => {
  room.clock.now = Date.parse(moment);
};

/** Friday, 5 June 2026, 18:42: two minutes after the school learned of it. */
const FRIDAY = '2026-06-05T18:42:00';

async function roomOfFriday() {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '20260102', name: '陈一', guardianName: '' });
  at(room, FRIDAY);
  const { get } = room;
  const begin = async (...of: Parameters<typeof incident>) =>
    (await get('incidents.write', incident(...of))).incidentId;
  const read = (incidentId: IncidentId) => get('incidents.read', { incidentId });
  const change = (incidentId: IncidentId, ...of: Parameters<typeof incident>) =>
    get('incidents.write', { ...incident(...of), incidentId });
  const file = (studentId: StudentId) => get('students.file', { studentId });
  const leg = async (incidentId: IncidentId, toWhom: string, channel: string) => {
    const found = (await read(incidentId)).legs.find(
      (each) => each.toWhom === toWhom && each.channel === channel,
    );
    if (!found) throw new Error(`no leg to ${toWhom}`);
    return found;
  };
  const standing = async (incidentId: IncidentId, toWhom: string, channel: string): Promise<LegStanding> => {
    const { waived, ...found } = await leg(incidentId, toWhom, channel);
    const countsFrom = found.dueAt - found.within * 60_000;
    return legStanding({ ...found, countsFrom, waived: waived !== '' }, room.clock.now);
  };
  const told = async (
    incidentId: IncidentId,
    toWhom: string,
    channel: string,
    when: [on: string, at: string],
  ) =>
    get('incidents.reportLeg', {
      legId: (await leg(incidentId, toWhom, channel)).id,
      doneOn: day(when[0]),
      doneAt: when[1],
      reportedBy: '林静',
      receivedBy: '吴校长',
      note: '',
    });
  const go = (
    incidentId: IncidentId,
    state: InputOf<'incidents.goOn'>['state'],
    when: [on: string, at: string],
    text = '',
  ) => get('incidents.goOn', { incidentId, state, occurredOn: day(when[0]), startsAt: when[1], text });
  return { room, get, one, other, begin, read, change, file, leg, standing, told, go };
}

/** A press that prints one blank page: what stands on it is read back elsewhere. */
async function blankPress(room: TestDesk): Promise<void> {
  const document = await PDFDocument.create();
  document.addPage();
  const pdf = await document.save();
  openRoomOf(room).shell.printToPdf = async () => ({ pdf, style: 0 });
}

test('an event begins with nothing but the minute in which the school learned of it, and its child may come later', async () => {
  const { get, one, begin, change, read, file } = await roomOfFriday();
  const nothing = { kind: null, happenedOn: null, happenedAt: '', foundOn: null, foundAt: '', place: '' };
  const id = await begin([], { ...nothing, others: '', judgement: '', measures: '', helpNeeded: '' });
  expect(await read(id)).toMatchObject({
    number: '危〔2025〕1号',
    kind: null,
    state: 'handling',
    extracts: [],
  });
  expect((await get('workbench.read', {})).incidents).toMatchObject([{ id, subjects: [], openLegs: 9 }]);
  await get('incidents.tick', { incidentId: id, step: 'accompanied' });
  await change(id, [concerned(one)], nothing);
  expect((await file(one)).incidentExtracts).toMatchObject([{ number: '危〔2025〕1号', role: 'subject' }]);
  expect((await read(id)).entries).toMatchObject([
    { step: 'accompanied', occurredOn: '2026-06-05', startsAt: '18:42' },
  ]);
});

test('from Friday evening to its end: each leg runs by the clock over the weekend, one in time and one late', async () => {
  const { room, get, one, begin, read, change, standing, told, go, leg } = await roomOfFriday();
  await blankPress(room);
  const id = await begin([concerned(one)]);
  expect(await owedTo(room, 'reportLeg')).toHaveLength(9);

  // On the spot: a tick tells at this minute whom it tells.
  await get('incidents.tick', { incidentId: id, step: 'calledGuardian' });
  expect(await leg(id, '监护人', 'phone')).toMatchObject({ reportedBy: '林静', doneAt: room.clock.now });
  expect(await standing(id, '学校领导', 'phone')).toBe('open');
  at(room, '2026-06-05T19:01:00');
  expect(await standing(id, '学校领导', 'phone')).toBe('pressing');
  at(room, '2026-06-05T19:12:00');
  expect(await standing(id, '学校领导', 'phone')).toBe('late');
  await told(id, '学校领导', 'phone', ['2026-06-05', '19:12']);
  expect(await standing(id, '学校领导', 'phone')).toBe('doneLate');
  for (const toWhom of ['心理辅导室', '上级教育主管部门', '区（县）心理中心'])
    await told(id, toWhom, 'phone', ['2026-06-05', '18:55']);
  expect(await standing(id, '心理辅导室', 'phone')).toBe('done');

  // The 24 hours run on Saturday.
  at(room, '2026-06-06T08:00:00');
  expect(await standing(id, '心理辅导室', 'paper')).toBe('open');
  at(room, '2026-06-06T13:00:00');
  expect(await standing(id, '心理辅导室', 'paper')).toBe('pressing');
  const { reportId } = await get('incidents.issueReport', { incidentId: id, stage: 'first', to: '学校领导' });
  expect((await get('incidents.layReport', { reportId })).title).toBe('危机事件报告（快报） 危〔2025〕1号');
  at(room, '2026-06-06T13:10:00');
  await told(id, '心理辅导室', 'paper', ['2026-06-06', '13:05']);
  await told(id, '学校领导', 'paper', ['2026-06-06', '13:05']);
  const owed = (await get('workbench.read', {})).owed.filter(({ what }) => what === 'reportLeg');
  expect(owed.map(({ told: words, dueAt }) => [words, dueAt])).toEqual([
    ['监护人（告知情况，商定转介），当面', Date.parse('2026-06-06T18:40:00')],
    ['上级教育主管部门，书面', Date.parse('2026-06-06T18:40:00')],
  ]);
  at(room, '2026-06-06T19:00:00');
  expect(await standing(id, '上级教育主管部门', 'paper')).toBe('late');
  await told(id, '上级教育主管部门', 'paper', ['2026-06-06', '18:58']);
  expect(await standing(id, '上级教育主管部门', 'paper')).toBe('doneLate');
  const inPerson = ['监护人（告知情况，商定转介）', 'inPerson'] as const;
  expect(await standing(id, ...inPerson)).toBe('late');
  await told(id, ...inPerson, ['2026-06-06', '09:30']);
  expect(await standing(id, ...inPerson)).toBe('done');
  expect(await owedTo(room, 'reportLeg')).toEqual([]);

  // What cannot follow is refused with what to do; then it goes on to its end.
  const closing = {
    incidentId: id,
    state: 'closed',
    occurredOn: day('2026-06-06'),
    startsAt: '19:00',
    text: '',
  } as const;
  expect((await room.refused('incidents.goOn', closing)).message).toBe(
    '现在是“处置中”，不能到“结案复盘”。接下来是“监护中”或“后续”。',
  );
  const withoutWhy = await room.refused('incidents.goOn', { ...closing, state: 'followUp' });
  expect(withoutWhy.fields).toHaveProperty('text');
  // The child was watched all night, and went over to the father in the morning.
  const { watchGroupId } = await get('watchGroups.write', watchGroup(one, id));
  await go(id, 'watching', ['2026-06-05', '18:50']);
  const { custodyHandOverId } = await get('custody.writeHandOver', {
    ...custodyHandOver(one),
    ...{
      occurredOn: day('2026-06-06'),
      startsAt: '09:40',
      signers: [{ name: '周远（父亲）', signedOn: null }],
    },
  });
  await get('watchGroups.end', { watchGroupId, custodyHandOverId, reason: '' });
  await go(id, 'handedOver', ['2026-06-06', '09:40']);
  await go(id, 'followUp', ['2026-06-06', '19:00']);
  at(room, '2026-06-20T10:00:00');
  const end = { ...closing, occurredOn: day('2026-06-20'), startsAt: '10:00' };
  expect((await room.refused('incidents.goOn', end)).message).toBe(
    '到“结案复盘”之前，请先：出终报；写举一反三。',
  );
  await change(id, [concerned(one)], { cause: '与家人争执' });
  await get('incidents.writeLessons', { incidentId: id, lessons: '考试前一周班主任与每户通一次电话。' });
  await get('incidents.issueReport', { incidentId: id, stage: 'last', to: '上级教育主管部门' });
  await get('incidents.goOn', end);
  expect(await read(id)).toMatchObject({
    state: 'closed',
    cause: '与家人争执',
    reports: [{ stage: 'first' }, { stage: 'last' }],
    steps: [{ state: 'watching' }, { state: 'handedOver' }, { state: 'followUp' }, { state: 'closed' }],
  });
  expect((await get('workbench.read', {})).incidents).toEqual([]);
  expect((await get('workbench.read', {})).owed.filter(({ what }) => what === 'reportLeg')).toEqual([]);
});

test('each student has an own part of an event: no file says anything of the other, nor does a report', async () => {
  const { room, get, one, other, begin, change, file } = await roomOfFriday();
  await blankPress(room);
  const secret = '另一个孩子的事';
  const both = [concerned(one), concerned(other, { role: 'witness', facts: secret })];
  const id = await begin(both);
  await get('incidents.note', {
    incidentId: id,
    entryId: null,
    occurredOn: day('2026-06-05'),
    startsAt: '18:41',
    text: `陈一跑来告诉班主任：${secret}`,
  });
  const mine = await file(one);
  expect(JSON.stringify([mine.incidentExtracts, mine.chronicle, mine.owed])).not.toMatch(/陈一|另一个孩子/);
  const found = await get('search.find', { text: secret, all: null, opened: [] });
  const hits = found.groups.flatMap((group) => group.hits);
  expect(hits.map(({ opens, students }) => [opens.record, students.map(({ name }) => name)])).toEqual(
    expect.arrayContaining([
      ['incident', []],
      ['incidentExtract', ['陈一']],
    ]),
  );
  const wanted = { incidentId: id, stage: 'first', to: '上级教育主管部门' } as const;
  const refused = await room.refused('incidents.issueReport', wanted);
  expect(refused.message).toContain('“经过”里写了陈一的姓名');
  const [entry] = (await get('incidents.read', { incidentId: id })).entries;
  if (!entry) throw new Error('nothing was noted');
  await get('incidents.removeEntry', { entryId: entry.id, reason: '写了别人的名字' });
  await get('incidents.issueReport', wanted);
  // Whoever is taken out is told of no longer.
  await change(id, [concerned(one)]);
  expect((await file(other)).incidentExtracts).toEqual([]);
});

test('an issued report never changes, and the next one tells what was found out since', async () => {
  const { room, get, one, begin, change } = await roomOfFriday();
  await blankPress(room);
  const id = await begin([concerned(one)], { kind: null });
  const issue = (stage: 'first' | 'further' | 'last') =>
    get('incidents.issueReport', { incidentId: id, stage, to: '学校领导' });
  const refused = async (stage: 'first' | 'further') =>
    (await room.refused('incidents.issueReport', { incidentId: id, stage, to: '学校领导' })).code;
  expect(await refused('first')).toBe('kindMissing');
  await change(id, [concerned(one)]);
  expect(await refused('further')).toBe('notNext');
  await get('incidents.tick', { incidentId: id, step: 'safePlace' });
  await issue('first');
  expect(await refused('first')).toBe('notNext');
  await issue('further');
  await change(id, [concerned(one)], { cause: '与家人争执' });
  await issue('further');
  await issue('last');
  const { reports } = await get('incidents.read', { incidentId: id });
  expect(reports.map(({ stage, nth }) => [stage, nth])).toEqual([
    ['first', 1],
    ['further', 1],
    ['further', 2],
    ['last', 1],
  ]);
  const { connection } = openRoomOf(room);
  const kept = connection
    .prepare('SELECT facts FROM incident_reports ORDER BY recorded_at, rowid')
    .pluck()
    .all();
  expect(kept.map((facts) => JSON.parse(`${facts}`).cause)).toEqual(['', '', '与家人争执', '与家人争执']);
  for (const statement of [
    `UPDATE incident_reports SET facts = '{}'`,
    'UPDATE incident_reports SET pdf = zeroblob(1)',
    'DELETE FROM incident_reports',
    'DELETE FROM report_legs',
    'DELETE FROM incident_entries',
    'DELETE FROM incidents',
  ])
    expect(() => connection.exec(statement), statement).toThrow(/never (changes|deleted)/);
  expect((await room.refused('incidents.remove', { incidentId: id, reason: '误报' })).code).toBe('reported');
});

test('what contradicts itself is refused at its field, and nothing is written', async () => {
  const { room, get, one } = await roomOfFriday();
  const refused = async (...of: Parameters<typeof incident>) =>
    Object.keys((await room.refused('incidents.write', incident(...of))).fields ?? {});
  expect(await refused([concerned(one)], { foundAt: '18:00' })).toEqual(['happenedAt']);
  expect(await refused([concerned(one)], { learnedAt: '18:15' })).toEqual(['foundAt']);
  expect(await refused([concerned(one)], { learnedAt: '19:30' })).toEqual(['learnedAt']);
  expect(await refused([concerned(one)], { learnedOn: day('2026-06-06') })).toEqual(['learnedOn']);
  expect(await refused([concerned(one), concerned(one)])).toEqual(['students.1.studentId']);
  expect(await get('incidents.list', {})).toEqual([]);
});

test('where the level rises, what it asks for beyond counts from then, and nothing is asked for twice', async () => {
  const { room, one, begin, change, read } = await roomOfFriday();
  const id = await begin([concerned(one)], { level: 'second' });
  expect((await read(id)).legs).toHaveLength(6);
  at(room, '2026-06-06T09:00:00');
  await change(id, [concerned(one)], { level: 'third' });
  await change(id, [concerned(one)], { level: 'second' });
  await change(id, [concerned(one)], { level: 'third' });
  const { legs } = await read(id);
  expect(legs).toHaveLength(9);
  expect(legs.filter(({ dueAt }) => dueAt > room.clock.now)).toHaveLength(6);
  expect(legs.find(({ toWhom }) => toWhom === '区（县）心理中心')?.dueAt).toBe(
    Date.parse('2026-06-06T09:30:00'),
  );
});

test('the school has a list of its own, and an event keeps the one that it began with', async () => {
  const { get, one, begin, read } = await roomOfFriday();
  const before = await begin([concerned(one)]);
  const { routes } = await get('incidents.routes', {});
  const bureau = { ...(routes[3] ?? expect.fail()), toWhom: '城东区教育局安全科', phone: '0571-88001122' };
  await get('incidents.setRoutes', { routes: [bureau] });
  expect(await get('incidents.routes', {})).toEqual({ routes: [bureau], isOwn: true });
  const after = await begin([concerned(one)]);
  expect((await read(before)).legs).toHaveLength(9);
  expect((await read(after)).legs).toMatchObject([{ toWhom: '城东区教育局安全科', phone: '0571-88001122' }]);
});

test('after a transfer or a death the work goes on: the file is closed, the event is not', async () => {
  const { room, get, one, begin, change, read, file, told, go } = await roomOfFriday();
  const id = await begin([concerned(one)], { kind: 'death' });
  await get('archive.leave', {
    studentIds: [one],
    kind: 'died',
    leftOn: day('2026-06-05'),
    destination: '',
    reason: '',
  });
  await told(id, '学校领导', 'phone', ['2026-06-05', '18:41']);
  await get('incidents.tick', { incidentId: id, step: 'calledPolice' });
  await change(id, [concerned(one, { facts: '监护人已到校' })], { kind: 'death' });
  await go(id, 'followUp', ['2026-06-05', '18:42'], '学生已身故');
  expect((await read(id)).extracts).toMatchObject([{ hasLeft: true, facts: '监护人已到校' }]);
  // Nothing is owed to who has left; the event says what is still to be done.
  expect(await owedTo(room, 'reportLeg')).toEqual([]);
  expect((await get('workbench.read', {})).incidents).toMatchObject([{ id, openLegs: 8 }]);
  expect((await file(one)).incidentExtracts).toHaveLength(1);
});

test('what was closed changes no more until it is opened again with a reason, and a step is taken back', async () => {
  const { room, get, one, begin, change, go } = await roomOfFriday();
  const id = await begin([concerned(one)]);
  await go(id, 'followUp', ['2026-06-05', '18:42'], '家长已接走');
  openRoomOf(room).connection.exec(
    `INSERT INTO incident_steps (incident_id, state, occurred_on, starts_at, recorded_at, recorded_by)
     VALUES ('${id}', 'closed', '2026-06-05', '18:42', 1, '林静')`,
  );
  const closed = await room.refused('incidents.write', { ...incident([concerned(one)]), incidentId: id });
  expect(closed.code).toBe('closed');
  expect((await room.refused('incidents.tick', { incidentId: id, step: 'safePlace' })).code).toBe('closed');
  const again = {
    incidentId: id,
    state: 'followUp' as const,
    occurredOn: day('2026-06-05'),
    startsAt: '18:42',
  };
  expect((await room.refused('incidents.goOn', { ...again, text: '' })).fields).toHaveProperty('text');
  await get('incidents.goOn', { ...again, text: '家长又来电' });
  await change(id, [concerned(one)]);
  await get('incidents.stepBack', { incidentId: id, reason: '点错' });
  expect((await get('incidents.read', { incidentId: id })).state).toBe('closed');
});

test('the plan of whoever it happened to is looked at again at once', async () => {
  const { room, get, one, begin, file } = await roomOfFriday();
  at(room, '2026-06-04T09:00:00');
  const { planId } = await get('plans.write', plan(one));
  openRoomOf(room).connection.exec(
    `INSERT INTO plan_steps (id, plan_id, step, occurred_on, recorded_at, recorded_by)
     VALUES ('00000000-0000-4000-8000-0000000000f1', '${planId}', 'passed', '2026-06-03', 1, '林静'),
            ('00000000-0000-4000-8000-0000000000f2', '${planId}', 'signed', '2026-06-03', 2, '林静');
     UPDATE plans SET signed_at = 1 WHERE id = '${planId}'`,
  );
  at(room, FRIDAY);
  expect((await file(one)).plans[0]?.review?.cause).not.toBe('incident');
  await begin([concerned(one)]);
  expect((await file(one)).plans[0]?.review).toEqual({ on: '2026-06-05', cause: 'incident' });
});

test('an event begun by mistake is taken away with its parts, and its number is not given again', async () => {
  const { get, one, begin, file, read } = await roomOfFriday();
  const id = await begin([concerned(one)]);
  await get('incidents.remove', { incidentId: id, reason: '演练' });
  expect(await get('incidents.list', {})).toEqual([]);
  expect((await file(one)).incidentExtracts).toEqual([]);
  expect((await read(await begin([concerned(one)]))).number).toBe('危〔2025〕2号');
});

test('what one has to know at once comes out of the file, and that it was looked at is on record', async () => {
  const { room, get, one } = await roomOfFriday();
  await get('diagnoses.write', { ...diagnosis(one), diagnosedOn: day('2026-05-20') });
  await get('plans.write', plan(one));
  const [card] = await get('incidents.background', { studentIds: [one] });
  expect(card).toMatchObject({
    name: '周小禾',
    guardians: [{ name: '周远', phone: '13800138000' }],
    hospitals: [expect.stringContaining('市第七人民医院：中度抑郁发作')],
    callFirst: expect.stringContaining('父亲周远'),
    calms: expect.stringContaining('听歌'),
  });
  // Helpers and notes stand on none of it.
  expect(JSON.stringify(card)).not.toMatch(/手记/);
  const { lines } = await get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '查看应急信息', subject: '周小禾（20260101）' });
  await blankPress(room);
  expect((await get('incidents.layCards', { studentIds: [one] })).title).toBe('应急信息卡 周小禾');
  expect((await get('incidents.laySteps', {})).kind).toBe('incident.steps');
});
