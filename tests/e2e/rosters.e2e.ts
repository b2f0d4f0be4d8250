import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { localDate } from '#shared/school-calendar.ts';
import { goTo, press } from '#tests/demo/screen-hands.ts';
import { writeOddRosters } from '#tests/sample-school/odd-rosters.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { answerOpenDialog, createVault, launchRoom } from './launch-room.ts';

const school = sampleSchool({ today: localDate('2026-09-01') });

test('a roster is read whatever it was saved as, and one that is none is refused in words; an import is undone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-rosters-'));
  const odd = await writeOddRosters(school);
  const damaged = odd.xls.slice();
  damaged.fill(0xa5, 600, 2_000);
  const files = {
    '换了列.xlsx': odd.xlsx,
    '老格式.xls': odd.xls,
    'GBK编码.csv': odd.csv,
  };
  const room = await launchRoom();
  const { app, page } = room;
  await createVault(page, { school: school.schoolName, password: '海风-2026-静静' });
  await goTo(page, '学生');
  await press(page, '导入名册');

  await test.step('three ways of saving give the same students', async () => {
    let choose = '选择名册文件';
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), bytes);
      await answerOpenDialog(app, join(folder, name));
      await press(page, choose);
      await expect(page.getByText(name)).toBeVisible();
      await expect(page.getByText(`将导入 ${school.students.length} 名学生`)).toBeVisible();
      choose = '换一个文件';
    }
  });

  await test.step('a damaged file is refused, and what was shown before still stands', async () => {
    writeFileSync(join(folder, '坏了.xls'), damaged);
    await answerOpenDialog(app, join(folder, '坏了.xls'));
    await press(page, '换一个文件');
    await expect(page.getByRole('alert')).toContainText(/\p{Script=Han}{4,}/u);
  });

  await test.step('pressing 取消 changes nothing', async () => {
    await answerOpenDialog(app, null);
    await press(page, '换一个文件');
    await expect(page.getByText(`将导入 ${school.students.length} 名学生`)).toBeVisible();
  });

  await test.step('the last file goes in, with its rare names, and comes out again in one step', async () => {
    await press(page, '确认导入');
    await press(page, '查看学生名单');
    await page.getByRole('textbox', { name: '搜索学生' }).fill('李𠮷安');
    await expect(page.getByRole('grid', { name: '学生名单' })).toContainText('李𠮷安');
    await press(page, '导入名册');
    await press(page, '撤销导入：GBK编码.csv');
    await expect(page.getByRole('button', { name: '撤销导入：GBK编码.csv' })).toBeHidden();
    await press(page, '返回');
    await expect(page.getByText('还没有学生')).toBeVisible();
  });
  await room.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(room.userData, { recursive: true, force: true });
});
