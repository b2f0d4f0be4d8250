import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { localDate, writtenDate } from '#shared/school-calendar.ts';
import { SUMMARY_FIGURES } from '#shared/summary-figures.ts';
import { isHighRisk } from '#shared/terms.ts';
import { MainJob } from '#tests/demo/main-job.ts';
import { expectedSkips, writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { byShape } from '#tests/sample-school/shapes.ts';
import { settleCaseWork, settledPeople } from '#tests/vault/settle-school.ts';
import { deskIn } from './asked.ts';
import { createVault, launchRoom, lock, unlock } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';
import { watchNetwork } from './watched-network.ts';

const PASSWORD = '海风-2026-静静';

const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '');

test('from a new vault to letters, follow-up tables and the summer summary, and everything is there after a lock', async () => {
  test.setTimeout(600_000);
  const school = sampleSchool({ today: localDate('2026-09-01') });
  const out = mkdtempSync(join(tmpdir(), 'heartharbor-papers-'));
  const roster = join(out, '名册.xlsx');
  writeFileSync(roster, await writeRosterXlsx(school));
  const network = watchNetwork();
  const room = await launchRoom({ executablePath: network.executablePath });
  const { page } = room;
  const job = new MainJob(room, out, { pictures: false });
  await createVault(page, { school: school.schoolName, person: school.counsellor.name, password: PASSWORD });

  const { imported, skipped } = await job.importRoster(roster);
  expect(imported).toBe(school.students.length);
  expect(skipped.map(({ row }) => row)).toEqual(expectedSkips(school).map(({ rowNumber }) => rowNumber));

  await job.fillSettings(school.counsellor.phone, school.staff);
  // Each shape of a record by hand; more of the same by the requests that the screens make.
  const { firsts, others } = byShape(school);
  await job.keepFiles(firsts);
  await job.writeSessions(firsts.sessions);
  await job.writeFollowUps(school.trackingPeriod, firsts.followUps);
  await job.recordHomeVisits(firsts.homeVisits);
  await job.recordActivities(firsts.activities);
  const desk = deskIn(room);
  await settleCaseWork(desk, others, await settledPeople(desk, school));
  await page.reload();
  const numbers = await job.issueLetters(school.letters, 'letters.pdf');
  const tables = await job.saveTrackingTables('tables.pdf');
  const { untilOn } = school.trackingPeriod;
  await job.saveSummary({ title: '暑期（截至8月25日）', fromOn: '2026-07-01', untilOn }, 'summary.xlsx');

  await test.step('the letters say what was written, each about its own student, on one page with its receipt', async () => {
    const pages = await pagesOf(join(out, 'letters.pdf'));
    const names = new Map(school.students.map(({ number, name }) => [number, name]));
    for (const [index, letter] of school.letters.entries()) {
      const own = pages.find((words) => words.includes(bare(numbers[index] ?? 'none')));
      for (const said of [
        '学生心理健康状况告知书',
        '尊敬的家长',
        `${names.get(letter.studentNumber)}同学`,
        letter.values.emotion,
        '关注孩子心理',
        '定期联系学校',
        '建议立即就诊',
        '监护人签名',
        '监护人意见',
        '回执',
        school.schoolName,
        writtenDate(letter.issuedOn),
      ]) {
        expect(own, `${numbers[index]}: ${said}`).toContain(bare(said));
      }
    }
    expect(pages).toHaveLength(school.letters.length);
    expect(numbers).toEqual(school.letters.map((_letter, index) => `心告〔2025〕${index + 1}号`));
  });

  await test.step('the follow-up tables hold every record of every tracked student, by class then name', async () => {
    const pages = await pagesOf(join(out, 'tables.pdf'));
    const { fromOn } = school.trackingPeriod;
    const tracked = new Set(
      school.levels
        .filter(({ level, fromOn: since }) => isHighRisk(level) && since <= untilOn)
        .filter(({ endedOn }) => endedOn === null || endedOn > fromOn)
        .map(({ studentNumber }) => studentNumber),
    );
    expect(tables).toEqual({ students: tracked.size, pages: pages.length });
    for (const number of tracked) {
      const student = school.students.find((one) => one.number === number);
      const own = pages.find((words) => words.includes(bare(`姓名${student?.name}性别`)));
      expect(own, `a table of ${student?.name}`).toBeDefined();
      expect(own).toContain('跟踪记录（每周一次）');
      for (const followUp of school.followUps.filter(({ studentNumber }) => studentNumber === number)) {
        expect(own).toContain(bare(writtenDate(followUp.occurredOn)));
        expect(own).toContain(bare(followUp.text));
      }
    }
    expect(pages.join('')).not.toContain(bare(school.sessions[0]?.processNotes ?? ''));
  });

  await test.step('the summary is the form with the figures that the screen showed', async () => {
    const workbook = read(readFileSync(join(out, 'summary.xlsx')));
    const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('the workbook has no sheet');
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
    expect(rows[0]?.[0]).toBe('暑期（截至8月25日）学生心理健康工作开展情况统计表');
    const printed = rows.filter((row) => typeof row.at(-1) === 'number').map((row) => row.at(-1));
    const shown = await page
      .getByRole('button', { name: /：\d+，查看记录$/ })
      .evaluateAll((buttons) => buttons.map((button) => Number(button.textContent)));
    expect(printed).toHaveLength(SUMMARY_FIGURES.length);
    expect(printed).toEqual(shown);
  });

  await test.step('after a lock everything is there', async () => {
    await lock(page);
    await unlock(page, PASSWORD);
    await page.getByRole('button', { name: '告知书', exact: true }).click();
    for (const number of numbers)
      await expect(page.getByRole('grid', { name: '告知书登记' })).toContainText(number);
    await page.getByRole('button', { name: '辅导记录', exact: true }).click();
    await expect(page.getByRole('grid', { name: '辅导记录' }).locator('tbody tr')).toHaveCount(
      school.sessions.length,
    );
  });
  await room.close();
  await test.step('no process of the app has reached for the network', () => {
    expect(network.outward()).toEqual([]);
  });
  network.forget();
  rmSync(out, { recursive: true, force: true });
  rmSync(room.userData, { recursive: true, force: true });
});
