import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { deskInRoom } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

/** Into the watchlist, up a level, out of it, and in again. */
async function storiedRoom() {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'general', '2026-03-02');
  await atLevel(room, studentId, 'serious', '2026-04-01');
  const lift = { studentId, reason: '周小禾情绪平稳，家长配合', decidedBy: '评估小组' };
  await room.get('watchlist.lift', { ...lift, endedOn: day('2026-06-01') });
  return { room, studentId };
}

test('entry, change, exit and re-entry stay on record, also when the student is out again', async () => {
  const { room, studentId } = await storiedRoom();
  const history = async () =>
    (await room.get('watchlist.list', {})).map(({ name, level, history }) => ({
      name,
      level,
      history: history.map(({ kind, on, level, decidedBy }) => `${kind} ${on} ${level} ${decidedBy}`),
    }));
  const before = [
    'entered 2026-03-02 general 评估小组',
    'changed 2026-04-01 serious 评估小组',
    'lifted 2026-06-01 serious 评估小组',
  ];
  expect(await history()).toEqual([{ name: '周小禾', level: null, history: before }]);
  await atLevel(room, studentId, 'attention', '2026-06-01');
  expect(await history()).toEqual([
    { name: '周小禾', level: 'attention', history: [...before, 'reentered 2026-06-01 attention 评估小组'] },
  ]);
});

test('who was lifted comes behind everybody who is in', async () => {
  const { room } = await storiedRoom();
  const other = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  await atLevel(room, other, 'attention', '2026-08-01');
  expect((await room.get('watchlist.list', {})).map(({ name }) => name)).toEqual(['陈一鸣', '周小禾']);
});

test('the workbook holds who is seen, in that order, with every step of the history', async () => {
  const { room, studentId } = await storiedRoom();
  const other = await enrolled(room, { studentNumber: '20260102', name: '=1+1' });
  await atLevel(room, other, 'severe', '2026-08-24');
  room.chosen.save = join(room.folder, '预警库.xlsx');
  const wanted = { studentIds: [studentId, other] };
  expect(await room.get('watchlist.save', { ...wanted, namesMasked: false })).toEqual({
    saved: true,
    fileName: '预警库.xlsx',
  });
  const sheets = () => {
    const { Sheets } = read(readFileSync(join(room.folder, '预警库.xlsx')));
    return Object.fromEntries(
      Object.entries(Sheets).map(([name, sheet]) => [
        name,
        utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' }),
      ]),
    );
  };
  const { 预警库: list, 经过: history } = sheets();
  expect(list?.[0]?.[0]).toBe('心理危机预警库名册');
  expect(list?.[1]?.[0]).toContain('内部资料');
  expect(list?.slice(3).map((row) => row.slice(0, 6))).toEqual([
    [1, '周小禾', '20260101', '七年级(1)班', '', '已解除'],
    [2, '=1+1', '20260102', '七年级(1)班', '', '三类'],
  ]);
  expect(list?.[4]?.[8]).toBe('写跟踪记录，2026年8月30日前');
  expect(history?.slice(3).map((row) => [row[1], row[4], row[5], row[6]])).toEqual([
    ['周小禾', '2026-03-02', '入库', '一类'],
    ['周小禾', '2026-04-01', '调整', '二类'],
    ['周小禾', '2026-06-01', '解除', '二类'],
    ['=1+1', '2026-08-24', '入库', '三类'],
  ]);

  // Masked, the whole workbook says neither name nor number, also not where a reason does.
  await room.get('watchlist.save', { ...wanted, namesMasked: true });
  const masked = JSON.stringify(sheets());
  for (const told of ['周小禾', '20260101', '=1+1']) expect(masked).not.toContain(told);
  expect(masked).toContain('周＊＊情绪平稳，家长配合');
  const [line] = (await room.get('audit.recent', { before: null })).lines;
  expect(line).toMatchObject({ action: '导出预警库名册', subject: '2 名学生' });
});

test('a list that has changed meanwhile is not handed out', async () => {
  const { room, studentId } = await storiedRoom();
  const stranger = await enrolled(room, { studentNumber: '20260102', name: '不在库' });
  const wanted = { studentIds: [studentId, stranger], namesMasked: false };
  expect((await room.refused('watchlist.save', wanted)).code).toBe('noStudent');
});
