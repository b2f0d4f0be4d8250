import { expect, test } from '@playwright/test';
import { openRoom } from '../e2e/launch-room.ts';

/**
 * The attack: a student who has two minutes at the open PC knows from the browser at home how to open the
 * developer tools, and reads the page from there. No key and no menu opens them. (In the installed app the window
 * is made without them.)
 */
test('no key and no menu opens the developer tools, and none reloads the page', async () => {
  const room = await openRoom();
  const { app, page } = room;
  await page.evaluate(() => Object.assign(globalThis, { stillTheSame: true }));
  const sent = [
    'F12',
    'Control+Shift+I',
    'Control+Shift+J',
    'Control+Shift+C',
    'Control+R',
    'F5',
    'Control+U',
  ];
  for (const keys of sent) await page.keyboard.press(keys);
  // Keys as the system sends them go by the menu too.
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const [keyCode, modifiers] of [
      ['F12', []],
      ['I', ['control', 'shift']],
      ['J', ['control', 'shift']],
      ['R', ['control']],
    ] as const) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: [...modifiers] });
    }
  });
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  expect(await page.evaluate(() => 'stillTheSame' in globalThis)).toBe(true);
  const offered = await app.evaluate(({ BrowserWindow, Menu }) => {
    const roles = (menu: Electron.Menu | null): string[] =>
      (menu?.items ?? []).flatMap(({ role, submenu }) => [role ?? '', ...roles(submenu ?? null)]);
    return {
      opened: BrowserWindow.getAllWindows().some((window) => window.webContents.isDevToolsOpened()),
      roles: roles(Menu.getApplicationMenu()).map((role) => role.toLowerCase()),
    };
  });
  expect(offered.opened).toBe(false);
  for (const role of ['toggledevtools', 'reload', 'forcereload', 'viewmenu', 'windowmenu'])
    expect(offered.roles).not.toContain(role);
  await room.done();
});
