import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

/** What was dated or written wrongly is put right; the old words stay in the log. */

const decision = {
  reason: '情绪持续低落',
  decidedBy: '评估小组',
  discoveryRoute: 'homeroomTeacher' as const,
};
const lasting = { endedOn: null, endReason: '', endDecidedBy: '' };

async function levelsOf(room: TestDesk, studentId: StudentId) {
  return (await room.get('students.file', { studentId })).levels;
}

async function days(room: TestDesk, studentId: StudentId) {
  return (await levelsOf(room, studentId)).map(({ level, fromOn, endedOn }) => [level, fromOn, endedOn]);
}

/** A student who was raised from 一类 to 二类, and so twice on the list: the ids of the two periods. */
async function raised(room: TestDesk) {
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'general', '2026-03-02');
  await atLevel(room, studentId, 'serious', '2026-05-11');
  const [first, second] = (await levelsOf(room, studentId)).map(({ id }) => id);
  if (!first || !second) throw new Error('two levels');
  return { studentId, first, second };
}

test('the day of a change is put right for both levels at once, and the log keeps the old one', async () => {
  const room = await deskInRoom();
  const { studentId, second } = await raised(room);
  await room.get('watchlist.correctLevel', {
    periodId: second,
    ...decision,
    reason: '自伤后评估',
    level: 'severe',
    fromOn: day('2026-04-13'),
    ...lasting,
  });
  expect(await days(room, studentId)).toEqual([
    ['general', '2026-03-02', '2026-04-13'],
    ['severe', '2026-04-13', null],
  ]);
  const [entry] = await room.get('watchlist.list', {});
  expect(entry?.history.map(({ kind }) => kind)).toEqual(['entered', 'changed']);
  const { lines } = await room.get('audit.recent', { before: null });
  const line = lines.find(({ action }) => action === '更正预警等级');
  if (!line) throw new Error('the correction is on record');
  const told = JSON.stringify(await room.get('audit.facts', { sequence: line.sequence }));
  for (const word of ['2026年5月11日', '情绪持续低落', '二类', '2026年4月13日', '自伤后评估', '三类'])
    expect(told).toContain(word);
  const found = await room.get('search.find', { text: '自伤后评估', all: null, opened: [] });
  expect(JSON.stringify(found)).toContain('自伤后评估');
});

test.each<[string, Partial<InputOf<'watchlist.correctLevel'>>, string]>([
  ['before the birth of the student', { fromOn: day('1900-01-01') }, 'dateBeforeBirth'],
  ['in the future', { fromOn: day('2027-01-01') }, 'dateInFuture'],
  ['before the level that it followed', { fromOn: day('2026-03-01') }, 'beforeLastLevel'],
  ['to the level that it followed', { level: 'general' }, 'sameLevel'],
  ['to an end before its beginning', { endedOn: day('2026-05-01'), endReason: '好转' }, 'endsBeforeStart'],
  ['to an end without a reason', { endedOn: day('2026-06-01') }, 'whyEnded'],
])('a level is not put right %s', async (_how, wrong, code) => {
  const room = await deskInRoom();
  const { studentId, second } = await raised(room);
  const before = await levelsOf(room, studentId);
  const right = { ...decision, level: 'serious' as const, fromOn: day('2026-05-11'), ...lasting };
  expect((await room.refused('watchlist.correctLevel', { periodId: second, ...right, ...wrong })).code).toBe(
    code,
  );
  expect(await levelsOf(room, studentId)).toEqual(before);
});

test('an end that was written down wrongly goes, as long as no later level stands in its way', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'serious', '2026-03-02');
  const lift = { studentId, endedOn: day('2026-04-01'), reason: '好转', decidedBy: '评估小组' };
  await room.get('watchlist.lift', lift);
  const [lifted] = await levelsOf(room, studentId);
  if (!lifted) throw new Error('one level');
  const goesOn = { periodId: lifted.id, ...decision, level: lifted.level, fromOn: lifted.fromOn, ...lasting };
  await room.get('watchlist.correctLevel', goesOn);
  expect(await days(room, studentId)).toEqual([['serious', '2026-03-02', null]]);
  await room.get('watchlist.lift', lift);
  await atLevel(room, studentId, 'general', '2026-06-01');
  const refused = await room.refused('watchlist.correctLevel', goesOn);
  expect([refused.code, refused.fields]).toEqual([
    'overlaps',
    { endedOn: '与另一段（2026年6月1日至今）重叠，请核对日期' },
  ]);
});

test('a level of another child is taken back, and everything reads as if it had never been', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'general', '2026-03-02');
  const summer = { fromOn: day('2026-07-01'), untilOn: day('2026-08-31') };
  const { summaryId } = await room.get('summaries.add', {
    title: '暑假',
    ...summer,
    activitiesFromOn: summer.fromOn,
    activitiesUntilOn: summer.untilOn,
  });
  const { periodId } = await room.get('followUps.addPeriod', { name: '暑假', ...summer });
  const seen = async () => ({
    watchlist: await room.get('watchlist.list', {}),
    students: await room.get('students.list', {}),
    file: await room.get('students.file', { studentId }),
    figures: await room.get('summaries.read', { summaryId }),
    board: await room.get('followUps.board', { periodId }),
    handOver: await room.get('handOvers.draft', { studentId }),
    found: await room.get('search.find', { text: '不是这个孩子', all: null, opened: [] }),
  });
  const before = await seen();
  await room.get('watchlist.setLevel', {
    studentIds: [studentId],
    level: 'severe',
    fromOn: day('2026-07-06'),
    ...decision,
    reason: '不是这个孩子',
  });
  await room.get('watchlist.addConcern', {
    studentId,
    concern: 'internetAddiction',
    fromOn: day('2026-07-06'),
    reason: '不是这个孩子',
  });
  await room.get('watchlist.addCare', {
    studentId,
    care: 'leaveAtHome',
    fromOn: day('2026-07-06'),
    reason: '不是这个孩子',
  });
  await room.get('watchlist.addCare', {
    studentId,
    care: 'medication',
    fromOn: day('2026-07-06'),
    reason: '不是这个孩子',
  });
  const file = await room.get('students.file', { studentId });
  const reason = '登记错了学生';
  await room.get('watchlist.removeLevel', { periodId: file.level?.id as never, reason });
  await room.get('watchlist.removeConcern', { periodId: file.concerns[0]?.id as never, reason });
  for (const care of file.cares) await room.get('watchlist.removeCare', { periodId: care.id, reason });
  expect(await seen()).toEqual(before);
  expect(
    (await room.refused('watchlist.removeLevel', { periodId: file.level?.id as never, reason })).code,
  ).toBe('noPeriod');
});

test('a leave and a fact about the family are put right, also when they are over', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('schooling.beginLeave', {
    studentId,
    fromOn: day('2026-03-02'),
    cause: 'other',
    reason: '骨折',
  });
  await room.get('schooling.endLeave', { studentId, endedOn: day('2026-06-01'), reason: '' });
  const [leave] = (await room.get('students.file', { studentId })).leaves;
  if (!leave) throw new Error('one leave');
  const right = { periodId: leave.id, reason: '抑郁', endReason: '', fromOn: day('2026-03-09') };
  const none = await room.refused('schooling.correctLeave', {
    ...right,
    cause: 'other',
    endedOn: right.fromOn,
  });
  expect(none.fields?.endedOn).toContain('请用“删除”');
  await room.get('schooling.correctLeave', { ...right, cause: 'psychological', endedOn: day('2026-05-11') });
  const { cares, leaves } = await room.get('students.file', { studentId });
  expect(leaves).toMatchObject([{ fromOn: '2026-03-09', endedOn: '2026-05-11', cause: 'psychological' }]);
  expect(cares).toMatchObject([{ care: 'leaveAtHome', fromOn: '2026-03-09' }]);

  const told = {
    circumstance: 'parentsDivorced' as const,
    text: '',
    source: '家访',
    fromOn: day('2026-02-01'),
  };
  await room.get('family.addCircumstance', { studentId, ...told });
  const circumstance = async () => (await room.get('students.file', { studentId })).circumstances[0];
  const { id: periodId } = (await circumstance()) ?? {};
  if (!periodId) throw new Error('one fact');
  await room.get('family.endCircumstance', { periodId, endedOn: day('2026-06-01'), reason: '复婚' });
  await room.get('family.correctCircumstance', {
    periodId,
    ...told,
    source: '母亲',
    endedOn: day('2026-07-01'),
    endReason: '复婚',
  });
  expect(await circumstance()).toMatchObject({ id: periodId, source: '母亲', endedOn: '2026-07-01' });
});
