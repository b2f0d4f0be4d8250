import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { WordMeaning } from '#shared/contract/watchlist.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

const HEADINGS = ['序号', '学号', '姓名', '班级', '预警等级', '列入时间', '主要问题', '责任老师'];

type Row = readonly (string | number)[];

/** A workbook as a school keeps it: a title over everything, headings, rows. */
function listIn(
  room: TestDesk,
  rows: readonly Row[],
  headings: Row = HEADINGS,
  name = '高危学生名单.xlsx',
): string {
  const sheet = utils.aoa_to_sheet([['心理高危学生名单'], headings, ...rows] as unknown[][]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: headings.length - 1 } }];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, '名单');
  const path = join(room.folder, name);
  writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

interface Ways {
  /** What a person says of words that nothing tells. */
  words?: Record<string, WordMeaning>;
  unsaid?: Partial<InputOf<'watchlist.compareList'>['unsaid']>;
}

/** Goes through the wizard as far as the preview. */
async function lookAt(room: TestDesk, path: string, { words = {}, unsaid = {} }: Ways = {}) {
  room.chosen.open = path;
  const opened = await room.get('roster.open', { list: 'watchlist' });
  if (!opened) throw new Error('no list was chosen');
  const { token } = opened;
  const chosen = opened.sheets.flatMap(({ headerRow, isTaken }, sheet) =>
    isTaken ? [{ sheet, headerRow }] : [],
  );
  const groups = await room.get('roster.columns', { token, sheets: chosen });
  const sheets = chosen.map((choice) => ({
    ...choice,
    columns: (groups.find((group) => group.sheets.includes(choice.sheet))?.columns ?? []).map(
      ({ column, field, person }) => ({ column, field, person }),
    ),
  }));
  const asked = await room.get('watchlist.listWords', { token, sheets });
  const report = await room.get('watchlist.compareList', {
    token,
    sheets,
    words: asked.flatMap(({ written, meaning }) => {
      const said = words[written] ?? meaning;
      return said === null ? [] : [{ written, meaning: said }];
    }),
    unsaid: { listedOn: null, decidedBy: '评估小组', discoveryRoute: 'other', ...unsaid },
  });
  return { token, asked, report };
}

const takeable = ({ lines }: RosterReport) => lines.filter(({ taken }) => taken).map(({ key }) => key);

async function takeAll(room: TestDesk, path: string, ways: Ways = {}) {
  const { token, report } = await lookAt(room, path, ways);
  return room.get('watchlist.takeList', { token, rows: takeable(report) });
}

const verdicts = ({ lines }: RosterReport) =>
  Object.fromEntries(
    lines.map(({ rowNumber, verdict, message }) => [rowNumber, message ? `${verdict} ${message}` : verdict]),
  );

const listed = async (room: TestDesk) =>
  (await room.get('watchlist.list', {})).map(
    ({ name, level, since, reason }) => `${name} ${level} ${since} ${reason}`,
  );

/** 周小禾 at no level, 陈一鸣 at 一类; two of the name 李安 in one class, one in another. */
async function knownRoom() {
  const room = await deskInRoom();
  const zhou = await enrolled(room);
  const chen = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  await enrolled(room, { studentNumber: '20260103', name: '李安' });
  await enrolled(room, { studentNumber: '20260104', name: '李安' });
  await enrolled(room, { studentNumber: '20260105', name: '李安', className: '七年级(2)班' });
  await atLevel(room, chen, 'general', '2026-03-02');
  return { room, zhou, chen };
}

test('a list is shown row by row, and taken in one step by the rule of 列入预警库', async () => {
  const { room, chen } = await knownRoom();
  const path = listIn(room, [
    [1, '20260101', '周小禾', '七年级(1)班', '二类', '2026-05-06', '情绪低落两周以上', '王老师'],
    [2, '20260102', '陈一鸣', '七年级(1)班', '三类（重大心理危机）', '2026.5.7', '有自伤行为', ''],
    [3, '', '李安', '七(2)班', '关注', '2026年5月8日', '与同学冲突', ''],
  ]);
  const { token, report } = await lookAt(room, path);
  expect(verdicts(report)).toEqual({ 3: 'listed', 4: 'levelChanges', 5: 'listed' });
  expect(report.lines[1]?.changes[0]).toEqual({ field: '预警等级', old: '一类', new: '三类' });
  expect(await listed(room)).toEqual([expect.stringContaining('陈一鸣 general')]);

  const { importId, report: written } = await room.get('watchlist.takeList', {
    token,
    rows: takeable(report),
  });
  expect(await listed(room)).toEqual([
    '陈一鸣 severe 2026-05-07 有自伤行为',
    '周小禾 serious 2026-05-06 情绪低落两周以上（责任教师：王老师）',
    '李安 attention 2026-05-08 与同学冲突',
  ]);
  const { levels } = await room.get('students.file', { studentId: chen });
  expect(levels.map(({ level, endedOn }) => `${level} ${endedOn}`).sort()).toEqual([
    'general 2026-05-07',
    'severe null',
  ]);
  expect(await room.get('roster.report', { importId })).toEqual(written);
  expect(await room.get('roster.imports', {})).toMatchObject([{ list: 'watchlist', taken: 3, skipped: 0 }]);
  expect((await room.refused('watchlist.takeList', { token, rows: [] })).code).toBe('nothingRead');
});

test('what cannot be written is told row by row with why, and what one does not tick is not written', async () => {
  const { room } = await knownRoom();
  const gone = await enrolled(room, { studentNumber: '20260106', name: '吴归' });
  await room.get('archive.leave', {
    studentIds: [gone],
    kind: 'transferred',
    leftOn: day('2026-08-01'),
    destination: '',
    reason: '转学',
  });
  const path = listIn(room, [
    [1, '20269999', '无此人', '七年级(1)班', '二类', '2026-05-06', '原因', ''],
    [2, '20260101', '别的名字', '七年级(1)班', '二类', '2026-05-06', '原因', ''],
    [3, '', '李安', '七年级(1)班', '二类', '2026-05-06', '原因', ''],
    [4, '', '李安', '八年级(1)班', '二类', '2026-05-06', '原因', ''],
    [5, '20260106', '吴归', '七年级(1)班', '二类', '2026-05-06', '原因', ''],
    [6, '20260103', '李安', '七年级(1)班', '二类', '2001-05-06', '原因', ''],
    [7, '20260104', '李安', '七年级(1)班', '', '2026-05-06', '原因', ''],
    [8, '20260105', '李安', '七年级(2)班', '二类', '2026-05-06', '', ''],
    [9, '20260102', '陈一鸣', '七年级(1)班', '二类', '2026-01-05', '原因', ''],
  ]);
  const { report } = await lookAt(room, path);
  const told = verdicts(report);
  expect(told[3]).toMatch(/册上没有学号 20269999 的学生/);
  expect(told[4]).toMatch(/在册上是“周小禾”/);
  expect(told[5]).toMatch(/有 2 名“李安”.*写上学号/);
  expect(told[6]).toMatch(/与表里的八年级\(1\)班不同/);
  expect(told[7]).toMatch(/离校，档案已归档/);
  expect(told[8]).toMatch(/早于李安出生/);
  expect(told[9]).toMatch(/没有写预警等级/);
  expect(told[10]).toMatch(/没有写原因/);
  expect(told[11]).toMatch(/不能早于陈一鸣上一次等级变动/);
  expect(Object.values(told).every((each) => each.startsWith('cannotList'))).toBe(true);
});

test('a row without a date waits for one; a person may give all such rows the same', async () => {
  const { room } = await knownRoom();
  const path = listIn(room, [[1, '20260101', '周小禾', '', '二类', '去年', '原因', '']]);
  expect(verdicts((await lookAt(room, path)).report)[3]).toMatch(/列入日期“去年”没有认出来/);
  const { report } = await lookAt(room, path, { unsaid: { listedOn: day('2026-06-01') } });
  expect(report.lines[0]).toMatchObject({ verdict: 'listed', listing: { listedOn: '2026-06-01' } });
});

test('one student on two rows is for a person to clear up; whoever is at the level already stays as is', async () => {
  const { room } = await knownRoom();
  const path = listIn(room, [
    [1, '20260101', '周小禾', '', '一类', '2026-03-01', '春季', ''],
    [2, '20260101', '周小禾', '', '二类', '2026-05-01', '夏季', ''],
    [3, '20260102', '陈一鸣', '', '一类', '2026-03-05', '原因', ''],
  ]);
  const { report } = await lookAt(room, path);
  expect(verdicts(report)[3]).toMatch(/与第 4 行是同一名学生/);
  expect(verdicts(report)[4]).toMatch(/与第 3 行是同一名学生/);
  expect(report.lines[2]?.verdict).toBe('sameLevel');
  expect(report.lines[2]?.notices[0]).toMatch(/没有改动/);
});

test('a word that papers use in two directions is never guessed; once said, it is known for the next list', async () => {
  const { room } = await knownRoom();
  const rows: Row[] = [
    [1, '20260101', '周小禾', '', '红色', '2026-05-06', '原因', ''],
    [2, '20260103', '李安', '', '一级', '2026-05-06', '原因', ''],
    [3, '20260104', '李安', '', '已解除', '2026-05-06', '原因', ''],
  ];
  const path = listIn(room, rows);
  const before = await lookAt(room, path);
  expect(before.asked.map(({ written, meaning }) => `${written} ${meaning}`)).toEqual([
    '红色 null',
    '一级 null',
    '已解除 leftOut',
  ]);
  expect(verdicts(before.report)[3]).toMatch(/等级“红色”还没有说明是哪一级/);
  await takeAll(room, path, { words: { 红色: 'severe', 一级: 'leftOut' } });
  const [line] = (await room.get('audit.recent', { before: null })).lines;
  expect(line?.action).toBe('导入预警名单');
  expect(await room.get('audit.facts', { sequence: line?.sequence ?? 0 })).toContainEqual({
    label: '记住的等级写法',
    before: null,
    after: '红色：三类、一级：不写入',
  });
  expect(await listed(room)).toEqual([
    expect.stringContaining('周小禾 severe'),
    expect.stringContaining('陈一鸣'),
  ]);
  const { asked } = await lookAt(room, path);
  expect(asked.map(({ meaning, by }) => `${meaning} ${by}`)).toEqual([
    'severe kept',
    'leftOut kept',
    'leftOut word',
  ]);
});

test('what was written meanwhile is never overlooked', async () => {
  const { room, zhou } = await knownRoom();
  const path = listIn(room, [[1, '20260101', '周小禾', '', '二类', '2026-05-06', '原因', '']]);
  const { token, report } = await lookAt(room, path);
  await atLevel(room, zhou, 'attention', '2026-05-01');
  expect((await room.refused('watchlist.takeList', { token, rows: takeable(report) })).code).toBe(
    'changedSince',
  );
  expect((await room.refused('watchlist.takeList', { token, rows: ['0/99'] })).code).toBe('changedSince');
});

test('an import is undone in one step: who was at another level before is at it again', async () => {
  const { room } = await knownRoom();
  const before = await listed(room);
  const path = listIn(room, [
    [1, '20260101', '周小禾', '', '二类', '2026-05-06', '原因', ''],
    [2, '20260102', '陈一鸣', '', '三类', '2026-05-07', '原因', ''],
  ]);
  const { importId } = await takeAll(room, path);
  expect(await room.get('watchlist.weighListUndo', { importId })).toEqual({ levels: 2 });
  expect(await room.get('watchlist.undoList', { importId })).toEqual({ levels: 2 });
  expect(await listed(room)).toEqual(before);
  expect((await room.refused('watchlist.undoList', { importId })).code).toBe('alreadyUndone');
  expect((await takeAll(room, path)).report.lines.filter(({ taken }) => taken)).toHaveLength(2);
});

test('where a level was changed since, undoing is refused and says of whom and what to do', async () => {
  const { room, zhou } = await knownRoom();
  const path = listIn(room, [
    [1, '20260101', '周小禾', '', '二类', '2026-05-06', '原因', ''],
    [2, '20260102', '陈一鸣', '', '三类', '2026-05-07', '原因', ''],
  ]);
  const { importId } = await takeAll(room, path);
  await atLevel(room, zhou, 'severe', '2026-06-01');
  const before = await listed(room);
  const refused = await room.refused('watchlist.undoList', { importId });
  expect(refused.message).toContain('周小禾（等级后来又调整或解除过）');
  expect(refused.message).toContain('请打开这些学生的档案');
  expect(refused.message).not.toContain('陈一鸣');
  expect(await listed(room)).toEqual(before);
});

test('a roster of the same headings is matched by its own, and a list without a level is asked for one', async () => {
  const { room } = await knownRoom();
  const headings = ['学号', '姓名', '班级', '备注'];
  const path = listIn(room, [['20260101', '周小禾', '七年级(1)班', '单亲']], headings);
  room.chosen.open = path;
  const opened = await room.get('roster.open', { list: 'watchlist' });
  const sheets = [{ sheet: 0, headerRow: 2 }];
  const fields = async (token: string) =>
    (await room.get('roster.columns', { token, sheets }))[0]?.columns.map(({ field }) => field);
  expect(await fields(opened?.token ?? '')).toEqual(['studentNumber', 'name', 'className', 'listingReason']);
  const columns = [{ column: 0, field: 'studentNumber' as const, person: '' }];
  const laid = { token: opened?.token ?? '', sheets: [{ sheet: 0, headerRow: 2, columns }] };
  expect((await room.refused('watchlist.listWords', laid)).message).toContain('预警等级和原因');
  const roster = await room.get('roster.open', {});
  expect(await fields(roster?.token ?? '')).toEqual(['studentNumber', 'name', 'className', 'remark']);
});
