import { expect, test } from '@playwright/test';
import { openRoom, unlock } from './launch-room.ts';
import { tellPower } from './power.ts';
import { whileTheVaultStands } from './slow-vault.ts';

const PASSWORD = '海风-2026-静静';

test('a room that is left alone locks itself, with what was being typed kept', async () => {
  // No shorter than anything else may take here: on a busy machine a room still opening would be left alone.
  const room = await openRoom({ env: { HEARTHARBOR_IDLE_SECONDS: '15' } });
  const { page } = room;
  await page.getByRole('button', { name: '辅导记录', exact: true }).click();
  await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  await page.getByRole('textbox', { name: '主题' }).pressSequentially('被叫走之前');
  await page.waitForURL(/^heartharbor:\/\/door\//, { timeout: 60_000 });
  await expect(page.getByText('已上锁')).toBeVisible();
  await unlock(page, PASSWORD);
  await page.getByRole('button', { name: '辅导记录', exact: true }).click();
  await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: '主题' })).toHaveValue('被叫走之前');
  await room.done();
});

test('sleep and the lock screen of the PC lock the room at once, with what was being typed kept', async () => {
  const room = await openRoom();
  const { app, page } = room;
  let kept = '';
  for (const event of ['suspend', 'resume', 'lock-screen'] as const) {
    await page.getByRole('button', { name: '辅导记录', exact: true }).click();
    await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
    const topic = page.getByRole('textbox', { name: '主题' });
    // One writes over what has come back, not while it is coming.
    await expect(topic).toHaveValue(kept);
    kept = `写到${event}`;
    await topic.fill(kept);
    await tellPower(app, event);
    await page.waitForURL(/^heartharbor:\/\/door\//);
    await unlock(page, PASSWORD);
    await page.getByRole('button', { name: '辅导记录', exact: true }).click();
    await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
    await expect(topic).toHaveValue(kept);
  }
  await room.done();
});

test('what is typed before a busy vault has found the earlier draft stays; the rest of the draft comes back', async () => {
  const room = await openRoom();
  const { page } = room;
  const write = async () => {
    await page.getByRole('button', { name: '辅导记录', exact: true }).click();
    await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  };
  const topic = page.getByRole('textbox', { name: '主题' });
  const content = page.getByRole('textbox', { name: '辅导内容' });
  await write();
  await topic.fill('昨天的主题');
  await content.fill('昨天的内容');
  await page.getByRole('button', { name: '工作台', exact: true }).click();
  await whileTheVaultStands(room, async () => {
    await write();
    await topic.fill('今天的主题');
  });
  await expect(content).toHaveValue('昨天的内容');
  await expect(topic).toHaveValue('今天的主题');
  await room.done();
});
