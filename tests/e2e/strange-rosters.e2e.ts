import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { press } from '#tests/demo/screen-hands.ts';
import { readAsGuessed } from '#vault/roll/roster/reading/roster-file.ts';
import { answerOpenDialog, openRoom } from './launch-room.ts';

const STRANGE = join(import.meta.dirname, '../vault/roster/strange');

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('every strange file comes to the check step as it is read without the wizard', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-rosters-'));
  const { app, page, done } = await openRoom();
  await test.step('from the empty workbench one is asked for the file at once', async () => {
    await answerOpenDialog(app, join(STRANGE, 'A01-hidden-rows.xlsx'));
    await press(page, '导入名册');
    await expect(step(page, '工作表')).toBeVisible();
    await press(page, '选择文件');
  });

  /** Through the wizard with nothing changed, as far as the check. */
  const toCheck = async (path: string, seeSheets?: () => Promise<void>) => {
    await answerOpenDialog(app, path);
    await page.getByRole('button', { name: /^(选择名册文件|换一个文件)$/ }).click();
    await expect(step(page, '工作表')).toBeVisible();
    await seeSheets?.();
    for (const next of ['对应列', '核对']) {
      await press(page, '下一步');
      await expect(step(page, next)).toBeVisible();
    }
  };
  /** The words of every row of every tab. */
  const rowsOfAllTabs = async () => {
    const rows: string[] = [];
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      rows.push(...(await page.getByRole('tabpanel').getByRole('row').allInnerTexts()));
    }
    return rows.map((row) => row.replace(/\s+/g, ' '));
  };

  for (const name of readdirSync(STRANGE).sort()) {
    await test.step(name, async () => {
      const path = join(STRANGE, name);
      const file = readAsGuessed(readFileSync(path), name, todayOnThisPc(new Date()));
      const students = file.read.flatMap(({ reading }) => reading.rows);
      const skipped = file.read.flatMap(({ reading }) => reading.skipped);
      await toCheck(path, async () => {
        for (const { isTaken, message } of file.sheets.slice(0, 1)) {
          if (isTaken && message) await expect(page.getByRole('note')).toHaveText(message);
        }
      });
      await expect(page.getByText(`名册共 ${students.length + skipped.length} 行`)).toBeVisible();
      const shown = await rowsOfAllTabs();
      for (const { rowNumber, studentNumber, name: child, className, notices } of students) {
        const line = shown.find((row) => row.includes(` ${studentNumber} `) && row.includes(child));
        for (const word of [String(rowNumber), className.replace(/\s+/g, ' '), ...notices])
          expect(line).toContain(word);
      }
      for (const { message } of skipped) expect(shown.join('\n')).toContain(message);
      await press(page, '选择文件');
    });
  }

  const chooseFile = async (name: string) => {
    await answerOpenDialog(app, join(STRANGE, name));
    await press(page, '换一个文件');
    await expect(step(page, '工作表')).toBeVisible();
  };
  const firstRows = page.getByRole('region', { name: '前几行' });

  await test.step('hidden rows are left out by a tick, and seen to be', async () => {
    await chooseFile('A01-hidden-rows.xlsx');
    const rows = firstRows.getByRole('cell').filter({ hasText: /^202601\d+$/ });
    await expect(rows).toHaveCount(5);
    await page.getByRole('checkbox', { name: '不读隐藏的行和列' }).click();
    await expect(rows).toHaveCount(3);
    await expect(page.getByRole('note')).toBeHidden();
    await press(page, '选择文件');
  });

  await test.step('another encoding is seen at once, and holds for the next file like it', async () => {
    await chooseFile('A14b-semicolons-with-commas.csv');
    await expect(firstRows).toContainText('七年级(1)班');
    const encoding = page.getByRole('combobox', { name: '文字编码' });
    for (const [word, isRight] of [
      ['GBK（GB18030）', false],
      ['UTF-8', true],
    ] as const) {
      await encoding.click();
      await page.getByRole('option', { name: word }).click();
      await expect(encoding).toHaveValue(word);
      await expect(firstRows.getByText('七年级(1)班')).toHaveCount(isRight ? 5 : 0);
    }
    await press(page, '选择文件');
    await chooseFile('A14b-semicolons-with-commas.csv');
    await expect(page.getByText('按您上次为同样的文件所选来读。')).toBeVisible();
    await press(page, '选择文件');
  });
  await done();
  rmSync(folder, { recursive: true, force: true });
});
