import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { flipBit, PAGE } from '#tests/vault/damaged-files.ts';
import { createVault, launchRoom, openRoom, unlock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';
const NEXT = '晚潮-2027-安安';

async function enrol(page: Page, count: number): Promise<void> {
  const outcomes = await page.evaluate(async (count) => {
    const refused: unknown[] = [];
    for (let number = 1; number <= count; number += 1) {
      const outcome = await window.heartharbor.request('students.add', {
        studentNumber: `${number}`,
        name: `学生${number}`,
        gender: 'unknown',
        bornOn: null,
        className: '七年级(1)班',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      });
      if (!outcome.ok) refused.push(outcome);
    }
    return refused;
  }, count);
  expect(outcomes).toEqual([]);
}

async function tryToOpen(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('heading', { name: '保险库没有打开' })).toBeVisible();
}

test('a damaged vault says so, is salvaged through the door, and opens with what it still gave', async () => {
  const room = await openRoom();
  await enrol(room.page, 900);
  await room.close();
  const file = join(room.userData, 'vault/room.db');
  const pages = statSync(file).size / PAGE;
  // What was written last lies at the end; the directory of tables and triggers, without which nothing is found,
  // takes the pages before: the more kinds of record, the more of them.
  for (let page = Math.floor(pages * 0.9); page < pages; page += 8) flipBit(file, page * PAGE + 500);

  const later = await launchRoom({ userData: room.userData });
  const { page } = later;
  await tryToOpen(page);
  await expect(page.getByRole('alert')).toContainText('文件原样保留');
  await page.getByRole('button', { name: '抢救还能读出的记录' }).click();
  await expect(page.getByRole('heading', { name: '已抄进新的保险库' })).toBeVisible();
  await expect(page.getByRole('table', { name: '抢救结果' })).toContainText('学生');
  await expect(page.getByText(/损坏的保险库保存在：vault\.kept-/)).toBeVisible();
  await page.getByRole('button', { name: '用密码打开' }).click();
  await unlock(page, PASSWORD);
  await later.done();
});

test('everything is encrypted anew in the settings: the room locks, and only the new keys open it', async () => {
  const room = await launchRoom();
  const { page } = room;
  const oldCode = await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  await enrol(page, 1);
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '密码', exact: true }).click();
  await page.getByRole('button', { name: '全部重新加密', exact: true }).click();
  await page.getByRole('textbox', { name: '您当前的密码' }).fill(PASSWORD);
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(NEXT);
  await page.getByRole('textbox', { name: '再次输入新密码' }).fill(NEXT);
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  const code = ((await page.getByRole('status', { name: '恢复码' }).textContent()) ?? '').trim();
  expect(code).not.toBe(oldCode);
  await page.getByRole('button', { name: '已抄好，下一步' }).click();
  const form = page.getByRole('form', { name: '全部重新加密' });
  await expect(form.getByRole('status')).toContainText('请让心港一直开着');
  await form.getByRole('textbox', { name: '恢复码' }).fill(code);
  await form.getByRole('button', { name: '全部重新加密', exact: true }).click();
  await page.waitForURL(/^heartharbor:\/\/door\//);
  await expect(page.getByText('已全部重新加密。请用新的密码打开')).toBeVisible();
  await unlock(page, NEXT);
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await expect(page.getByRole('grid', { name: '学生名单' })).toContainText('学生1');
  await room.done();
});
