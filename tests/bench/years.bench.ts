import { test } from 'vitest';
import { addDays, type LocalDate } from '#shared/school-calendar.ts';
import { openRoomOf } from '#tests/vault/attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '#tests/vault/desk.ts';
import { day } from '#tests/vault/sample.ts';
import { besides, printCosts } from './side-by-side.ts';

/**
 * What one waits for every day, in a school of 3,000 students with one year of records and with ten, side by side from
 * one run. Those at 二类 and 三类 have a follow-up in most weeks of all that time, a session every other week, a talk with
 * a guardian each month, a plan each half year and a review each two months: more than any school writes, on students who stay for three years.
 */
const YEARS = [1, 10];
const YEARS_MOST = 10;
const STUDENTS = 3_000;
const PER_CLASS = 42;
/** At a level; each third of them at 三类. */
const LISTED = 60;
const TODAY = day('2026-08-28');

/** Puts the rows in directly: request by request it would take the bench an hour. @returns how many records */
function fill(room: TestDesk, years: number): number {
  const { connection } = openRoomOf(room);
  let records = 0;
  const insert = (sql: string) => {
    const statement = connection.prepare(sql);
    return (...values: unknown[]) => {
      statement.run(...values);
      records += 1;
    };
  };
  connection.transaction(() => {
    const schoolClass = insert(`INSERT INTO school_classes VALUES (?, 2025, ?, 1, '林静')`);
    const student = insert(
      `INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by) VALUES (?, ?, ?, 'unknown', 1, '林静')`,
    );
    const membership = insert(
      `INSERT INTO class_memberships (id, student_id, class_id, from_on, recorded_at, recorded_by)
       VALUES (?, ?, ?, '2016-09-01', 1, '林静')`,
    );
    const level = insert(
      `INSERT INTO level_periods (id, student_id, level, from_on, reason, decided_by, discovery_route, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, '情绪持续低落', '评估小组', 'homeroomTeacher', 1, '林静')`,
    );
    const followUp = insert(
      `INSERT INTO follow_ups (id, student_id, occurred_on, channel, text, recorded_at, recorded_by)
       VALUES (?, ?, ?, 'phone', '电话里声音平稳，说这周去了外婆家，睡得比上周好。', 1, '林静')`,
    );
    const session = insert(
      `INSERT INTO sessions (id, kind, occurred_on, starts_at, topic, content, assessment, next_steps, recorded_at, recorded_by)
       VALUES (?, 'individual', ?, '', '睡眠与情绪', '谈了近两周的睡眠。', '', '', 1, '林静')`,
    );
    const attendance = insert('INSERT INTO session_students (session_id, student_id) VALUES (?, ?)');
    const sign = connection.prepare(`UPDATE sessions SET signed_at = 1, signed_by = '林静' WHERE id = ?`);
    const contact = insert(
      `INSERT INTO contacts (id, student_id, occurred_on, channel, guardian, spoken_by, witnesses, text, recorded_at, recorded_by)
       VALUES (?, ?, ?, 'phone', '母亲', '林静', '', '说了近况。', 1, '林静')`,
    );
    const plan = insert(
      `INSERT INTO plans (id, student_id, revises, occurred_on, goals, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, '每天到校，说得出三位可以求助的人。', ?, '林静')`,
    );
    const step = insert(
      `INSERT INTO plan_steps (id, plan_id, step, occurred_on, outcome, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, '林静')`,
    );
    const signPlan = connection.prepare('UPDATE plans SET signed_at = 1 WHERE id = ?');
    for (let number = 0; number * PER_CLASS < STUDENTS; number += 1) {
      schoolClass(`class-${number}`, `${'七八九'[number % 3]}年级(${Math.floor(number / 3) + 1})班`);
    }
    const first = addDays(TODAY, -364 * years);
    for (let number = 0; number < STUDENTS; number += 1) {
      const id = crypto.randomUUID();
      student(id, `2025${String(number).padStart(5, '0')}`, `学生${number}`);
      membership(crypto.randomUUID(), id, `class-${Math.floor(number / PER_CLASS)}`);
      if (number % (STUDENTS / LISTED) !== 0) continue;
      level(crypto.randomUUID(), id, number % 3 === 0 ? 'severe' : 'serious', first);
      let revised: string | null = null;
      for (let week = 0; week < 52 * years; week += 1) {
        const on: LocalDate = addDays(first, 7 * week);
        if (week % 26 === 0) {
          const planId = crypto.randomUUID();
          plan(planId, id, revised, on, week);
          for (const each of ['passed', 'signed', 'filed'])
            step(crypto.randomUUID(), planId, each, on, null, week);
          signPlan.run(planId);
          revised = planId;
        } else if (week % 8 === 0) step(crypto.randomUUID(), revised, 'reviewed', on, 'goesOn', week);
        if (week % 9 !== 8) followUp(crypto.randomUUID(), id, on);
        if (week % 4 === 0) contact(crypto.randomUUID(), id, on);
        if (week % 2 === 0) {
          const sessionId = crypto.randomUUID();
          session(sessionId, on);
          attendance(sessionId, id);
          sign.run(sessionId);
        }
      }
    }
  })();
  return records;
}

test('the day, as the years go by', { timeout: 900_000 }, async () => {
  const heads: string[] = [];
  const rooms: (() => Promise<{ name: string; ask(): Promise<unknown> }[]>)[] = [];
  for (const years of YEARS) {
    const room = await deskInRoom();
    room.clock.now = Date.parse(`${TODAY}T10:00:00`);
    heads.push(`${years} / ${fill(room, years)} rows`);
    for (;;) if ((await room.get('search.readOn', {})).unread === 0) break;
    rooms.push(async () => {
      const { periodId } = await room.get('followUps.addPeriod', {
        name: '2026年暑期',
        fromOn: day('2026-07-06'),
        untilOn: day('2026-08-30'),
      });
      const [listed] = await room.get('watchlist.list', {});
      const studentId = listed?.id ?? (await room.get('students.list', {}))[0]?.id;
      if (!studentId) throw new Error('nobody in the vault');
      const change = openRoomOf(room).connection.prepare(
        'UPDATE students SET address = address WHERE rowid = 1',
      );
      return [
        { name: 'workbench', ask: () => room.get('workbench.read', {}) },
        {
          name: 'workbench after a change',
          ask: () => {
            change.run();
            return room.get('workbench.read', {});
          },
        },
        { name: 'watchlist', ask: () => room.get('watchlist.list', {}) },
        { name: 'follow-up board', ask: () => room.get('followUps.board', { periodId }) },
        {
          name: 'before a follow-up',
          ask: () => room.get('followUps.before', { studentId, on: TODAY }),
        },
        { name: 'one file', ask: () => room.get('students.file', { studentId }) },
        { name: 'all sessions', ask: () => room.get('sessions.list', {}) },
        {
          name: 'work of a school year',
          ask: () => room.get('workload.read', { fromOn: day('2025-09-01'), untilOn: day('2026-08-31') }),
        },
        {
          name: 'work of all years',
          ask: () => room.get('workload.read', { fromOn: addDays(TODAY, -364 * YEARS_MOST), untilOn: TODAY }),
        },
      ];
    });
  }
  const asked = await Promise.all(rooms.map((asks) => asks()));
  const rows: [string, number[]][] = [];
  for (const [index, { name }] of (asked[0] ?? []).entries()) {
    rows.push([name, await besides(asked.map((asks) => asks[index]?.ask ?? (() => Promise.resolve())))]);
  }
  printCosts('years', heads, rows);
});
