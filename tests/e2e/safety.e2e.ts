import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { lock, openRoom, unlock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';

async function openSafety(page: Page): Promise<void> {
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '安全', exact: true }).click();
  await expect(page.getByRole('form', { name: '安全设置' })).toBeVisible();
}

/** Notes what the window asks of the system from now on; the system of this PC may not be able to do it. */
async function noteProtection(app: ElectronApplication): Promise<() => Promise<boolean[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    const asked: boolean[] = [];
    Object.assign(globalThis, { askedProtection: asked });
    const own = window.setContentProtection.bind(window);
    window.setContentProtection = (on) => {
      asked.push(on);
      own(on);
    };
  });
  return () =>
    app.evaluate(() => (globalThis as unknown as { askedProtection: boolean[] }).askedProtection.splice(0));
}

test('how long the room waits and whether it may be filmed are set in the settings, and hold at once', async () => {
  const room = await openRoom();
  const { app, page } = room;
  const askedOf = await noteProtection(app);
  await openSafety(page);
  const form = page.getByRole('form', { name: '安全设置' });
  const minutes = form.getByRole('textbox', { name: '无人操作多久后上锁（分钟）' });
  await expect(minutes).toHaveValue('5');
  await expect(form.getByRole('switch', { name: '不让截屏和录屏拍到心港' })).toBeChecked();

  await minutes.fill('61');
  await page.keyboard.press('Control+s');
  await expect(form.getByText('最多 60 分钟')).toBeVisible();
  await minutes.fill('1');
  await form.getByRole('switch', { name: '不让截屏和录屏拍到心港' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存安全设置，现在起生效')).toBeVisible();
  await expect.poll(askedOf).toEqual([false]);

  await test.step('after 59 seconds alone it is open, after 60 it is locked', async () => {
    // The system's word for how long nobody has touched the PC, and its clock, are set; the waiting is the app's.
    await app.evaluate(({ powerMonitor }) => {
      const now = Date.now.bind(Date);
      Object.assign(globalThis, { looks: 0, alone: 59 });
      const world = globalThis as unknown as { looks: number; alone: number };
      Date.now = () => now() + 1_000_000;
      powerMonitor.getSystemIdleTime = () => {
        world.looks += 1;
        return world.alone;
      };
    });
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { looks: number }).looks))
      .toBeGreaterThan(4);
    expect(page.url()).toBe('heartharbor://room/');
    await app.evaluate(() => Object.assign(globalThis, { alone: 60 }));
    await page.waitForURL(/^heartharbor:\/\/door\//);
    // The door is always kept out of pictures.
    expect(await askedOf()).toEqual([true]);
    await app.evaluate(() => Object.assign(globalThis, { alone: 0 }));
  });

  await unlock(page, PASSWORD);
  expect(await askedOf()).toEqual([false]);
  await openSafety(page);
  await expect(page.getByRole('textbox', { name: '无人操作多久后上锁（分钟）' })).toHaveValue('1');
  await lock(page);
  await room.done();
});
