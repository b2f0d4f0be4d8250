import { expect, test } from 'vitest';
import type { Found, SearchGroup } from '#shared/contract/search.ts';
import { FIND_NEWEST } from '#vault/whole-file/search/search-index.ts';
import { GROUP_NUMBERS, SEARCHED } from '#vault/whole-file/search/searched-records.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { SAMPLES, writeSample } from '../records/samples.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

const find = (room: TestDesk, text: string, all: SearchGroup | 'students' | null = null) =>
  room.get('search.find', { text, all, opened: [] });

/** Name of the group → what was found there, marks as 【】. */
function told({ groups }: Found): Record<string, string[]> {
  return Object.fromEntries(
    groups.map(({ group, hits }) => [
      group,
      hits.map(({ snippet }) => (snippet ? marked(snippet) : '（手记）')),
    ]),
  );
}

function marked({ text, marks }: { text: string; marks: [number, number][] }): string {
  const marksLast = [...marks].reverse();
  return marksLast.reduce(
    (said, [from, to]) => `${said.slice(0, from)}【${said.slice(from, to)}】${said.slice(to)}`,
    text,
  );
}

const namesFound = async (room: TestDesk, text: string) =>
  (await find(room, text)).students.map(({ name }) => name);

async function wrote(room: TestDesk, ...[studentIds, text]: Parameters<typeof sessionText>) {
  return room.get('sessions.write', { sessionId: null, text: sessionText(studentIds, text) });
}

test('a student is found by name, sound, initials, number and class, the best fit first', async () => {
  const room = await deskInRoom();
  await enrolled(room, { studentNumber: '20260101', name: '张三' });
  await enrolled(room, { studentNumber: '20260102', name: '张三丰' });
  await enrolled(room, { studentNumber: '20260103', name: '单于曾', className: '八年级(2)班' });
  await enrolled(room, { studentNumber: 'B7', name: '阿依古丽·买买提' });
  expect(await namesFound(room, 'zs')).toEqual(['张三', '张三丰']);
  expect(await namesFound(room, 'zhang san')).toEqual(['张三', '张三丰']);
  expect(await namesFound(room, "zhang'sanf")).toEqual(['张三丰']);
  expect(await namesFound(room, '三丰')).toEqual(['张三丰']);
  expect(await namesFound(room, '0103')).toEqual(['单于曾']);
  expect(await namesFound(room, 'syz')).toEqual(['单于曾']);
  expect(await namesFound(room, 'chan yu')).toEqual(['单于曾']);
  expect(await namesFound(room, '八年级')).toEqual(['单于曾']);
  expect(await namesFound(room, 'ａｙｇｌ')).toEqual(['阿依古丽·买买提']);
  expect(await namesFound(room, '李')).toEqual([]);
});

test('of those whom a few letters name alike, the watchlist and the files opened lately come first', async () => {
  const room = await deskInRoom();
  await enrolled(room, { studentNumber: '20260101', name: '覃宇航', className: '七年级(1)班' });
  const opened = await enrolled(room, {
    studentNumber: '20260102',
    name: '唐雨荷',
    className: '七年级(2)班',
  });
  const listed = await enrolled(room, {
    studentNumber: '20260103',
    name: '陶宇航',
    className: '七年级(3)班',
  });
  expect(await namesFound(room, 'tyh')).toEqual(['覃宇航', '唐雨荷', '陶宇航']);
  await atLevel(room, listed, 'serious', '2026-08-01');
  expect(await namesFound(room, 'tyh')).toEqual(['陶宇航', '覃宇航', '唐雨荷']);
  const { students } = await room.get('search.find', { text: 'tyh', all: null, opened: [opened] });
  expect(students.map(({ name }) => name)).toEqual(['唐雨荷', '陶宇航', '覃宇航']);
  // Written out, it is meant.
  expect(await namesFound(room, '宇航')).toEqual(['陶宇航', '覃宇航']);
  expect(await namesFound(room, '覃')).toEqual(['覃宇航']);
});

test('two characters find a text, and so do letters and digits by how they begin', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await wrote(room, [studentId], {
    topic: '睡眠与作息',
    content: '两周来入睡困难，ＳＣＬ-90 复测；电话 138 0013 8000。',
  });
  await wrote(room, [studentId], {
    topic: '同伴关系',
    content: '和同桌和好了。',
    occurredOn: day('2026-08-21'),
  });
  expect(told(await find(room, '入睡'))).toEqual({
    session: ['睡眠与作息 两周来【入睡】困难，ＳＣＬ-90 复测；电话 138 0013 8000。'],
  });
  expect(told(await find(room, 'scl90 睡眠')).session).toEqual([
    '【睡眠】与作息 两周来入睡困难，【ＳＣＬ-90】 复测；电话 138 0013 8000。',
  ]);
  for (const text of ['13800138000', '138 0013', '138-0013-8000', 'sc', '１３８']) {
    expect((await find(room, text)).groups.find(({ group }) => group === 'session')?.total).toBe(1);
  }
  for (const text of ['睡', '困睡', '入睡 同桌', 'cl90', '%', '"', '睡眠" OR "同桌', '*', 'text : 睡眠']) {
    expect((await find(room, text)).groups.flatMap(({ hits }) => hits)).toEqual([]);
  }
});

test('a name beside a word finds the word in what is about that child', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const other = await enrolled(room, { studentNumber: '2', name: '陈一' });
  await wrote(room, [one], { content: '谈到考试焦虑。' });
  await wrote(room, [other], { content: '也谈到考试焦虑。' });
  const { groups } = await find(room, '焦虑 zxh');
  expect(groups.map(({ group, total }) => [group, total])).toEqual([['session', 1]]);
  expect(groups[0]?.hits[0]?.students.map(({ name }) => name)).toEqual(['周小禾']);
  expect((await find(room, '焦虑')).groups[0]?.total).toBe(2);
});

test("the counsellor's notes are found, and never quoted", async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await wrote(room, [studentId], { processNotes: '反移情：我自己很着急。' });
  const found = await find(room, '反移情');
  expect(found.groups).toMatchObject([
    { group: 'session', hits: [{ opens: { record: 'session', id: sessionId }, snippet: null }] },
  ]);
  expect(JSON.stringify(found)).not.toContain('着急');
});

test('what is changed, hidden or taken off the list is found as it is now', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await wrote(room, [studentId], { content: '提到搬家。' });
  expect((await find(room, '搬家')).groups).toHaveLength(1);
  await room.get('sessions.write', { sessionId, text: sessionText([studentId], { content: '提到转学。' }) });
  expect((await find(room, '搬家')).groups).toEqual([]);
  expect((await find(room, '转学')).groups).toHaveLength(1);
  await room.get('sessions.remove', { sessionId, reason: '写错了人' });
  expect((await find(room, '转学')).groups).toEqual([]);

  const { followUpId } = await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-08-20'),
    channel: 'phone',
    text: '在外婆家，平稳。',
  });
  expect(followUpId).toBeTruthy();
  expect((await find(room, '外婆')).groups).toHaveLength(1);
  const { connection } = openRoomOf(room);
  connection.prepare('UPDATE students SET removed_at = 1 WHERE id = ?').run(studentId);
  expect(await find(room, '外婆')).toMatchObject({ groups: [], students: [] });
  expect(await namesFound(room, '周小禾')).toEqual([]);
  connection.prepare('UPDATE students SET removed_at = NULL WHERE id = ?').run(studentId);
  expect((await find(room, '外婆')).groups).toHaveLength(1);
  expect(await namesFound(room, '周小禾')).toEqual(['周小禾']);
});

test('of a group the newest come first, and all of them when they are wanted', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  for (const date of [
    '2026-03-02',
    '2026-08-20',
    '2025-12-01',
    '2026-05-05',
    '2026-01-01',
    '2026-06-06',
    '2026-07-07',
  ]) {
    await wrote(room, [studentId], { occurredOn: day(date) });
  }
  const dates = (found: Found) => found.groups[0]?.hits.map(({ occurredOn }) => occurredOn);
  const few = await find(room, '睡眠');
  expect(dates(few)).toEqual(['2026-08-20', '2026-07-07', '2026-06-06', '2026-05-05', '2026-03-02']);
  expect(few.groups[0]?.total).toBe(7);
  expect(dates(await find(room, '睡眠', 'session'))).toHaveLength(7);
});

test('whoever has left is found too, after those who are there', async () => {
  const room = await deskInRoom();
  const gone = await enrolled(room, { studentNumber: '1', name: '张三', className: '七年级(1)班' });
  await enrolled(room, { studentNumber: '2', name: '张三', className: '九年级(9)班' });
  openRoomOf(room)
    .connection.prepare(
      `INSERT INTO departures (id, student_id, kind, left_on, recorded_at, recorded_by)
       VALUES (?, ?, 'transferred', '2026-07-01', 1, '林静')`,
    )
    .run(crypto.randomUUID(), gone);
  const { students } = await find(room, '张三');
  expect(students.map(({ className, leftOn }) => [className, leftOn])).toEqual([
    ['九年级(9)班', null],
    ['七年级(1)班', '2026-07-01'],
  ]);
  expect(told(await find(room, '转学'))).toEqual({ absence: ['【转学】'] });
});

/** A record of every kind that is searched, each with a word of its own. */
async function everyKindIn(room: TestDesk): Promise<string[]> {
  const studentId = await enrolled(room);
  const { connection } = openRoomOf(room);
  // A closed file takes nothing more: leaving comes last.
  const kinds = [...SEARCHED.keys()].filter((kind) => kind !== 'departure');
  return [...kinds, 'departure' as const].flatMap((kind) => {
    writeSample(connection, kind, studentId);
    return SAMPLES[kind].word ?? [];
  });
}

test('every kind of record is found by its words', async () => {
  const room = await deskInRoom();
  const words = await everyKindIn(room);
  const kinds = new Set<string>();
  for (const word of words) {
    const { groups } = await find(room, word);
    const hits = groups.flatMap(({ hits }) => hits);
    expect(hits, word).not.toEqual([]);
    for (const { opens } of hits) kinds.add(opens.record);
  }
  expect([...kinds].sort()).toEqual([...SEARCHED.keys()].sort());
});

test('an index that was thrown away is made anew, in portions, and finds the same', async () => {
  const room = await deskInRoom();
  const words = await everyKindIn(room);
  const before = await Promise.all(words.map((word) => find(room, word)));
  const { connection } = openRoomOf(room);
  connection.exec(`
    INSERT INTO search_texts (search_texts) VALUES ('delete-all');
    DELETE FROM search_entries;
    INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything;`);
  while ((await room.get('search.readOn', {})).unread > 0);
  expect(await Promise.all(words.map((word) => find(room, word)))).toEqual(before);
});

test('of a file that was destroyed no word is left in the index', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { followUpId } = await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-08-20'),
    channel: 'phone',
    text: '独角兽',
  });
  await find(room, '独角');
  const { connection } = openRoomOf(room);
  connection.exec(`CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'search_texts', 'row')`);
  const isThere = () => connection.prepare(`SELECT count(*) FROM vocabulary WHERE term = '兽'`).pluck().get();
  expect(isThere()).toBe(1);
  connection.exec('DROP TRIGGER follow_ups_never_deleted');
  connection.prepare('DELETE FROM follow_ups WHERE id = ?').run(followUpId);
  connection
    .prepare(
      `INSERT INTO destructions (id, destroyed_on, files, first_witness, second_witness, recorded_at, recorded_by)
       VALUES ('d', '2026-08-28', 1, '林静', '黄涛', 1, '林静')`,
    )
    .run();
  expect(isThere()).toBe(0);
  expect((await find(room, '独角')).groups).toEqual([]);
  expect(isThere()).toBe(0);
});

test('looking through texts is on record, without what was looked for', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await wrote(room, [studentId], { content: '提到搬家。' });
  const lines = async () =>
    (await room.get('audit.recent', { before: null })).lines.filter(({ action }) => action === '搜索记录');
  await find(room, 'zxh');
  await find(room, '没有的词');
  expect(await lines()).toHaveLength(0);
  await find(room, '搬家');
  await find(room, '睡眠');
  expect(await lines()).toHaveLength(1);
  expect(JSON.stringify(await lines())).not.toMatch(/搬家|周小禾/);
});

test('what was written before a lock is found after it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await wrote(room, [studentId], { content: '提到搬家。' });
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await find(room, '搬家')).groups).toHaveLength(1);
  expect(await namesFound(room, 'zxh')).toEqual(['周小禾']);
});

test('a question is answered from the index, a group in its own order, and stale records by theirs', async () => {
  const room = await deskInRoom();
  const { connection } = openRoomOf(room);
  const plan = (sql: string, ...params: unknown[]) =>
    (connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]).map(
      ({ detail }) => detail,
    );
  // 192: by place, backwards; M3: the words, in any column; > and <: the group's places. Nothing is sorted after it.
  expect(plan(FIND_NEWEST, '"睡 眠"', 1, 2, 5)).toEqual(['SCAN search_texts VIRTUAL TABLE INDEX 192:M3><']);
  for (const { sql } of SEARCHED.values()) {
    const steps = plan(sql, { records: '[]' });
    expect(steps.filter((step) => /^SCAN (?!value|json_each|t\b|SUBQUERY)/.test(step))).toEqual([]);
  }
});

test('each group has a number of its own in the index', () => {
  const numbers = Object.values(GROUP_NUMBERS);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((number) => number >= 1 && number < 9000)).toBe(true);
});
