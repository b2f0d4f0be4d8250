import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { type AuditFilters, EVERY_LINE } from '#shared/contract/audit.ts';
import { CONTACT_UNSAID } from '#shared/contract/contacts.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { wantedLines } from '#vault/whole-file/audit/audit-search.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

const DAY_MS = 24 * 3_600_000;

async function found(room: TestDesk, filters: Partial<AuditFilters>): Promise<string[]> {
  const { lines } = await room.get('audit.recent', { before: null, filters: { ...EVERY_LINE, ...filters } });
  return lines.map(({ action, subject }) => `${action} ${subject}`.trim());
}

function openRoomOf({ desk }: TestDesk): Room {
  if (!desk.room) throw new Error('the room is closed');
  return desk.room;
}

/** As many lines as years of work leave: looks at files, and every third a session that was written. */
function fillLog(room: TestDesk, lines: number): void {
  const { access } = openRoomOf(room);
  access.write((writer) => {
    for (let line = 0; line < lines; line += 1) {
      writer.record({
        action: line % 3 ? 'student.viewed' : 'session.written',
        subject: `学生${line % 900}（2026${line % 900}）`,
        detail: line % 3 ? {} : { old: null, new: { content: '谈了近两周的睡眠。'.repeat(60) } },
      });
    }
  });
}

test('the log is found by a name, a number, a person, or the word of an act; every word must be there', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await enrolled(room, { studentNumber: 'X-77', name: '100%_何' });
  await atLevel(room, studentId, 'serious', '2026-03-02');
  expect(await found(room, { search: '周小禾' })).toEqual([
    '调整预警等级 周小禾（20260101）',
    '新增学生 周小禾（20260101）',
  ]);
  expect(await found(room, { search: '周小禾 新增' })).toEqual(['新增学生 周小禾（20260101）']);
  expect(await found(room, { search: 'x-77' })).toEqual(['新增学生 100%_何（X-77）']);
  expect(await found(room, { search: '%_' })).toEqual(['新增学生 100%_何（X-77）']);
  expect(await found(room, { search: '林静 打开' })).toEqual(['打开保险库']);
  expect(await found(room, { search: '没有的字' })).toEqual([]);
});

test('who took part in a group session is found by name, also when the line names another first', async () => {
  const room = await deskInRoom();
  const studentIds = [await enrolled(room), await enrolled(room, { studentNumber: '2', name: '钱多多' })];
  await room.get('sessions.write', { sessionId: null, text: sessionText(studentIds, { kind: 'group' }) });
  expect(await found(room, { search: '钱多多 辅导' })).toEqual(['写辅导记录 周小禾（20260101）等2人']);
});

test('kinds, people and days narrow the log together; both days are included', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  room.clock.now += DAY_MS;
  await room.get('students.file', { studentId });
  room.clock.now += DAY_MS;
  await atLevel(room, studentId, 'serious', '2026-03-02');
  expect(await found(room, { kinds: ['look'] })).toEqual(['查看学生档案 周小禾（20260101）']);
  expect(await found(room, { kinds: ['change', 'look'], fromOn: day('2026-08-29') })).toEqual([
    '调整预警等级 周小禾（20260101）',
    '查看学生档案 周小禾（20260101）',
  ]);
  expect(await found(room, { fromOn: day('2026-08-29'), untilOn: day('2026-08-29') })).toEqual([
    '查看学生档案 周小禾（20260101）',
  ]);
  expect(await found(room, { people: ['别人'] })).toEqual([]);
  expect(await room.get('audit.people', {})).toEqual(['林静']);
});

test('a line tells what was there before and what came after, in words', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'general', '2026-03-02');
  await atLevel(room, studentId, 'serious', '2026-05-04');
  await room.get('students.correct', {
    studentId,
    particulars: {
      studentNumber: '20260101',
      name: '周小荷',
      gender: 'female',
      bornOn: day('2013-04-10'),
      className: '七年级(1)班',
    },
  });
  const { guardians } = await room.get('students.file', { studentId });
  const guardianId = guardians[0]?.id;
  if (!guardianId) throw new Error('no guardian');
  const phone = '13900139000';
  await room.get('family.changeGuardian', { guardianId, name: '周远', relation: '父亲', phone, note: '' });
  const { lines } = await room.get('audit.recent', { before: null });
  const facts = (place: number) => room.get('audit.facts', { sequence: lines[place]?.sequence ?? 0 });
  expect(await facts(0)).toEqual([{ label: '电话', before: '13800138000', after: '13900139000' }]);
  // The look at the file stands between.
  expect(await facts(2)).toEqual([
    { label: '姓名', before: '周小禾', after: '周小荷' },
    { label: '出生日期', before: '2013年4月9日', after: '2013年4月10日' },
  ]);
  expect(await facts(3)).toEqual([
    { label: '预警等级', before: '一类', after: '二类' },
    { label: '开始日期', before: '2026年3月2日', after: '2026年5月4日' },
  ]);
});

test('each kind of record calls what is written in it by its own words', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const shared = {
    studentId,
    occurredOn: day('2026-08-20'),
    channel: 'message',
    text: '谈了近况。',
  } as const;
  await room.get('followUps.addPeriod', {
    name: '2026年暑假',
    fromOn: day('2026-07-01'),
    untilOn: day('2026-08-31'),
  });
  await room.get('followUps.write', { ...shared, followUpId: null, compared: 'worse' });
  await room.get('contacts.write', {
    ...CONTACT_UNSAID,
    ...shared,
    contactId: null,
    guardian: '周远（父亲）',
    spokenBy: '林静',
  });
  const { lines } = await room.get('audit.recent', { before: null });
  const facts = async (place: number) =>
    Object.fromEntries(
      (await room.get('audit.facts', { sequence: lines[place]?.sequence ?? 0 })).map(({ label, after }) => [
        label,
        after,
      ]),
    );
  expect((await facts(0)).方式).toBe('线上消息');
  expect(await facts(1)).toMatchObject({ 方式: '线上', 比上次: '变差' });
  expect((await facts(2)).跟踪周期).toBe('2026年暑假');
});

test('process notes never stand in the log, only that they changed', async () => {
  const room = await deskInRoom();
  const studentIds = [await enrolled(room)];
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText(studentIds) });
  await room.get('sessions.write', {
    sessionId,
    text: sessionText(studentIds, { processNotes: '另一份手记' }),
  });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 })).toEqual([
    { label: '改动了心理教师手记', before: null, after: '是' },
  ]);
  const details = openRoomOf(room).connection.prepare('SELECT detail FROM audit_log').pluck().all();
  expect(JSON.stringify(details)).not.toContain('手记');
});

test('the log is read backwards by its key alone, and whole only where a word is looked for in it', async () => {
  const room = await deskInRoom();
  fillLog(room, 1_000);
  const { access, connection } = openRoomOf(room);
  const plan = (filters: AuditFilters, before: number | null) => {
    const { sql, params } = access.read((reader) =>
      wantedLines(reader, filters, { before, most: 201 }).toSQL(),
    );
    // The plan's own columns.
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[];
    return steps.map(({ detail }) => detail).filter((detail) => !detail.includes('LIST SUBQUERY'));
  };
  expect(plan({ ...EVERY_LINE, search: '周' }, null)).toEqual(['SCAN audit_log']);
  expect(plan({ ...EVERY_LINE, search: '周', kinds: ['look'] }, 900)).toEqual([
    'SEARCH audit_log USING INTEGER PRIMARY KEY (rowid<?)',
  ]);
});

test('a forged line is found out at once; one changed behind what was verified, at the next unlock', async () => {
  const room = await deskInRoom();
  fillLog(room, 4_500);
  const intact = async () => (await room.get('audit.recent', { before: null })).intact;
  expect(await intact()).toBe(true);
  await enrolled(room);
  expect(await intact()).toBe(true);
  const { connection } = openRoomOf(room);
  connection.exec('DROP TRIGGER audit_log_never_deleted; DELETE FROM audit_log WHERE sequence = 2000');
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(await intact()).toBe(false);

  const other = await deskInRoom();
  await other.get('audit.recent', { before: null });
  openRoomOf(other).connection.exec(
    `INSERT INTO audit_log SELECT sequence + 1, at, '别人', action, subject, detail, hash, hash
       FROM audit_log ORDER BY sequence DESC LIMIT 1`,
  );
  expect((await other.get('audit.recent', { before: null })).intact).toBe(false);
});

test('one pages through all wanted lines, without a hole and without a double', async () => {
  const room = await deskInRoom();
  fillLog(room, 1_000);
  const filters = { ...EVERY_LINE, kinds: ['look' as const] };
  const sequences: number[] = [];
  let more = true;
  while (more) {
    const page = await room.get('audit.recent', { before: sequences.at(-1) ?? null, filters });
    sequences.push(...page.lines.map(({ sequence }) => sequence));
    more = page.more;
  }
  expect(sequences).toHaveLength(666);
  expect(new Set(sequences).size).toBe(666);
  expect(sequences).toEqual(sequences.toSorted((one, other) => other - one));
});

test('what is filtered can be exported; that is on record, looking at the log is not', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('students.file', { studentId });
  await room.get('audit.recent', { before: null });
  room.chosen.save = join(room.folder, '日志.xlsx');
  const filters = { ...EVERY_LINE, search: '周小禾', untilOn: day('2026-08-28') };
  expect(await room.get('audit.save', { filters })).toEqual({ saved: true, fileName: '日志.xlsx', lines: 2 });
  const sheet = read(readFileSync(room.chosen.save)).Sheets.操作日志;
  if (!sheet) throw new Error('the workbook has no sheet');
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
  expect(rows[0]?.[0]).toBe('滨海实验学校 操作日志');
  expect(rows[1]?.[0]).toContain('搜索：周小禾　到2026年8月28日');
  expect(rows.slice(3)).toEqual([
    [4, '2026-08-28 10:00:00', '林静', '查看', '查看学生档案', '周小禾（20260101）'],
    [3, '2026-08-28 10:00:00', '林静', '修改', '新增学生', '周小禾（20260101）'],
  ]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).toEqual([
    '导出操作日志',
    '查看学生档案',
    '新增学生',
    '打开保险库',
    '创建保险库',
  ]);
  expect(await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 })).toEqual([
    { label: '文件名', before: null, after: '日志.xlsx' },
    { label: '加密', before: null, after: '否' },
    { label: '搜索', before: null, after: '周小禾' },
    { label: '截止日期', before: null, after: '2026年8月28日' },
  ]);
  expect((await room.refused('audit.save', { filters: { ...EVERY_LINE, search: '没有' } })).code).toBe(
    'noLines',
  );
});
