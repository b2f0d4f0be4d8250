import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { RosterReport } from '#shared/contract/roster.ts';
import { type Filling, filledIn } from '#tests/sample-school/filled-in-workbook.ts';
import { remark, weeklyReport } from '../file-records.ts';
import { atLevel } from '../sample.ts';
import { LAST_MONDAY, MONDAY, statesOf, weeklyRoom } from './weekly-rooms.ts';

/*
 * A class's workbook goes out without saying who is listed, and comes back with what a homeroom teacher wrote. A week is
 * taken whole or not at all, and nothing that was left empty becomes 零报告.
 */

/** The first week's row of the class as a whole, and its first line. */
const WHOLE = 6;
const LINE = 7;
/** The second week's row of the class as a whole. */
const WHOLE_2 = WHOLE + 9;

type At = Awaited<ReturnType<typeof weeklyRoom>>;

async function handedOut({ room }: At): Promise<Map<string, string>> {
  room.chosen.folder = room.folder;
  const saved = await room.get('weeklyReports.saveWorkbooks', { weeks: [LAST_MONDAY, MONDAY] });
  if (!saved.saved) throw new Error('no folder was chosen');
  const folder = join(room.folder, saved.fileName);
  return new Map(readdirSync(folder).map((file) => [file, join(folder, file)]));
}

const fileOf = (files: ReadonlyMap<string, string>, className: string): string => {
  const found = [...files].find(([name]) => name.includes(className));
  if (!found) throw new Error(`no workbook of ${className}`);
  return found[1];
};

async function lookedAt({ room }: At, ...paths: string[]) {
  room.chosen.several = paths;
  const opened = await room.get('weeklyReports.openWorkbooks', {});
  if (!opened) throw new Error('no file was chosen');
  return opened;
}

async function takenAll(at: At, ...paths: string[]) {
  const { token, report } = await lookedAt(at, ...paths);
  const rows = report.lines.filter(({ taken }) => taken).map(({ key }) => key);
  return at.room.get('weeklyReports.takeWorkbooks', { token, rows });
}

const told = ({ lines }: RosterReport) =>
  lines.map(({ className, weekly, verdict, message }) =>
    [className, weekly?.week, verdict, message].filter(Boolean).join(' '),
  );

const ZERO: Filling = { D: '本周没有异常' };
const NEW: Filling = { C: '周小禾', D: '新发现', F: '心理委员', G: '晚上一个人哭' };

test('each class gets one workbook: the names of all to choose from, and nobody marked', async () => {
  const at = await weeklyRoom();
  await atLevel(at.room, at.zhou, 'severe', '2026-09-02');
  const files = await handedOut(at);
  expect([...files.keys()].sort()).toEqual(
    [
      '八年级(1)班 班级周报填写表.xlsx',
      '孙伟 七年级(2)班 班级周报填写表.xlsx',
      '王芳 七年级(1)班 班级周报填写表.xlsx',
    ].sort(),
  );
  const book = read(readFileSync(fileOf(files, '七年级(1)班')));
  const [shown = '', names = ''] = book.SheetNames;
  const rows = utils.sheet_to_json<string[]>(book.Sheets[shown] ?? {}, { header: 1 });
  expect(rows[4]?.slice(0, 7)).toEqual([
    '班级',
    '周次',
    '姓名',
    '哪一类',
    '哪一天',
    '谁反映',
    '看到、听到的情况',
  ]);
  expect(rows[5]?.slice(0, 3)).toEqual(['七年级(1)班', '9月7日至13日', '全班']);
  expect(rows.slice(5)).toHaveLength(18);
  const seen = rows.map((row) => row.slice(0, 7).join(' ')).join('\n');
  for (const word of ['周小禾', '三类', '预警', '在库']) expect(seen).not.toContain(word);
  expect(
    utils
      .sheet_to_json<string[]>(book.Sheets[names] ?? {}, { header: 1 })
      .flat()
      .sort(),
  ).toEqual(['七年级(1)班', '周小禾', '陈一鸣'].sort());
});

test('what comes back is shown first, and then written: the child, 零报告, and the silent class as silent', async () => {
  const at = await weeklyRoom();
  const files = await handedOut(at);
  const first = await filledIn(
    fileOf(files, '七年级(1)班'),
    { [LINE]: NEW, [WHOLE]: { G: '运动会前' }, [WHOLE_2]: ZERO },
    '一班.xlsx',
  );
  const second = fileOf(files, '七年级(2)班');
  const { report } = await lookedAt(at, first, second);
  expect(told(report)).toEqual([
    '七年级(1)班 9月7日至13日 reported',
    '七年级(1)班 9月14日至20日 reported',
    '七年级(2)班 9月7日至13日 notFilledIn',
    '七年级(2)班 9月14日至20日 notFilledIn',
  ]);
  expect(report.lines[0]?.weekly?.text).toBe('周小禾：新发现（心理委员反映）晚上一个人哭\n运动会前');
  expect(await statesOf(at.room, at.first)).not.toContain('unusual');

  await takenAll(at, first, second);
  expect((await statesOf(at.room, at.first)).slice(1, 3)).toEqual(['unusual', 'zero']);
  expect((await statesOf(at.room, at.second)).slice(1, 3)).toEqual(['unasked', 'unasked']);
  const { weeklyReportEntries } = await at.room.get('students.file', { studentId: at.zhou });
  expect(weeklyReportEntries).toEqual([
    expect.objectContaining({
      kind: 'noticed',
      source: 'peerCommittee',
      text: '晚上一个人哭',
      toldBy: '王芳',
    }),
  ]);
  // The same once more is nothing new.
  expect(told((await lookedAt(at, first)).report).map((line) => line.split(' ').at(-1))).toEqual([
    'reportSame',
    'reportSame',
  ]);
});

test.each<[string, Filling, RegExp]>([
  ['a name of another class', { ...NEW, C: '李安' }, /“李安”不在七年级\(1\)班/],
  ['no name', { D: '新发现', G: '哭' }, /没有写姓名/],
  ['a kind that is none', { ...NEW, D: '不太好' }, /“不太好”不在列表里/],
  ['a pupil as the one who told', { ...NEW, F: '陈一鸣' }, /不写姓名/],
  ['an absence without its day', { C: '周小禾', D: '中途离校' }, /哪一天/],
  ['a row pasted from another week', { ...NEW, B: '9月14日至20日' }, /可能粘贴错了行/],
])('a week with %s is not written at all', async (_what, filling, why) => {
  const at = await weeklyRoom();
  const path = await filledIn(fileOf(await handedOut(at), '七年级(1)班'), {
    [LINE]: { C: '陈一鸣', D: '新发现', G: '不吃饭' },
    [LINE + 1]: filling,
  });
  const { report } = await lookedAt(at, path);
  expect(report.lines[0]?.verdict).toBe('reportUnclear');
  expect(report.lines[0]?.message).toMatch(why);
  await takenAll(at, path);
  expect((await at.room.get('students.file', { studentId: at.chen })).weeklyReportEntries).toEqual([]);
});

test('neither a tick nor a line is no 零报告: words alone about the class are told as such', async () => {
  const at = await weeklyRoom();
  const path = await filledIn(fileOf(await handedOut(at), '七年级(1)班'), {
    [WHOLE]: { G: '班里在准备运动会' },
  });
  await takenAll(at, path);
  expect((await statesOf(at.room, at.first))[1]).toBe('told');
});

test('a report that was written by hand is written over only where somebody says so; undone, it stands again', async () => {
  const at = await weeklyRoom();
  const { room, first, zhou, chen } = at;
  await room.get('weeklyReports.write', weeklyReport(first, [remark('noticed', chen, { text: '手写的' })]));
  const path = await filledIn(fileOf(await handedOut(at), '七年级(1)班'), { [LINE]: NEW });
  const { token, report } = await lookedAt(at, path);
  const [line] = report.lines;
  expect(line).toMatchObject({ verdict: 'reportChanged', taken: false });
  expect(line?.changes[0]?.old).toContain('手写的');
  const { importId } = await room.get('weeklyReports.takeWorkbooks', { token, rows: [line?.key ?? ''] });
  expect((await room.get('students.file', { studentId: chen })).weeklyReportEntries).toEqual([]);
  // What is kept of the import names no child.
  expect(JSON.stringify(await room.get('roster.report', { importId }))).not.toContain('周小禾');

  expect(await room.get('weeklyReports.weighWorkbooksUndo', { importId })).toEqual({
    removed: 0,
    putBack: 1,
  });
  await room.get('weeklyReports.undoWorkbooks', { importId });
  expect((await room.get('students.file', { studentId: zhou })).weeklyReportEntries).toEqual([]);
  expect((await room.get('students.file', { studentId: chen })).weeklyReportEntries).toEqual([
    expect.objectContaining({ text: '手写的' }),
  ]);
});

test('an import is taken back in one step, but not over what was corrected or carried on since', async () => {
  const at = await weeklyRoom();
  const { room } = at;
  const path = await filledIn(fileOf(await handedOut(at), '七年级(1)班'), { [LINE]: NEW, [WHOLE_2]: ZERO });
  const { importId } = await takenAll(at, path);
  const [entry] = (await room.get('students.file', { studentId: at.zhou })).weeklyReportEntries;
  if (!entry) throw new Error('a child was noticed');
  const { observationId } = await room.get('weeklyReports.carry', { entryId: entry.id });
  const refused = await room.refused('weeklyReports.undoWorkbooks', { importId });
  expect(refused.message).toContain('七年级(1)班（已转入观察日志）');
  await room.get('observations.remove', { observationId, reason: '转错了' });
  expect(await room.get('weeklyReports.undoWorkbooks', { importId })).toEqual({ removed: 2, putBack: 0 });
  expect((await statesOf(room, at.first)).slice(1, 3)).toEqual(['unasked', 'unasked']);
  expect((await lookedAt(at, path)).report.lines.map(({ verdict }) => verdict)).toEqual([
    'reported',
    'reported',
  ]);
});

test('of one class and week only one sheet is taken', async () => {
  const at = await weeklyRoom();
  const out = fileOf(await handedOut(at), '七年级(1)班');
  const one = await filledIn(out, { [LINE]: NEW }, '一.xlsx');
  const other = await filledIn(out, { [WHOLE]: ZERO }, '二.xlsx');
  const { report } = await lookedAt(at, one, other);
  expect(
    report.lines.filter(({ verdict }) => verdict === 'reportUnclear').map(({ message }) => message),
  ).toEqual([expect.stringContaining('交了几份'), expect.stringContaining('交了几份')]);
});
