import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { workIn } from '#vault/whole-file/workload/work-records.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { day } from '../sample.ts';

test('work is read from its records, and all that hangs on one is looked up by it', async () => {
  const { connection } = openRoomOf(await deskInRoom());
  const days = { fromOn: day('2026-03-01'), untilOn: day('2026-03-31') };
  const { sql, params } = new SQLiteSyncDialect().sqlToQuery(workIn(days));
  // The plan's own columns.
  const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[];
  const plan = steps.map(({ detail }) => detail);
  // x is the sessions, r the other kinds of records, w what was found of both.
  expect([...new Set(plan.filter((step) => step.startsWith('SCAN')))]).toEqual([
    'SCAN x',
    'SCAN r',
    'SCAN w',
  ]);
  expect(plan.filter((step) => /MATERIALIZE|AUTOMATIC/.test(step))).toEqual([]);
  expect(plan).toContain(
    'SEARCH session_voids USING COVERING INDEX sqlite_autoindex_session_voids_1 (session_id=?)',
  );
});
