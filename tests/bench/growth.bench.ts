import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { EVERY_LINE } from '#shared/contract/audit.ts';
import { localDate } from '#shared/school-calendar.ts';
import { writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { screenSchool } from '#tests/screens/screened-school.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '#tests/vault/desk.ts';
import { previewOf } from '#tests/vault/rosters.ts';
import { settleSchool } from '#tests/vault/settle-school.ts';

/**
 * How the cost of what a counsellor waits for grows with the school. Reported beside each other from one run,
 * as milliseconds and as a multiple of the smallest school: machines differ, growth does not.
 */
const CLASSES = [12, 36, 72];
const STUDENTS_PER_CLASS = 42;
const TODAY = localDate('2026-09-01');
const REPEATS = 7;

type Costs = Map<string, number>;

/** The middle of several runs, in milliseconds. */
async function middle(act: () => Promise<unknown>): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < REPEATS; run += 1) {
    const start = performance.now();
    await act();
    runs.push(performance.now() - start);
  }
  return runs.sort((one, other) => one - other)[Math.floor(REPEATS / 2)] ?? Number.NaN;
}

async function costsOf(room: TestDesk, classes: number): Promise<Costs> {
  const school = sampleSchool({ today: TODAY, classes, studentsPerClass: STUDENTS_PER_CLASS });
  const costs: Costs = new Map();
  const start = performance.now();
  const settled = await settleSchool(room, school);
  costs.set('settle the school (once)', performance.now() - start);
  writeFileSync(join(room.folder, 'again.xlsx'), await writeRosterXlsx(school));
  const { periodId } = await room.get('followUps.addPeriod', school.trackingPeriod);
  const { summaryId } = await room.get('summaries.add', {
    title: '暑期',
    fromOn: localDate('2026-07-01'),
    untilOn: localDate('2026-08-25'),
    activitiesFromOn: localDate('2026-07-01'),
    activitiesUntilOn: localDate('2026-08-25'),
  });
  const studentId = settled.studentId(school.levels[0]?.studentNumber ?? '');
  const screening = performance.now();
  const batchId = await screenSchool(room, studentId);
  costs.set('screen the school (once)', performance.now() - screening);
  const asked = {
    'read a roster again': () => previewOf(room, join(room.folder, 'again.xlsx')),
    'student list': () => room.get('students.list', {}),
    'one file': () => room.get('students.file', { studentId }),
    'screening batches': () => room.get('screenings.batches', {}),
    'one batch': () => room.get('screenings.readBatch', { batchId }),
    workbench: () => room.get('workbench.read', {}),
    'follow-up board': () => room.get('followUps.board', { periodId }),
    'write a follow-up': () =>
      room.get('followUps.write', {
        followUpId: null,
        compared: null,
        studentId,
        occurredOn: TODAY,
        channel: 'phone',
        text: '平稳。',
      }),
    summary: () => room.get('summaries.read', { summaryId }),
    'audit log': () => room.get('audit.recent', { before: null }),
    'audit log, a name that is not there': () =>
      room.get('audit.recent', { before: null, filters: { ...EVERY_LINE, search: '没有这样一个人' } }),
    'back up, and read it back': () => room.get('backups.make', {}),
    'lock and unlock': async () => {
      room.lock();
      await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
    },
    'check everything (weekly)': async () => {
      room.lock();
      room.clock.now += 8 * 24 * 3_600_000;
      await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
    },
  };
  for (const [name, act] of Object.entries(asked)) costs.set(name, await middle(act));
  return costs;
}

test('growth', { timeout: 600_000 }, async () => {
  const columns: { students: number; costs: Costs }[] = [];
  for (const classes of CLASSES) {
    const room = await deskInRoom();
    room.clock.now = Date.parse(`${TODAY}T10:00:00`);
    columns.push({ students: classes * STUDENTS_PER_CLASS, costs: await costsOf(room, classes) });
  }
  const [smallest] = columns;
  const rows = [...(smallest?.costs.keys() ?? [])].map((name) =>
    [
      name.padEnd(26),
      ...columns.map(({ costs }) => {
        const cost = costs.get(name) ?? Number.NaN;
        const times = cost / (smallest?.costs.get(name) ?? Number.NaN);
        return `${cost.toFixed(1).padStart(9)} ms ×${times.toFixed(1).padEnd(5)}`;
      }),
    ].join(' '),
  );
  const head = [
    'students'.padEnd(26),
    ...columns.map(({ students }) => `${students}`.padStart(12).padEnd(20)),
  ];
  process.stdout.write(`\n${head.join('')}\n${rows.join('\n')}\n\n`);
});
