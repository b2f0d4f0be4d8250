import { expect, test } from '@playwright/test';
import { openRoom } from '../e2e/launch-room.ts';

/**
 * The attack: code of somebody else's runs in the open room's page, and wants out: to an address on the network,
 * to a file of this PC, to a window of its own, to the app's own files beside the pages. Every way is closed.
 */
test('a page reaches nothing but the app: no address, no window, no navigation, no permission, no script of its own', async () => {
  const room = await openRoom();
  const { app, page } = room;
  const reached = await page.evaluate(async () => {
    const tried = (address: string) =>
      fetch(address).then(
        (answer) => answer.status,
        () => 'refused',
      );
    const runs = (code: string) => {
      const script = document.createElement('script');
      script.textContent = code;
      document.body.append(script);
      return 'ranInline' in globalThis;
    };
    return {
      http: await tried('http://127.0.0.1:9/'),
      file: await tried('file:///etc/passwd'),
      window: window.open('https://example.com') === null,
      inlineScript: runs('globalThis.ranInline = true'),
      node: typeof (globalThis as { process?: unknown }).process,
      permission: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    };
  });
  expect(reached).toEqual({
    http: 'refused',
    file: 'refused',
    window: true,
    inlineScript: false,
    node: 'undefined',
    permission: 'denied',
  });
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'heartharbor://paper/x']) {
    await page.evaluate((to) => {
      window.location.href = to;
    }, address);
    expect(page.url()).toBe('heartharbor://room/');
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const served = await app.evaluate(async ({ session }) => {
    const own = session.fromPartition('heartharbor');
    const status = (address: string) =>
      own.fetch(address).then(
        (answer) => answer.status,
        () => 0,
      );
    return {
      page: await status('heartharbor://room/'),
      above: await status('heartharbor://room/assets/%2e%2e/%2e%2e/main/index.js'),
      backslash: await status('heartharbor://room/assets/..%5c..%5cmain%5cindex.js'),
      otherHost: await status('heartharbor://elsewhere/'),
      guessedSheet: await status('heartharbor://paper/00000000-0000-4000-8000-000000000000'),
      outside: await status('http://127.0.0.1:9/'),
    };
  });
  expect(served).toEqual({
    page: 200,
    above: 404,
    backslash: 404,
    otherHost: 404,
    guessedSheet: 404,
    outside: 0,
  });
  await room.done();
});
