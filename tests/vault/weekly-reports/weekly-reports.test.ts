import { expect, test } from 'vitest';
import { remark, weeklyReport } from '../file-records.ts';
import { atLevel, day } from '../sample.ts';
import { asked, LAST_MONDAY, MONDAY, statesOf, weeklyRoom } from './weekly-rooms.ts';

test('nothing is asked for until the school says so; then a silent class shows as silent, and the desk says it once', async () => {
  const { room, first, second } = await weeklyRoom();
  expect((await statesOf(room, first)).slice(0, 4)).toEqual(['unasked', 'unasked', 'unasked', 'ahead']);
  expect((await room.get('workbench.read', {})).weeklyReports).toBeNull();

  await asked(room, 4);
  room.clock.now = new Date(2026, 8, 21, 9).getTime();
  expect((await statesOf(room, first)).slice(0, 5)).toEqual(['unasked', 'unasked', 'silent', 'due', 'ahead']);
  await room.get(
    'weeklyReports.write',
    weeklyReport(second, [], { weekFrom: MONDAY, toldOn: day('2026-09-18'), toldBy: '孙伟' }),
  );
  expect((await statesOf(room, second))[2]).toBe('zero');
  expect((await room.get('workbench.read', {})).weeklyReports).toMatchObject({
    classes: 2,
    earlier: 0,
    week: { from: MONDAY },
  });
});

test('零报告 is said explicitly, and never beside what is unusual', async () => {
  const { room, zhou, first } = await weeklyRoom();
  const neither = await room.refused('weeklyReports.write', weeklyReport(first, [], { isAllWell: false }));
  expect(neither.fields?.isAllWell).toBe('请写上情况，或勾选“本周没有异常”');
  const both = await room.refused(
    'weeklyReports.write',
    weeklyReport(first, [remark('noticed', zhou)], { isAllWell: true }),
  );
  expect(both.fields?.isAllWell).toContain('请去掉');
  expect(await statesOf(room, first)).not.toContain('zero');
});

test('listed children stand there already; of whom nothing was said, nothing is written', async () => {
  const { room, zhou, chen, first } = await weeklyRoom();
  await atLevel(room, zhou, 'serious', '2026-09-02');
  await atLevel(room, chen, 'general', '2026-09-02');
  const begun = await room.get('weeklyReports.begin', { classId: first, weekFrom: LAST_MONDAY });
  expect(begun).toMatchObject({ homeroomTeacher: '王芳', className: '七年级(1)班' });
  expect(begun.listed.map(({ name }) => name).sort()).toEqual(['周小禾', '陈一鸣'].sort());
  const { reportId } = await room.get(
    'weeklyReports.write',
    weeklyReport(first, [
      remark('change', zhou, { change: 'worse', text: '上课趴着，不交作业', source: 'peerCommittee' }),
      remark('change', chen),
    ]),
  );
  const read = await room.get('weeklyReports.read', { reportId });
  expect(read.remarks.map(({ name, change }) => `${name} ${change}`)).toEqual(['周小禾 worse']);
  const { chronicle, level } = await room.get('students.file', { studentId: zhou });
  expect(chronicle).toContainEqual(
    expect.objectContaining({
      title: '班级周报：加重',
      text: '上课趴着，不交作业\n9月7日至13日，心理委员反映',
      occurredOn: '2026-09-14',
    }),
  );
  expect(level?.level).toBe('serious');
});

test('what is said of a child stands in its own file alone, and puts nobody on the watchlist', async () => {
  const { room, zhou, chen, first } = await weeklyRoom();
  await room.get(
    'weeklyReports.write',
    weeklyReport(first, [
      remark('noticed', zhou, { text: '晚自习一个人哭' }),
      remark('noticed', chen, { text: '和室友吵架' }),
    ]),
  );
  const ofChen = await room.get('students.file', { studentId: chen });
  expect(ofChen.level).toBeNull();
  expect(ofChen.observations).toEqual([]);
  expect(JSON.stringify(ofChen)).not.toContain('周小禾');
  expect(JSON.stringify(ofChen)).not.toContain('晚自习');
});

test('a line becomes an entry of 观察日志 by one press, once; an absence brings the duties of its day', async () => {
  const { room, zhou, chen, first } = await weeklyRoom();
  const { reportId } = await room.get(
    'weeklyReports.write',
    weeklyReport(first, [
      remark('noticed', chen, { source: 'peerCommittee', text: '午饭不吃，一个人坐着' }),
      remark('absent', zhou, { absence: 'unexplained', seenOn: day('2026-09-10'), text: '电话没有人接' }),
    ]),
  );
  const { remarks } = await room.get('weeklyReports.read', { reportId });
  for (const { id } of remarks) await room.get('weeklyReports.carry', { entryId: id });
  const [ofChen] = (await room.get('students.file', { studentId: chen })).observations;
  expect(ofChen).toMatchObject({
    text: '午饭不吃，一个人坐着',
    source: '心理委员',
    unusual: true,
    sign: null,
  });
  const { observations, owed } = await room.get('students.file', { studentId: zhou });
  expect(observations).toEqual([
    expect.objectContaining({ absence: 'unexplained', occurredOn: '2026-09-10', source: '班主任王芳' }),
  ]);
  expect(owed.map(({ what }) => what)).toContain('absenceTold');
  const [again] = remarks;
  if (!again) throw new Error('two lines were written');
  expect((await room.refused('weeklyReports.carry', { entryId: again.id })).code).toBe('carriedAlready');
  // What was made of it is taken away: it can be made anew.
  if (!ofChen) throw new Error('one was made');
  await room.get('observations.remove', { observationId: ofChen.id, reason: '转错了' });
  await room.get('weeklyReports.carry', { entryId: again.id });
});

test('a correction keeps what stays, hides what goes, and leaves one report a class and week', async () => {
  const { room, zhou, chen, first } = await weeklyRoom();
  const { reportId } = await room.get(
    'weeklyReports.write',
    weeklyReport(first, [remark('noticed', zhou), remark('noticed', chen)]),
  );
  expect((await room.refused('weeklyReports.write', weeklyReport(first, []))).code).toBe('alreadyTold');
  const before = await room.get('weeklyReports.read', { reportId });
  const kept = before.remarks.find(({ studentId }) => studentId === zhou);
  if (!kept) throw new Error('two were noticed');
  const line = remark('noticed', zhou, { id: kept.id, text: '好一些了，中午和同学一起吃饭' });
  await room.get('weeklyReports.write', weeklyReport(first, [line], { reportId }));
  const after = await room.get('weeklyReports.read', { reportId });
  expect(after.remarks.map(({ id, text }) => [id, text])).toEqual([[kept.id, line.text]]);
  expect((await room.get('students.file', { studentId: chen })).weeklyReportEntries).toEqual([]);

  await room.get('weeklyReports.remove', { reportIds: [reportId], reason: '写错了班' });
  expect((await statesOf(room, first))[1]).toBe('unasked');
  expect(
    (await room.get('students.file', { studentId: zhou })).chronicle.filter(
      ({ kind }) => kind === 'weeklyReportEntry',
    ),
  ).toEqual([]);
});

test('零报告 of several classes in one act: all of them, or none', async () => {
  const { room, first, second, third } = await weeklyRoom();
  const zeros = { weekFrom: LAST_MONDAY, toldOn: day('2026-09-14') };
  const { reportIds } = await room.get('weeklyReports.writeZeros', { classIds: [first, third], ...zeros });
  const told = await Promise.all(reportIds.map((reportId) => room.get('weeklyReports.read', { reportId })));
  expect(told.map(({ toldBy, isAllWell }) => `${toldBy} ${isAllWell}`)).toEqual(['王芳 true', ' true']);
  const refused = await room.refused('weeklyReports.writeZeros', { classIds: [second, first], ...zeros });
  expect(refused.code).toBe('alreadyTold');
  expect((await statesOf(room, second))[1]).toBe('unasked');
});

test('names are matched within the class, days within the week, and a pupil is never the one who told', async () => {
  const { room, zhou, other, first } = await weeklyRoom();
  const refused = async (...given: Parameters<typeof weeklyReport>) =>
    room.refused('weeklyReports.write', weeklyReport(...given));
  expect((await refused(first, [remark('noticed', other)])).fields).toEqual({
    'remarks.0.studentId': '这名学生不在这个班，请核对',
  });
  expect((await refused(first, [remark('noticed', zhou), remark('noticed', zhou)])).code).toBe('twice');
  const absent = remark('absent', zhou, { absence: 'left', seenOn: day('2026-09-15') });
  expect((await refused(first, [absent])).fields?.['remarks.0.seenOn']).toContain('不在这一周');
  expect((await refused(first, [], { toldBy: '陈一鸣' })).fields?.toldBy).toContain('心理委员');
  expect((await refused(first, [], { toldOn: day('2026-09-06') })).code).toBe('toldBefore');
  expect((await refused(first, [], { weekFrom: day('2026-09-21'), toldOn: day('2026-09-16') })).code).toBe(
    'weekAhead',
  );
  expect((await refused(first, [remark('change', zhou, { change: 'worse' })])).fields).toEqual({
    'remarks.0.text': '请写下哪里加重了',
  });
});

test('of who has left since, what was told stays, and the rest of the report is still corrected', async () => {
  const { room, zhou, chen, first } = await weeklyRoom();
  const { reportId } = await room.get(
    'weeklyReports.write',
    weeklyReport(first, [remark('noticed', zhou), remark('noticed', chen)]),
  );
  await room.get('archive.leave', {
    studentIds: [zhou],
    kind: 'transferred',
    leftOn: day('2026-09-15'),
    destination: '',
    reason: '',
  });
  const { remarks } = await room.get('weeklyReports.read', { reportId });
  const lines = remarks.map(({ id, studentId, text }) => remark('noticed', studentId, { id, text }));
  await room.get('weeklyReports.write', weeklyReport(first, lines, { reportId, note: '班里在准备运动会' }));
  const ofZhou = lines.map((line) => (line.studentId === zhou ? { ...line, text: '改一个字' } : line));
  expect((await room.refused('weeklyReports.write', weeklyReport(first, ofZhou, { reportId }))).code).toBe(
    'archived',
  );
});

test('the search finds what was said of a child, and opens the report by its own words', async () => {
  const { room, zhou, first } = await weeklyRoom();
  await room.get(
    'weeklyReports.write',
    weeklyReport(first, [remark('noticed', zhou, { text: '总在走廊尽头发呆' })], { note: '换了座位' }),
  );
  const find = async (text: string) =>
    (await room.get('search.find', { text, all: null, opened: [] })).groups.flatMap(({ hits }) =>
      hits.map(({ opens }) => opens.record),
    );
  expect(await find('走廊尽头')).toEqual(['weeklyReportEntry']);
  expect(await find('换了座位')).toEqual(['weeklyReport']);
});
