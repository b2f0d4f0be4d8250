import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { read, utils } from '@e965/xlsx';
import { localDate } from '#shared/school-calendar.ts';
import { SUMMARY_FIGURES } from '#shared/summary-figures.ts';
import { createVault, launchRoom, lock, unlock } from '#tests/e2e/launch-room.ts';
import { writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { caseWorkFor } from './case-work-for.ts';
import { MainJob } from './main-job.ts';

/**
 * `npm run demo`: the main job in the real app, on a generated school or on a roster of one's own, ending in
 * the three papers, a picture of every screen and a summary of what happened.
 */

// The case work lies in the summer before; a fixed day makes two runs the same.
const SCHOOL_DAY = localDate('2026-09-01');
const PASSWORD = '海棠-夜航-2026';

const { values: options } = parseArgs({
  options: { roster: { type: 'string' }, out: { type: 'string', default: 'demo-output' } },
});
const out = resolve(options.out);
const school = sampleSchool({ today: SCHOOL_DAY });
const workFolder = mkdtempSync(join(tmpdir(), 'heartharbor-demo-'));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function rosterFile(): Promise<string> {
  if (options.roster) return resolve(options.roster);
  const file = join(workFolder, '学生名册.xlsx');
  writeFileSync(file, await writeRosterXlsx(school));
  return file;
}

const room = await launchRoom({ userData: join(workFolder, 'app') });
room.page.setDefaultTimeout(10_000);
try {
  rmSync(join(out, 'screens'), { recursive: true, force: true });
  const job = new MainJob(room, out);
  await room.page.getByRole('textbox', { name: '学校名称' }).waitFor();
  await job.picture('door-new');
  await createVault(room.page, {
    school: school.schoolName,
    person: school.counsellor.name,
    password: PASSWORD,
  });
  await job.picture('workbench-empty');
  say('The vault is made. Importing the roster …');
  const roster = await job.importRoster(await rosterFile());
  say(`Imported ${roster.imported} students, skipped ${roster.skipped.length} rows. Writing the files …`);
  const work = options.roster ? caseWorkFor(school, await studentNumbers()) : school;
  await job.fillSettings(school.counsellor.phone, school.staff);
  await job.keepFiles(work);
  say('Writing sessions and weekly follow-ups …');
  await job.writeSessions(work.sessions);
  await job.writeFollowUps(work.trackingPeriod, work.followUps);
  await job.recordHomeVisits(work.homeVisits);
  await job.recordActivities(work.activities);
  say('Issuing letters, printing tables, counting the summer …');
  const letters = await job.issueLetters(work.letters, 'letters.pdf');
  const tables = await job.saveTrackingTables('tracking-tables.pdf');
  const { fromOn, untilOn } = work.trackingPeriod;
  const [, month, day] = untilOn.split('-').map(Number);
  await job.saveSummary(
    { title: `暑期（截至${month}月${day}日）`, fromOn: `${fromOn.slice(0, 8)}01`, untilOn },
    'summer-summary.xlsx',
  );
  await job.lookAround(work.levels[0]?.studentNumber);
  await lock(room.page);
  await job.picture('door-locked');
  await unlock(room.page, PASSWORD);
  await job.picture('workbench-again');
  const versions = await versionsOf();
  const summary = {
    students: { imported: roster.imported, skipped: roster.skipped },
    letters,
    tables,
    figures: figuresOf(join(out, 'summer-summary.xlsx')),
    screens: job.screens,
    versions,
  };
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  say(`Done, in ${process.env.HEARTHARBOR_ELECTRON_LABEL ?? `Electron ${versions.electron}`}:`);
  for (const file of [
    'letters.pdf',
    'tracking-tables.pdf',
    'summer-summary.xlsx',
    'summary.json',
    'screens/',
  ]) {
    say(`  ${join(out, file)}`);
  }
} catch (error) {
  if (error instanceof Error) say(`Stopped: ${error.message}`);
  await room.page.screenshot({ path: join(out, 'stopped-here.png') }).catch(() => undefined);
  throw error;
} finally {
  await room.close();
  rmSync(workFolder, { recursive: true, force: true });
}

async function studentNumbers(): Promise<string[]> {
  const listed = await room.page.evaluate(() => window.heartharbor.request('students.list', {}));
  if (!listed.ok) throw new Error(listed.failure.message);
  return listed.value.map(({ studentNumber }) => studentNumber);
}

async function versionsOf(): Promise<{ app: string; electron: string; sqlite: string }> {
  const asked = await room.page.evaluate(() => window.heartharbor.request('school.particulars', {}));
  if (!asked.ok) throw new Error(asked.failure.message);
  const electron = await room.app.evaluate(() => process.versions.electron ?? '');
  return { ...asked.value.versions, electron };
}

/** The figures as the exported sheet says them. */
function figuresOf(file: string): Record<string, unknown> {
  const workbook = read(readFileSync(file));
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('the workbook has no sheet');
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
  return Object.fromEntries(SUMMARY_FIGURES.map(({ code, label }) => [code, labelled(rows, label, code)]));
}

/** 家长参与数 stands twice: the first is of the lectures, the second of the pushes. */
function labelled(rows: unknown[][], label: string, code: string): unknown {
  const found = rows.filter((row) => row.includes(label));
  const row = code === 'guardianPushReach' ? found.at(-1) : found[0];
  return row?.at(-1) ?? null;
}
