import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import type { FocusGroup } from '#shared/screening/batches.ts';
import { type Filling, filledIn } from '#tests/sample-school/filled-in-workbook.ts';
import { atLevel, day, enrolled } from '../sample.ts';
import { batchRoom } from './batch-room.ts';
import { batchText, classIds } from './result-sheets.ts';

/*
 * The class sheets of 三类重点排查 go out as workbooks that mark nobody, and come back with whom a class names or an
 * explicit 无. A class is taken whole or not at all, and silence never becomes 无.
 */

/** The first row of each group, and its first line. */
const ADAPTING = 6;
const HARDSHIP = ADAPTING + 11;
const PRESSURE = HARDSHIP + 11;

const NONE: Filling = { C: '无' };
const ALL_NONE = { [ADAPTING]: NONE, [HARDSHIP]: NONE, [PRESSURE]: NONE };
const ZHOU: Filling = { D: '周小禾', E: '开学后常哭' };

type At = Awaited<ReturnType<typeof focusRoom>>;

async function focusRoom() {
  const at = await batchRoom({ kind: 'threeGroups', scale: null, name: '2026年秋季三类重点排查' });
  const { replies } = await at.room.get('screenings.readBatch', { batchId: at.batchId });
  const [first] = replies;
  if (!first) throw new Error('no classes');
  return { ...at, first: first.classId };
}

async function handedOut({ room, batchId }: Pick<At, 'room' | 'batchId'>): Promise<Map<string, string>> {
  room.chosen.folder = room.folder;
  const saved = await room.get('screenings.saveWorkbooks', { batchId });
  if (!saved.saved) throw new Error('no folder was chosen');
  const folder = join(room.folder, saved.fileName);
  return new Map(readdirSync(folder).map((file) => [file, join(folder, file)]));
}

const fileOf = (files: ReadonlyMap<string, string>, className = '七年级(1)班'): string => {
  const found = [...files].find(([name]) => name.includes(className));
  if (!found) throw new Error(`no workbook of ${className}`);
  return found[1];
};

async function lookedAt({ room, batchId }: Pick<At, 'room' | 'batchId'>, ...paths: string[]) {
  room.chosen.several = paths;
  const opened = await room.get('screenings.openWorkbooks', { batchId });
  if (!opened) throw new Error('no file was chosen');
  return opened;
}

async function takenAll(at: At, ...paths: string[]) {
  const { token, report } = await lookedAt(at, ...paths);
  const rows = report.lines.filter(({ taken }) => taken).map(({ key }) => key);
  return at.room.get('screenings.takeWorkbooks', { token, rows });
}

const told = ({ lines }: RosterReport) =>
  lines.map(({ className, verdict, message }) => [className, verdict, message].filter(Boolean).join(' '));

/** What each class answered: 适应困难, 经济特别困难, 压力太大. */
async function answers({ room, batchId }: Pick<At, 'room' | 'batchId'>) {
  const { replies, students } = await room.get('screenings.readBatch', { batchId });
  return {
    replies: replies.map(({ className, groups }) =>
      [
        className,
        ...groups.map(({ isNobody, found }) =>
          isNobody === null
            ? '没有回复'
            : isNobody
              ? '无'
              : found.map(({ name, text }) => `${name} ${text}`).join(),
        ),
      ].join('　'),
    ),
    listed: students.map(({ name }) => name),
  };
}

const SILENT = {
  replies: ['七年级(1)班　没有回复　没有回复　没有回复', '七年级(2)班　没有回复　没有回复　没有回复'],
  listed: [],
};

const group = (focus: FocusGroup) => ({ focus, isNobody: true, found: [] });
const byHand = ({ batchId, first, chen }: At) => ({
  batchId,
  classId: first,
  repliedOn: day('2026-08-27'),
  repliedBy: '王海',
  groups: [
    group('adapting'),
    group('hardship'),
    { focus: 'pressure' as const, isNobody: false, found: [{ studentId: chen, text: '怕考不好' }] },
  ],
});

test('each class gets one workbook: three groups, the names of all to choose from, and nobody marked', async () => {
  const at = await focusRoom();
  await atLevel(at.room, at.zhou, 'severe', '2026-08-24');
  await at.room.get('screenings.writeReply', byHand(at));
  const files = await handedOut(at);
  expect([...files.keys()].map((name) => name.replace(/^\S+ (?=七)/, '')).sort()).toEqual([
    '七年级(1)班 班级排查填写表.xlsx',
    '七年级(2)班 班级排查填写表.xlsx',
  ]);
  const book = read(readFileSync(fileOf(files)));
  const [shown = '', names = ''] = book.SheetNames;
  const rows = utils.sheet_to_json<string[]>(book.Sheets[shown] ?? {}, { header: 1 });
  expect(rows[4]?.slice(0, 5)).toEqual(['班级', '哪一类', '有没有这样的学生', '姓名', '看到、听到的情况']);
  expect([ADAPTING, HARDSHIP, PRESSURE].map((row) => rows[row - 1]?.[1])).toEqual([
    '适应困难',
    '经济特别困难',
    '压力太大',
  ]);
  expect(rows.slice(5)).toHaveLength(33);
  const seen = rows.map((row) => row.slice(0, 5).join(' ')).join('\n');
  for (const word of ['周小禾', '陈一鸣', '怕考不好', '预警', '在库', '三级', '高危']) {
    expect(seen).not.toContain(word);
  }
  expect(
    utils
      .sheet_to_json<string[]>(book.Sheets[names] ?? {}, { header: 1 })
      .flat()
      .sort(),
  ).toEqual(['七年级(1)班', '周小禾', '李安', '陈一鸣'].sort());
});

test('what comes back is shown first, and then written: the child in the own file, 无, and the silent class as silent', async () => {
  const at = await focusRoom();
  const files = await handedOut(at);
  const first = await filledIn(
    fileOf(files),
    { ...ALL_NONE, [ADAPTING]: { C: '有' }, [ADAPTING + 1]: ZHOU },
    '一班.xlsx',
  );
  const second = fileOf(files, '七年级(2)班');
  const { report } = await lookedAt(at, first, second);
  expect(told(report)).toEqual(['七年级(1)班 reported', '七年级(2)班 notFilledIn']);
  expect(report.lines[0]?.reply?.text).toBe('适应困难：周小禾（开学后常哭）\n经济特别困难：无\n压力太大：无');
  expect(await answers(at)).toEqual(SILENT);

  const { importId } = await takenAll(at, first, second);
  expect(await answers(at)).toEqual({
    replies: ['七年级(1)班　周小禾 开学后常哭　无　无', SILENT.replies[1]],
    listed: ['周小禾'],
  });
  const { chronicle } = await at.room.get('students.file', { studentId: at.zhou });
  expect(chronicle.filter(({ kind }) => kind === 'screeningEntry').map(({ text }) => text)).toEqual([
    expect.stringContaining('适应困难：开学后常哭'),
  ]);
  // What is kept of the import names no child, and the same once more is nothing new.
  expect(JSON.stringify(await at.room.get('roster.report', { importId }))).not.toContain('周小禾');
  expect(told((await lookedAt(at, first)).report)).toEqual(['七年级(1)班 reportSame']);
});

test.each<[string, Record<number, Filling>, RegExp]>([
  ['无 with a name below it', { ...ALL_NONE, [ADAPTING + 1]: ZHOU }, /“适应困难”选了“无”，下面又写了学生/],
  ['a group without any answer', { [ADAPTING]: NONE, [HARDSHIP]: NONE }, /“压力太大”没有回答/],
  ['有 without anybody', { ...ALL_NONE, [HARDSHIP]: { C: '有' } }, /“经济特别困难”选了“有”，没有写学生/],
  [
    'a name of another class',
    { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: { ...ZHOU, D: '孙小明' } },
    /“孙小明”不在七年级\(1\)班/,
  ],
  ['no name', { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: { E: '常哭' } }, /第 7 行没有写姓名/],
  [
    'nothing seen',
    { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: { D: '周小禾' } },
    /没有写看到、听到的情况/,
  ],
  [
    'the same child twice in a group',
    { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: ZHOU, [ADAPTING + 2]: ZHOU },
    /已经写过了/,
  ],
  ['another word than 有 or 无', { ...ALL_NONE, [PRESSURE]: { C: '不清楚' } }, /在这一类的第一行里选/],
  [
    'a row pasted from another group',
    { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: { ...ZHOU, B: '压力太大' } },
    /可能粘贴错了行/,
  ],
  [
    'a row without its key',
    { ...ALL_NONE, [ADAPTING]: { C: '无', F: 'x' } as Filling },
    /行号被改动或删掉了/,
  ],
])('a class with %s is not written at all', async (_what, filling, why) => {
  const at = await focusRoom();
  const path = await filledIn(fileOf(await handedOut(at)), filling);
  const { report } = await lookedAt(at, path);
  expect(report.lines.every(({ verdict, taken }) => verdict === 'reportUnclear' && !taken)).toBe(true);
  expect(report.lines[0]?.message).toMatch(why);
  await takenAll(at, path);
  expect(await answers(at)).toEqual(SILENT);
});

test('a name means a pupil of the class alone; of two of one name nobody guesses which one is meant', async () => {
  const at = await focusRoom();
  const named = { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: { D: '李安', E: '不说话' } };
  const files = await handedOut(at);
  // Another 李安 sits in 七年级(1)班, and is not meant.
  await takenAll(at, await filledIn(fileOf(files, '七年级(2)班'), named));
  expect((await at.room.get('students.file', { studentId: at.li })).screeningEntries).toEqual([]);
  expect((await at.room.get('students.file', { studentId: at.other })).screeningEntries).toHaveLength(1);

  await enrolled(at.room, { studentNumber: '20260109', name: '李安' });
  const { report } = await lookedAt(at, await filledIn(fileOf(files), named));
  expect(told(report)).toEqual([expect.stringContaining('有 2 名，认不出是哪一名')]);
});

test('the workbook of another batch is refused by that one’s name', async () => {
  const at = await focusRoom();
  const path = await filledIn(fileOf(await handedOut(at)), ALL_NONE);
  const { batchId } = await at.room.get('screenings.writeBatch', {
    batchId: null,
    text: batchText({ kind: 'threeGroups', scale: null, name: '2027年春季三类重点排查' }),
    classIds: await classIds(at.room),
  });
  const elsewhere: { room: At['room']; batchId: ScreeningBatchId } = { room: at.room, batchId };
  const { report } = await lookedAt(elsewhere, path);
  expect(told(report)).toEqual([
    '七年级(1)班 reportUnclear 这份表是“2026年秋季三类重点排查”的，请打开那一次排查再导入。',
  ]);
  expect(await answers(elsewhere)).toEqual(SILENT);
  const wrongKind = await batchRoom();
  expect(
    (await wrongKind.room.refused('screenings.saveWorkbooks', { batchId: wrongKind.batchId })).code,
  ).toBe('noGroups');
});

test('of one class only one sheet is taken', async () => {
  const at = await focusRoom();
  const out = fileOf(await handedOut(at));
  const one = await filledIn(out, ALL_NONE, '一.xlsx');
  const other = await filledIn(out, { ...ALL_NONE, [ADAPTING]: {}, [ADAPTING + 1]: ZHOU }, '二.xlsx');
  expect(told((await lookedAt(at, one, other)).report)).toEqual([
    expect.stringContaining('交了几份：“一.xlsx”、“二.xlsx”'),
    expect.stringContaining('交了几份'),
  ]);
});

test('an answer that was written by hand is written over only where somebody says so; undone, it stands again', async () => {
  const at = await focusRoom();
  const { room } = at;
  await room.get('screenings.writeReply', byHand(at));
  const before = await answers(at);
  const path = await filledIn(fileOf(await handedOut(at)), {
    ...ALL_NONE,
    [ADAPTING]: {},
    [ADAPTING + 1]: ZHOU,
  });
  const { token, report } = await lookedAt(at, path);
  const [line] = report.lines;
  expect(line).toMatchObject({ verdict: 'reportChanged', taken: false });
  expect(line?.changes).toEqual([
    { field: '适应困难', old: '无', new: '周小禾（开学后常哭）' },
    { field: '压力太大', old: '陈一鸣（怕考不好）', new: '无' },
  ]);
  const { importId } = await room.get('screenings.takeWorkbooks', { token, rows: [line?.key ?? ''] });
  expect((await answers(at)).replies[0]).toBe('七年级(1)班　周小禾 开学后常哭　无　无');

  expect(await room.get('screenings.weighWorkbooksUndo', { importId })).toEqual({ removed: 0, putBack: 1 });
  await room.get('screenings.undoWorkbooks', { importId });
  expect(await answers(at)).toEqual(before);
  const { replies } = await room.get('screenings.readBatch', { batchId: at.batchId });
  expect(replies[0]).toMatchObject({ repliedOn: '2026-08-27', repliedBy: '王海' });
  expect((await room.get('students.file', { studentId: at.zhou })).screeningEntries).toEqual([]);
  expect((await room.refused('screenings.undoWorkbooks', { importId })).code).toBe('alreadyUndone');
});

test('an import is taken back in one step, but not over what was settled or answered since', async () => {
  const at = await focusRoom();
  const { room, batchId, zhou } = at;
  const path = await filledIn(fileOf(await handedOut(at)), {
    ...ALL_NONE,
    [ADAPTING]: {},
    [ADAPTING + 1]: ZHOU,
  });
  const first = await takenAll(at, path);
  const later = await filledIn(path, { [ADAPTING + 2]: { D: '陈一鸣', E: '独来独往' } }, '再交.xlsx');
  const second = await takenAll(at, later);
  expect((await room.refused('screenings.undoWorkbooks', { importId: first.importId })).message).toContain(
    '七年级(1)班（后来又改过）',
  );
  expect(await room.get('screenings.undoWorkbooks', { importId: second.importId })).toEqual({
    removed: 0,
    putBack: 1,
  });
  expect(await answers(at)).toMatchObject({ listed: ['周小禾'] });

  await room.get('screenings.flag', {
    batchId,
    studentIds: [zhou],
    flaggedOn: day('2026-08-28'),
    reason: '常哭',
  });
  const { importId } = first;
  const refused = await room.refused('screenings.undoWorkbooks', { importId });
  expect(refused.code).toBe('changedSince');
  expect(refused.message).toContain('周小禾（已列为待面谈');
  expect((await answers(at)).replies[0]).toContain('周小禾');
});

test.each([
  {
    since: 'was excused',
    settle: async ({ room, batchId }: At) => {
      const { students } = await room.get('screenings.readBatch', { batchId });
      const entryIds = students.map(({ entryId }) => entryId);
      await room.get('screenings.setAbsence', { entryIds, absence: 'excused', reason: '住院' });
    },
    says: '周小禾（已列为待面谈，或登记了请假、结论、告知家长）',
  },
  {
    since: 'has left the school',
    settle: async ({ room, zhou }: At) => {
      await room.get('archive.leave', {
        studentIds: [zhou],
        kind: 'transferred',
        leftOn: day('2026-08-28'),
        destination: '城东中学',
        reason: '随父母搬家',
      });
    },
    says: '周小禾（已离校归档）',
  },
])(
  'an import is not taken back over a child who $since meanwhile, and nothing else changes',
  async ({ settle, says }) => {
    const at = await focusRoom();
    const path = await filledIn(fileOf(await handedOut(at)), {
      ...ALL_NONE,
      [ADAPTING]: {},
      [ADAPTING + 1]: ZHOU,
    });
    const { importId } = await takenAll(at, path);
    await settle(at);
    const before = await answers(at);
    const refused = await at.room.refused('screenings.undoWorkbooks', { importId });
    expect(refused.code).toBe('changedSince');
    expect(refused.message).toContain(says);
    expect(await answers(at)).toEqual(before);
  },
);

test('undone, an import of a silent class leaves it silent, and nobody on the list', async () => {
  const at = await focusRoom();
  const path = await filledIn(fileOf(await handedOut(at)), {
    ...ALL_NONE,
    [ADAPTING]: {},
    [ADAPTING + 1]: ZHOU,
  });
  const { importId } = await takenAll(at, path);
  expect(await at.room.get('screenings.undoWorkbooks', { importId })).toEqual({ removed: 1, putBack: 0 });
  expect(await answers(at)).toEqual(SILENT);
  expect(told((await lookedAt(at, path)).report)).toEqual(['七年级(1)班 reported']);
});
