import { expect, test } from '@playwright/test';
import { openRoom } from '../e2e/launch-room.ts';

/**
 * The attack: a frame that is not ours gets into the room's page (through markup that slipped into it) and asks
 * main or the vault for records, over IPC or over a line of its own. A frame has no bridge and no line; main
 * listens to no page at all; and a line that a frame offers is not taken for the vault's.
 */
test('a frame in the page has no way to the vault, and main listens to nobody', async () => {
  const room = await openRoom();
  const { app, page } = room;

  const found = await page.evaluate(async () => {
    const sources: Record<string, Partial<HTMLIFrameElement>> = {
      'paper of ours': { src: 'heartharbor://room/paper.html' },
      'the room once more': { src: 'heartharbor://room/' },
      'markup of theirs': { srcdoc: '<p>not ours</p>' },
      'an empty page': { src: 'about:blank' },
    };
    const found: Record<string, string[]> = {};
    for (const [name, source] of Object.entries(sources)) {
      const frame: HTMLIFrameElement = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(Object.assign(frame, source));
      await loaded;
      const inside = frame.contentWindow;
      if (!inside) throw new Error('a frame without a window');
      found[name] = ['heartharbor', 'require', 'process', 'ipcRenderer'].filter((way) => way in inside);
    }
    return found;
  });
  expect(found).toEqual({
    'paper of ours': [],
    'the room once more': [],
    'markup of theirs': [],
    'an empty page': [],
  });

  // Pages from elsewhere do not even come into a frame.
  await page.evaluate(() => {
    for (const src of [
      'data:text/html,not ours',
      'heartharbor://door/',
      'https://example.com/',
      'file:///etc/passwd',
    ])
      document.body.append(Object.assign(document.createElement('iframe'), { src }));
  });
  const shown = await app.evaluate(async ({ BrowserWindow }) => {
    const frames = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.framesInSubtree ?? [];
    // A frame that was refused keeps the address, and shows the browser's own empty page.
    return Promise.all(frames.map((frame) => frame.executeJavaScript('location.href') as Promise<string>));
  });
  expect(shown).toContain('heartharbor://room/paper.html');
  expect(shown.filter((url) => /^(data|https?|file):|door/.test(url))).toEqual([]);

  const heard = await page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => heard.push(data);
    // As main hands the page its line, but sent by a frame.
    const ours = document.querySelector('iframe')?.contentWindow?.parent;
    ours?.postMessage('port', '*', [port2]);
    await new Promise((resolve) => setTimeout(resolve));
    const answer = await window.heartharbor.request('school.particulars', {});
    return { heard, answered: answer.ok };
  });
  expect(heard).toEqual({ heard: [], answered: true });

  const listeners = await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const pages = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const all = [ipcMain, ...pages.flatMap(({ ipc, mainFrame }) => [ipc, mainFrame.ipc])];
    // Electron itself sees to it that a message named `error` throws nothing.
    return all.flatMap((ipc) => ipc.eventNames()).filter((name) => name !== 'error');
  });
  expect(listeners).toEqual([]);
  await room.done();
});
