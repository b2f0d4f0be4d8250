import { expect, test } from '@playwright/test';
import { enrolled, sessionText } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { pressOn, typeInto } from './keyboard-hands.ts';
import { closeWindow, createVault, launchRoom, lock, openRoom, unlock } from './launch-room.ts';
import { vaultOf } from './slow-vault.ts';

const PASSWORD = '海风-2026-静静';
const NEXT = '晚潮-2027-安安';
const OTHER = '另一位老师自己的密码';

test('a wrong password is told clearly, opens nothing, and makes one wait longer each time', async () => {
  const room = await openRoom();
  const { page } = room;
  await lock(page);
  const password = page.getByRole('textbox', { name: '密码', exact: true });
  for (let wrongTry = 0; wrongTry < 2; wrongTry += 1) {
    await password.fill('不是这个密码');
    await page.getByRole('button', { name: '打开', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('密码不正确，保险库没有打开');
    expect(page.url()).toMatch(/^heartharbor:\/\/door\//);
  }
  // The wait grows from try to try: long enough by now to be seen on a slow PC.
  for (let wrongTry = 0; wrongTry < 3; wrongTry += 1) {
    await password.fill('还不是');
    await page.getByRole('button', { name: '打开', exact: true }).click();
  }
  await expect(page.getByRole('button', { name: /^请等待 \d+ 秒$/ })).toBeDisabled();
  const early = await page.evaluate(
    (secret) => window.heartharbor.request('vault.unlock', { kind: 'password', secret }),
    PASSWORD,
  );
  expect(early).toMatchObject({ ok: false, failure: { code: 'tooSoon' } });
  // The room's page is not handed out while the vault is locked, whoever asks for it.
  const status = await room.app.evaluate(async ({ session }) => {
    const answer = await session
      .fromPartition('heartharbor')
      .fetch('heartharbor://room/')
      .catch(() => null);
    return answer?.status ?? 0;
  });
  expect(status).toBe(404);
  await room.close();

  const later = await launchRoom({ userData: room.userData });
  await expect(later.page.getByRole('button', { name: /^(打开|请等待 \d+ 秒)$/ })).toBeVisible();
  await expect(later.page.getByRole('button', { name: '打开', exact: true })).toBeEnabled();
  await unlock(later.page, PASSWORD);
  await later.done();
});

test('the recovery code, typed by hand, asks who one is and for a new password, and only then opens the room', async () => {
  const room = await launchRoom();
  const { page } = room;
  const code = await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  await lock(page);
  await pressOn(page, page.getByRole('button', { name: '用恢复码打开' }));
  await expect(page.getByRole('textbox', { name: '恢复码' })).toBeFocused();
  await page.keyboard.insertText(code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: '您是谁？' })).toBeVisible();
  const form = page.getByRole('form', { name: '设好密码，打开' });
  // The keyboard begins with the question, and Enter alone answers nothing.
  await expect(page.getByRole('radio', { name: '林静' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByText('请选择您是谁')).toBeVisible();
  expect(page.url()).toMatch(/^heartharbor:\/\/door\//);
  await page.keyboard.press('Space');
  await typeInto(page, page.getByRole('textbox', { name: '新密码', exact: true }), NEXT);
  await typeInto(page, page.getByRole('textbox', { name: '再次输入新密码' }), NEXT);
  await page.keyboard.press('Enter');
  await page.waitForURL('heartharbor://room/');
  await expect(page.getByText('滨海实验学校')).toBeVisible();

  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '操作日志' }).click();
  const opened = page.getByRole('row').filter({ hasText: '用恢复码打开' });
  await expect(opened).toContainText('林静');
  await lock(page);
  await unlock(page, NEXT);
  await room.done();
});

test('locking ends the vault process and the process of the page that had read the records', async () => {
  const room = await openRoom();
  const { app, page } = room;
  const pageProcess = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
  const before = { page: await pageProcess(), vault: await vaultOf(room) };
  expect(before.vault).toBeGreaterThan(0);
  await lock(page);
  expect(await pageProcess()).not.toBe(before.page);
  await expect.poll(() => alive(before.page)).toBe(false);
  await expect.poll(() => alive(before.vault)).toBe(false);
  const refused = await page.evaluate(() => window.heartharbor.request('students.list', {}));
  expect(refused).toMatchObject({ ok: false, failure: { code: 'locked' } });
  await room.done();
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a vault process that is killed is noticed and told, and nothing that was saved is lost', async () => {
  const room = await openRoom();
  const { page } = room;
  const added = await page.evaluate(() =>
    window.heartharbor.request('students.add', {
      studentNumber: '20260101',
      name: '周小禾',
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    }),
  );
  expect(added.ok).toBe(true);
  await page.getByRole('button', { name: '辅导记录', exact: true }).click();
  await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  await page.getByRole('textbox', { name: '主题' }).fill('写到一半的主题');
  await expect
    .poll(() => page.evaluate(() => window.heartharbor.request('drafts.find', { key: 'session:new' })))
    .toMatchObject({ ok: true, value: { content: expect.stringContaining('写到一半的主题') } });
  process.kill(await vaultOf(room), 'SIGKILL');
  await page.waitForURL(/^heartharbor:\/\/door\//);
  await expect(page.getByText(/保险库进程意外停止/)).toBeVisible();
  await unlock(page, PASSWORD);
  // One is where one was, with what was being written.
  await expect(page.getByText('已恢复未保存的草稿')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '主题' })).toHaveValue('写到一半的主题');
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await expect(page.getByRole('grid', { name: '学生名单' })).toContainText('周小禾');
  await room.done();
});

test('after a lock one is where one was, the form open as it stood; a colleague sees nothing of it', async () => {
  const room = await openRoom();
  const { page } = room;
  const { get } = deskIn(room);
  const studentId = await enrolled({ get });
  await get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  await page.reload();
  const lockByKeyboard = async () => {
    await page.keyboard.press('Control+l');
    await page.waitForURL(/^heartharbor:\/\/door\//);
  };

  await test.step('a form beside the file of a student, with its last words', async () => {
    await page.getByRole('button', { name: '学生', exact: true }).click();
    await page.getByRole('grid', { name: '学生名单' }).getByText('周小禾').click();
    await pressOn(page, page.getByRole('button', { name: '记一笔' }));
    await page.keyboard.press('f');
    await page.getByRole('textbox', { name: '辅导内容' }).pressSequentially('最后几个字');
    await lockByKeyboard();
    await unlock(page, PASSWORD);
    await expect(page.getByRole('region', { name: '学生概况' })).toContainText('周小禾');
    await expect(page.getByRole('dialog', { name: '写辅导记录' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: '辅导内容' })).toHaveValue('最后几个字');
  });

  await test.step('another person begins at the workbench', async () => {
    await lockByKeyboard();
    await unlock(page, OTHER);
    await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
    await expect(page.getByText('没有应办事项')).toBeVisible();
    await expect(page.getByRole('region', { name: '没有写完' })).toBeHidden();
  });

  await test.step('the first finds it again all the same, and a saved record’s draft on the workbench', async () => {
    await lockByKeyboard();
    await unlock(page, PASSWORD);
    await expect(page.getByRole('textbox', { name: '辅导内容' })).toHaveValue('最后几个字');
    const { sessionId } = await get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
    await get('drafts.keep', { key: `session:${sessionId}`, content: '{"topic":"改到一半"}' });
    await page.getByRole('button', { name: '工作台', exact: true }).click();
    const unfinished = page.getByRole('region', { name: '没有写完' });
    await expect(unfinished.getByRole('listitem')).toHaveCount(2);
    await pressOn(page, unfinished.getByRole('button', { name: /^修改辅导记录\s*周小禾/ }));
    await expect(page.getByRole('textbox', { name: '主题' })).toHaveValue('改到一半');
    await get('sessions.sign', { sessionId });
    await lockByKeyboard();
    await unlock(page, PASSWORD);
    await expect(page.getByText('您没有写完的修改没有保存进去')).toBeVisible();
    await expect(page.getByText('改到一半')).toBeVisible();
  });
  await room.done();
});

test('closing the window locks first: drafts are kept, and the vault opens again', async () => {
  const room = await openRoom();
  await room.page.getByRole('button', { name: '辅导记录', exact: true }).click();
  await room.page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  await room.page.getByRole('textbox', { name: '主题' }).fill('关窗之前');
  await closeWindow(room);
  const later = await launchRoom({ userData: room.userData });
  await unlock(later.page, PASSWORD);
  // Who starts the app anew begins at the workbench, which tells of it.
  await expect(later.page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await later.page
    .getByRole('region', { name: '没有写完' })
    .getByRole('button', { name: /写辅导记录/ })
    .click();
  await expect(later.page.getByRole('textbox', { name: '主题' })).toHaveValue('关窗之前');
  await later.done();
});
