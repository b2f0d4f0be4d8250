import { expect, test } from 'vitest';
import type { TestDesk } from '../desk.ts';
import { contact } from '../file-records.ts';
import { atLevel, day, enrolled } from '../sample.ts';
import { batchRoom } from './batch-room.ts';
import {
  batchText,
  classIds,
  lookAtResults,
  resultSheet,
  type SheetRow,
  takeResults,
  verdicts,
} from './result-sheets.ts';

const standing = async (room: TestDesk, batchId: Awaited<ReturnType<typeof batchRoom>>['batchId']) =>
  (await room.get('screenings.readBatch', { batchId })).students.map(
    ({ name, studentNumber, state, way }) => `${name}${studentNumber.slice(-1)} ${state} ${way?.way ?? '-'}`,
  );

const MHT_HEADINGS = [
  '序号',
  '学籍号码',
  '学生姓名',
  '所在班级',
  '提交时间',
  '学习焦虑得分',
  '对人焦虑',
  '孤独倾向',
  '自责倾向',
  '过敏倾向',
  '身体症状',
  '恐怖倾向',
  '冲动倾向',
  '效度',
  '量表总分',
];
const mht = (number: string, name: string, ...scores: SheetRow): SheetRow => [
  1,
  number,
  name,
  '七(1)班',
  '2026-08-26 09:31:12',
  ...scores,
];

test('a batch holds everybody of its classes; who is excused or exempt counts in no share', async () => {
  const { room, batchId } = await batchRoom();
  const read = await room.get('screenings.readBatch', { batchId });
  expect(read.progress).toEqual({ listed: 4, tested: 0, untested: 4, excused: 0, exempt: 0 });
  const [one, other] = read.students;
  if (!one || !other) throw new Error('nobody is on the list');
  const absent = { entryIds: [one.entryId], absence: 'excused' as const };
  expect((await room.refused('screenings.setAbsence', { ...absent, reason: '' })).code).toBe('badInput');
  await room.get('screenings.setAbsence', { ...absent, reason: '发烧' });
  await room.get('screenings.setAbsence', {
    entryIds: [other.entryId],
    absence: 'exempt',
    reason: '随班就读',
  });
  const { progress } = await room.get('screenings.readBatch', { batchId });
  expect(progress).toEqual({ listed: 4, tested: 0, untested: 2, excused: 1, exempt: 1 });
  const { chronicle } = await room.get('students.file', { studentId: one.studentId });
  expect(chronicle).toContainEqual(
    expect.objectContaining({ title: '普查请假：2026年秋季全体普查', text: '发烧' }),
  );
});

test('who comes into a class later is put on the list by one click', async () => {
  const { room, batchId } = await batchRoom();
  await enrolled(room, { studentNumber: '20260109', name: '新来的' });
  expect(await room.get('screenings.readBatch', { batchId })).toMatchObject({ newcomers: 1 });
  expect(await room.get('screenings.fillUp', { batchId })).toEqual({ students: 1 });
  expect(await room.get('screenings.readBatch', { batchId })).toMatchObject({
    newcomers: 0,
    progress: { listed: 5 },
  });
});

test('an MHT workbook comes in right to the row: scored, not on the roster, of another name, unanswered, to be tested again', async () => {
  const { room, batchId, zhou } = await batchRoom();
  const path = resultSheet(room, [
    ['2026年秋季 MHT 测评结果'],
    MHT_HEADINGS.map((heading) => (heading === '学籍号码' ? '学号' : heading)),
    mht('20260101', '周小禾', 12, 8, 8, 8, 8, 10, 7, 7, 3, 68),
    mht('20260102', '陈一鸣', 5, 3, 2, 2, 3, 4, 2, 2, 8, 23),
    mht('20260103', '李安', 3, 2, 1, 2, 2, 3, 1, 1, 2, 15),
    mht('20260105', '李安', '', '', '', '', '', '', '', '', '', ''),
    mht('20269999', '无此人', 3, 2, 1, 2, 2, 3, 1, 1, 2, 15),
    mht('20260105', '别人', 3, 2, 1, 2, 2, 3, 1, 1, 2, 15),
  ]);
  const { groups, report } = await lookAtResults(room, path, batchId);
  expect(groups[0]?.columns.map(({ field, person }) => `${field}${person && `/${person}`}`)).toEqual([
    'null',
    'studentNumber',
    'name',
    'className',
    'testedOn',
    'factor/学习焦虑',
    'factor/对人焦虑',
    'factor/孤独倾向',
    'factor/自责倾向',
    'factor/过敏倾向',
    'factor/身体症状',
    'factor/恐怖倾向',
    'factor/冲动倾向',
    'validity',
    'total',
  ]);
  const told = verdicts(report);
  expect(told[3]).toMatch(/^scored 总分 68（偏高）；学习焦虑 12（偏高）.*效度 3；总分未经核算$/);
  expect(told[4]).toMatch(/^scored .*效度 8（作答可能不实，需复测）/);
  expect(told[5]).toMatch(/^scored 总分 15（正常）/);
  expect(told[6]).toBe('unanswered');
  expect(told[7]).toMatch(/^cannotScore 册上没有学号 20269999 的学生/);
  expect(told[8]).toMatch(/^cannotScore .*在册上是“李安”/);
  expect(await standing(room, batchId)).toEqual(Array(4).fill(expect.stringContaining('untested -')));

  const { importId } = await takeResults(room, path, batchId);
  expect(await standing(room, batchId)).toEqual([
    '陈一鸣2 tested toRetest',
    '李安3 tested -',
    '周小禾1 tested toInterview',
    '李安5 untested -',
  ]);
  const file = await room.get('students.file', { studentId: zhou });
  expect(file.screenings[0]).toMatchObject({
    occurredOn: '2026-08-26',
    scale: 'MHT',
    batch: { name: '2026年秋季全体普查' },
    isFlagged: true,
  });
  expect(file.chronicle.map(({ title }) => title)).toContain('筛查（非诊断）：MHT，需面谈');
  expect(file.owed.map(({ what, dueOn }) => `${what} ${dueOn}`)).toContain('screeningInterview 2026-09-02');
  expect(file.level).toBeNull();

  expect(await room.get('screenings.weighResultsUndo', { importId })).toEqual({ results: 3 });
  await room.get('screenings.undoResults', { importId });
  expect(await standing(room, batchId)).toEqual(Array(4).fill(expect.stringContaining('untested -')));
});

test('the same sheet once more writes nothing; another score of the day is told, one of a later day is a second test', async () => {
  const { room, batchId } = await batchRoom();
  const headings = MHT_HEADINGS.map((heading) => (heading === '学籍号码' ? '学号' : heading));
  const unbelieved = mht('20260102', '陈一鸣', 5, 3, 2, 2, 3, 4, 2, 2, 8, 23);
  const path = resultSheet(room, [headings, unbelieved]);
  await takeResults(room, path, batchId);
  expect(verdicts((await lookAtResults(room, path, batchId)).report)[2]).toMatch(/^scoreSame/);
  const other = resultSheet(room, [headings, mht('20260102', '陈一鸣', 5, 3, 2, 2, 3, 4, 2, 2, 1, 23)]);
  expect(verdicts((await lookAtResults(room, other, batchId)).report)[2]).toMatch(
    /^scoreDiffers .*2026年8月26日已有结果/,
  );
  const again = mht('20260102', '陈一鸣', 5, 3, 2, 2, 3, 4, 2, 2, 1, 23).map((cell) =>
    cell === '2026-08-26 09:31:12' ? '2026-08-27 10:00' : cell,
  );
  await takeResults(room, resultSheet(room, [headings, again]), batchId);
  expect(await standing(room, batchId)).toContain('陈一鸣2 tested -');
  const { students } = await room.get('screenings.readBatch', { batchId });
  const { studentId } = students.find(({ name }) => name === '陈一鸣') ?? {};
  if (!studentId) throw new Error('not on the list');
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.filter(({ kind }) => kind === 'screening').map(({ title }) => title)).toEqual([
    '筛查（非诊断）：MHT复测',
    '筛查（非诊断）：MHT，需复测',
  ]);
});

test('a PHQ-9 sheet of answers is scored here, and item 9 is told beside the lowest total', async () => {
  const { room, batchId, chen } = await batchRoom({ scale: 'phq9' });
  const items = Array.from({ length: 9 }, (_, index) => `${index + 1}、题目文字`);
  const path = resultSheet(room, [
    ['学号', '姓名', ...items, '总分'],
    ['20260101', '周小禾', 3, 3, 2, 2, 1, 1, 0, 0, 0, 12],
    ['20260102', '陈一鸣', '完全不会', 0, 0, 0, 0, 0, 0, 0, '好几天', 1],
    ['20260103', '李安', 0, 0, 0, 0, 4, 0, 0, 0, 0, 4],
    ['20260105', '李安', 1, 1, 0, 0, 0, '', 0, 0, 0, ''],
  ]);
  const { report } = await takeResults(room, path, batchId);
  const told = verdicts(report);
  expect(told[2]).toMatch(/^scored 总分 12（中度）$/);
  expect(told[3]).toMatch(/^scored 第 9 题（不想活或伤害自己的念头）：有；总分 1（无）$/);
  expect(told[4]).toMatch(/^cannotScore 第 5 题的答案 4 不在 0–3 之间/);
  expect(told[5]).toMatch(/^cannotScore 第 6 题没有答案，也没有总分/);
  expect(await standing(room, batchId)).toContain('陈一鸣2 tested toInterview');
  const { screenings } = await room.get('students.file', { studentId: chen });
  expect(JSON.stringify(screenings)).not.toContain('好几天');
});

test('SCL-90 and SDQ as platforms give them, by name and class where there is no number', async () => {
  const scl = await batchRoom({ scale: 'scl90' });
  const factors = [
    '躯体化',
    '强迫症状',
    '人际关系敏感',
    '抑郁',
    '焦虑',
    '敌对',
    '恐怖',
    '偏执',
    '精神病性',
    '其他',
  ];
  const path = resultSheet(scl.room, [
    ['姓名', '班级', '用时', '总分', ...factors.map((word) => `${word}因子分`)],
    ['周小禾', '七年级1班', '12分', 188, 2.1, 2, 2.3, 2.5, 1.9, 1.5, 1.4, 1.7, 1.8, 2],
    ['陈一鸣', '七年级1班', '9分', 120, 1.3, 1.2, 1.4, 1.5, 1.1, 1.2, 1, 1.1, 1.2, 1.3],
    ['李安', '七年级2班', '9分', 30, 0.3, 0.2, 0.4, 0.5, 0.1, 0.2, 0, 0.1, 0.2, 0.3],
  ]);
  const told = verdicts((await takeResults(scl.room, path, scl.batchId)).report);
  expect(told[2]).toMatch(/^scored 总分 188（达到筛查标准）；躯体化 2.1（偏高）、强迫 2（偏高）/);
  expect(told[3]).toMatch(/^scored 总分 120（未达筛查标准）/);
  expect(told[4]).toMatch(/^cannotScore 总分 30 不在 90–450 之间（SCL-90 有/);

  const sdq = await batchRoom({ scale: 'sdq', version: 'parent' });
  const sheet = resultSheet(sdq.room, [
    ['学号', '姓名', '困难总分', '情绪症状', '品行问题', '多动', '同伴关系', '亲社会行为'],
    ['20260101', '周小禾', 17, 5, 4, 5, 3, 4],
    ['20260102', '陈一鸣', 14, 4, 3, 4, 3, 9],
  ]);
  const sdqTold = verdicts((await takeResults(sdq.room, sheet, sdq.batchId)).report);
  expect(sdqTold[2]).toMatch(
    /^scored 总分 17（异常）；情绪症状 5、品行问题 4、多动注意 5、同伴交往 3、亲社会 4/,
  );
  expect(sdqTold[3]).toMatch(/总分 14（边缘）/);
  expect(await standing(sdq.room, sdq.batchId)).toContain('周小禾1 tested toInterview');
});

test('a hundred answers of MHT stand beside who it is', async () => {
  const { room, batchId } = await batchRoom();
  const items = Array.from({ length: 100 }, (_, index) => `第${index + 1}题`);
  const path = resultSheet(room, [
    ['学号', '姓名', '班级', '性别', '提交时间', ...items],
    ['20260101', '周小禾', '七年级1班', '女', '2026-08-26', ...items.map(() => '是')],
    ['20260102', '陈一鸣', '七年级1班', '男', '2026-08-26', ...items.map((_, at) => (at < 8 ? '是' : '否'))],
  ]);
  const told = verdicts((await lookAtResults(room, path, batchId)).report);
  expect(told[2]).toMatch(/^scored 总分 90（偏高）.*效度 10（作答可能不实，需复测）$/);
  expect(told[3]).toMatch(/^scored 总分 8（正常）；学习焦虑 8（偏高）/);
});

test('the bands and the scale stay as the results were judged by them', async () => {
  const { room, batchId } = await batchRoom({ scale: 'gad7' });
  const text = batchText({ scale: 'gad7' });
  const other = { ...text, bands: { ...text.bands, total: [{ from: 0, word: '无', isFlagged: false }] } };
  const write = { batchId, text: other as typeof text, classIds: await classIds(room) };
  await room.get('screenings.writeBatch', write);
  await room.get('screenings.writeBatch', { ...write, text });
  const path = resultSheet(room, [
    ['学号', '姓名', '总分'],
    ['20260101', '周小禾', 16],
  ]);
  await takeResults(room, path, batchId);
  expect((await room.refused('screenings.writeBatch', write)).code).toBe('hasResults');
  expect((await room.refused('screenings.removeBatch', { batchId, reason: '建错了' })).code).toBe(
    'hasResults',
  );
  await room.get('screenings.writeBatch', { ...write, text: { ...text, name: '改了名字' } });
});

test('a term start: from the flag by an interview to a level or 排除, and the guardian', async () => {
  const { room, batchId, zhou, chen } = await batchRoom({ scale: 'gad7' });
  const path = resultSheet(room, [
    ['学号', '姓名', '总分'],
    ['20260101', '周小禾', 16],
    ['20260102', '陈一鸣', 12],
    ['20260103', '李安', 3],
  ]);
  await takeResults(room, path, batchId);
  const entryOf = async (studentId: typeof zhou) => {
    const [entry] = (await room.get('students.file', { studentId })).screeningEntries;
    if (!entry) throw new Error('on no list');
    return entry;
  };
  const { id: entryId } = await entryOf(chen);
  const settle = {
    entryId,
    outcome: 'ruledOut' as const,
    outcomeOn: day('2026-08-27'),
    outcomeBy: '评估小组',
    outcomeReason: '考试周紧张，睡眠和社交正常，家长反映无异常。',
  };
  expect((await room.refused('screenings.settle', settle)).code).toBe('toInterview');
  const interview = {
    interviewId: null,
    occurredOn: day('2026-08-27'),
    startsAt: '14:30',
    place: '心理辅导室',
    interviewer: '林静',
    occasion: '普查 GAD-7 中度',
    teacherSays: '上课常走神',
    guardianSays: '',
    content: '说快开学了有点紧张。',
    risk: 'none' as const,
    riskText: '',
    impression: '一过性紧张',
    advice: '一周后再看',
  };
  for (const studentId of [zhou, chen]) await room.get('interviews.write', { ...interview, studentId });
  expect((await entryOf(chen)).way).toEqual({ way: 'toAssess', since: '2026-08-27' });
  expect((await room.refused('screenings.settle', { ...settle, outcomeOn: day('2026-08-26') })).code).toBe(
    'beforeInterview',
  );
  const tell = { entryId, guardianToldOn: day('2026-08-28'), guardianTold: '电话告知母亲' };
  expect((await room.refused('screenings.tellGuardian', tell)).code).toBe('notSettled');
  await room.get('screenings.settle', settle);
  expect((await entryOf(chen)).way?.way).toBe('ruledOut');
  await room.get('screenings.tellGuardian', tell);
  expect((await entryOf(chen)).way?.way).toBe('guardianTold');

  await atLevel(room, zhou, 'general', '2026-08-28');
  expect((await entryOf(zhou)).way?.way).toBe('levelled');
  const owed = (await room.get('students.file', { studentId: zhou })).owed.map(({ what }) => what);
  expect(owed).toContain('screeningTold');
  expect(owed).not.toContain('screeningOutcome');
  const titles = (await room.get('students.file', { studentId: chen })).chronicle.map(({ title }) => title);
  expect(titles.filter((title) => /筛查|面谈/.test(title))).toEqual([
    '筛查情况已告知家长：2026年秋季全体普查',
    '面谈：林静',
    '筛查后评估：排除：2026年秋季全体普查',
    '筛查（非诊断）：GAD-7，需面谈',
  ]);
  const [line] = await room.get('screenings.batches', {});
  expect(line).toMatchObject({ flagged: 2, open: 1, progress: { listed: 4, tested: 3 } });
  await room.get('contacts.write', contact(zhou));
});

test('a check has no scale: whoever is named comes on its list with the reason', async () => {
  const { room, batchId, zhou, chen } = await batchRoom({ kind: 'termStart', scale: null });
  expect((await room.get('screenings.readBatch', { batchId })).students).toEqual([]);
  await room.get('screenings.flag', {
    batchId,
    studentIds: [zhou, chen],
    flaggedOn: day('2026-08-26'),
    reason: '开学第一周没有交作业，常一个人坐着',
  });
  expect(await standing(room, batchId)).toEqual([
    '陈一鸣2 untested toInterview',
    '周小禾1 untested toInterview',
  ]);
  const path = resultSheet(room, [
    ['学号', '姓名', '总分'],
    ['20260101', '周小禾', 16],
  ]);
  room.chosen.open = path;
  const opened = await room.get('roster.open', { list: 'screenings' });
  const sheets = [
    {
      sheet: 0,
      headerRow: 1,
      columns: [
        { column: 0, field: 'studentNumber' as const, person: '' },
        { column: 2, field: 'total' as const, person: '' },
      ],
    },
  ];
  const token = opened?.token ?? '';
  const refused = await room.refused('screenings.compareResults', {
    token,
    sheets,
    batchId,
    testedOn: day('2026-08-26'),
  });
  expect(refused.code).toBe('noScale');
});

test('of a batch the note of a result may be written, the score not', async () => {
  const { room, batchId, zhou } = await batchRoom({ scale: 'gad7' });
  const path = resultSheet(room, [
    ['学号', '姓名', '总分'],
    ['20260101', '周小禾', 16],
  ]);
  await takeResults(room, path, batchId);
  const [result] = (await room.get('students.file', { studentId: zhou })).screenings;
  if (!result) throw new Error('no result');
  const { id: screeningId, occurredOn, scale, result: words } = result;
  const write = { screeningId, studentId: zhou, occurredOn, scale, result: words, note: '当天发烧' };
  await room.get('screenings.write', write);
  expect((await room.refused('screenings.write', { ...write, result: '总分 3' })).code).toBe('ofBatch');
});

test('三类重点排查: each class answers each group with whom or 无; a silent class shows, and whoever is named has it in the file', async () => {
  const { room, batchId, zhou, chen } = await batchRoom({ kind: 'threeGroups', scale: null });
  const { replies, students } = await room.get('screenings.readBatch', { batchId });
  expect(students).toEqual([]);
  expect(replies.map(({ className, repliedOn }) => `${className} ${repliedOn}`)).toEqual([
    '七年级(1)班 null',
    '七年级(2)班 null',
  ]);
  const classId = replies[0]?.classId;
  const otherId = replies[1]?.classId;
  if (!classId || !otherId) throw new Error('no classes');
  const reply = {
    batchId,
    classId,
    repliedOn: day('2026-08-27'),
    repliedBy: '王海',
    groups: [
      { focus: 'adapting' as const, isNobody: false, found: [{ studentId: zhou, text: '开学后常哭' }] },
      { focus: 'hardship' as const, isNobody: true, found: [] },
      { focus: 'pressure' as const, isNobody: false, found: [{ studentId: chen, text: '怕考不好，睡得少' }] },
    ],
  };
  const silent = { focus: 'hardship' as const, isNobody: false, found: [] };
  const [adapting, , pressure] = reply.groups;
  if (!adapting || !pressure) throw new Error('three groups');
  const unsaid = { ...reply, groups: [adapting, silent, pressure] };
  expect((await room.refused('screenings.writeReply', unsaid)).fields).toEqual({
    'groups.1.isNobody': '请写上学生，或勾选“无”',
  });
  expect((await room.refused('screenings.writeReply', { ...reply, classId: otherId })).code).toBe(
    'otherClass',
  );
  await room.get('screenings.writeReply', reply);
  const after = await room.get('screenings.readBatch', { batchId });
  expect(after.replies.map(({ repliedOn }) => repliedOn)).toEqual(['2026-08-27', null]);
  expect(after.students.map(({ name, why, way }) => `${name} ${why} ${way}`)).toEqual([
    '陈一鸣 压力太大：怕考不好，睡得少 null',
    '周小禾 适应困难：开学后常哭 null',
  ]);
  // Put right: 周小禾 was meant for another group. The first answer is no second fact.
  await room.get('screenings.writeReply', {
    ...reply,
    groups: [
      { ...adapting, isNobody: true, found: [] },
      { focus: 'hardship', isNobody: false, found: [{ studentId: zhou, text: '父亲失业' }] },
      pressure,
    ],
  });
  const { chronicle } = await room.get('students.file', { studentId: zhou });
  expect(chronicle.filter(({ kind }) => kind === 'screeningEntry').map(({ text }) => text)).toEqual([
    '经济特别困难：父亲失业\n王海上报',
  ]);
});

test('another test off a sheet of paper is judged as those of the workbook', async () => {
  const { room, batchId, chen } = await batchRoom();
  const headings = MHT_HEADINGS.map((heading) => (heading === '学籍号码' ? '学号' : heading));
  const path = resultSheet(room, [headings, mht('20260102', '陈一鸣', 5, 3, 2, 2, 3, 4, 2, 2, 8, 23)]);
  await takeResults(room, path, batchId);
  const entry = (await room.get('students.file', { studentId: chen })).screeningEntries[0];
  if (!entry) throw new Error('on no list');
  const again = {
    entryId: entry.id,
    testedOn: day('2026-08-27'),
    total: 70,
    validity: 2,
    positives: null,
    hasKeyItem: null,
    factors: { 学习焦虑: 12 },
    note: '',
  };
  expect((await room.refused('screenings.writeScore', { ...again, total: 91 })).message).toMatch(/0–90/);
  expect((await room.refused('screenings.writeScore', { ...again, testedOn: day('2026-08-26') })).code).toBe(
    'sameDay',
  );
  await room.get('screenings.writeScore', again);
  const file = await room.get('students.file', { studentId: chen });
  expect(file.screeningEntries[0]?.way).toEqual({ way: 'toInterview', since: '2026-08-27' });
  expect(file.chronicle[0]).toMatchObject({ title: '筛查（非诊断）：MHT复测，需面谈' });
  expect(file.chronicle[0]?.text).toMatch(/^总分 70（偏高）；学习焦虑 12（偏高）；效度 2；总分未经核算/);
});
