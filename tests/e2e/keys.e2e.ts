import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createVault, launchRoom, lock, unlock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';
const NEXT = '晚潮-2027-安安';
const OTHER = '另一位老师自己的密码';

async function openKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '密码', exact: true }).click();
  await expect(page.getByRole('table', { name: '持有密码的教师' })).toBeVisible();
}

async function fill(page: Page, form: string, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await page
      .getByRole('form', { name: form })
      .getByRole('textbox', { name: label, exact: true })
      .fill(text);
  }
  await page.getByRole('form', { name: form }).getByRole('button', { name: form, exact: true }).click();
}

test('a password is changed, a colleague gets one, and the recovery code is renewed, all in the settings', async () => {
  const room = await launchRoom();
  const { page } = room;
  const oldCode = await createVault(page, { school: '滨海实验学校', password: PASSWORD });

  await test.step('a wrong current password changes nothing', async () => {
    await openKeys(page);
    await page.getByRole('button', { name: '更换密码：林静' }).click();
    await fill(page, '更换密码', { 您当前的密码: '不是这个密码', 新密码: NEXT, 再次输入新密码: NEXT });
    await expect(page.getByText('与当前的密码不一致，没有改动').first()).toBeVisible();
  });

  await test.step('the right one changes it', async () => {
    await fill(page, '更换密码', { 您当前的密码: PASSWORD });
    await expect(page.getByText('已更换密码，旧密码不再有效')).toBeVisible();
    await lock(page);
    await unlock(page, NEXT);
  });

  await test.step('a colleague opens the vault with a password of her own', async () => {
    await openKeys(page);
    await page.getByRole('button', { name: '新增密码', exact: true }).click();
    await fill(page, '新增密码', {
      您当前的密码: NEXT,
      姓名: '何老师',
      新密码: OTHER,
      再次输入新密码: OTHER,
    });
    await expect(page.getByRole('table', { name: '持有密码的教师' })).toContainText('何老师');
    await lock(page);
    await unlock(page, OTHER);
    await openKeys(page);
    await expect(page.getByRole('table', { name: '持有密码的教师' })).toContainText('何老师（您）');
  });

  await test.step('how hard a password is to guess is told while it is typed, and an easy one is refused', async () => {
    await page.getByRole('button', { name: '更换密码：何老师' }).click();
    const form = page.getByRole('form', { name: '更换密码' });
    const password = form.getByRole('textbox', { name: '新密码', exact: true });
    const strength = form.getByRole('status');
    await password.fill('linjing2026');
    await expect(strength).toContainText('密码强度：很弱');
    await expect(strength).toContainText('里面有学校或教师的名字');
    await fill(page, '更换密码', { 您当前的密码: OTHER, 再次输入新密码: 'linjing2026' });
    await expect(password).toBeFocused();
    await expect(form.getByText('这个密码容易被猜到，还没有设置')).toBeVisible();
    await password.fill('yezi maojin hongcha');
    await expect(strength).toContainText('密码强度：很强');
    await expect(strength).toContainText('一万年以上');
    await page.keyboard.press('Escape');
  });

  await test.step('a name is corrected, and stands so in the list and in the log', async () => {
    await page.getByRole('button', { name: '修改姓名：何老师' }).click();
    await fill(page, '修改姓名', { 姓名: '林静' });
    await expect(page.getByText('这位教师已经有密码了').first()).toBeVisible();
    await fill(page, '修改姓名', { 姓名: '何小雨' });
    await expect(page.getByRole('table', { name: '持有密码的教师' })).toContainText('何小雨（您）');
    await page.getByRole('tab', { name: '操作日志' }).click();
    await expect(page.getByText('何老师 → 何小雨')).toBeVisible();
    await page.getByRole('tab', { name: '密码', exact: true }).click();
  });

  await test.step('a new recovery code takes the place of the old one once it was typed back', async () => {
    await page.getByRole('button', { name: '更换恢复码', exact: true }).click();
    await fill(page, '生成新的恢复码', { 您当前的密码: OTHER });
    const code = ((await page.getByRole('status', { name: '恢复码' }).textContent()) ?? '').trim();
    expect(code).not.toBe(oldCode);
    await page.getByRole('button', { name: '已抄好，下一步' }).click();
    await fill(page, '启用新的恢复码', { 恢复码: code });
    await expect(page.getByText('新的恢复码已启用，请销毁旧的那张')).toBeVisible();
    await lock(page);
    await page.getByRole('button', { name: '用恢复码打开' }).click();
    await fill(page, '打开', { 恢复码: oldCode });
    await expect(page.getByRole('alert')).toContainText('恢复码不正确');
    await fill(page, '打开', { 恢复码: code });
    await expect(page.getByRole('heading', { name: '您是谁？' })).toBeVisible();
  });
  await room.done();
});

test('the app as people get it measures the PC that makes a vault, and every key costs what was measured', async () => {
  const room = await launchRoom({ env: { HEARTHARBOR_UNMEASURED_KEYS: '' } });
  await createVault(room.page, { school: '滨海实验学校', password: PASSWORD });
  await lock(room.page);
  await unlock(room.page, PASSWORD);
  const { slots } = JSON.parse(readFileSync(join(room.userData, 'vault/vault.json'), 'utf8'));
  const [byPassword, byCode] = slots.map(({ kdf }: { kdf: object }) => ({ ...kdf, salt: '' }));
  expect(byPassword).toEqual(byCode);
  expect(byPassword.memoryKiB).toBeGreaterThanOrEqual(65_536);
  expect(byPassword.memoryKiB).toBeLessThanOrEqual(262_144);
  expect(byPassword.iterations).toBeGreaterThanOrEqual(3);
  expect(byPassword.parallelism).toBe(4);
  await room.done();
});
