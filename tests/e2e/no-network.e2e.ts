import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createVault, launchRoom, lock, unlock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';

/**
 * Chromium asks the kernel whether it has a route for IPv6 by "connecting" a datagram socket. No packet leaves
 * by that; one that is sent on such a socket is a call of its own, which is looked for.
 */
const ROUTE_QUESTION = /^connect\(\d+<UDP/;

/**
 * The system's own word for it: strace writes down every call of every process of the app that could reach
 * another machine. A call inside this PC (the test's own line to the app) is none.
 */
test('from the door to paper, no process of the app reaches for the network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-strace-'));
  const watched = join(folder, 'electron');
  writeFileSync(
    watched,
    `#!/bin/sh\nexec strace -ff -yy -q -e trace=connect,sendto,sendmsg,sendmmsg -o '${folder}/calls' '${process.env.HEARTHARBOR_ELECTRON}' "$@"\n`,
  );
  chmodSync(watched, 0o755);
  const room = await launchRoom({ executablePath: watched });
  const { page } = room;
  await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await expect(page.getByText('还没有学生')).toBeVisible();
  await lock(page);
  await unlock(page, PASSWORD);
  await room.close();

  const calls = readdirSync(folder)
    .filter((name) => name.startsWith('calls.'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  // The app's processes talk to each other over sockets of this PC: strace saw them, or it saw nothing.
  expect(calls.some((call) => call.includes('AF_UNIX'))).toBe(true);
  const outward = calls
    .filter((call) => /AF_INET6?|<(TCP|UDP)/.test(call))
    .filter((call) => !/127\.0\.0\.1|::1/.test(call))
    .filter((call) => !ROUTE_QUESTION.test(call));
  expect(outward).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
