import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createVault, launchRoom } from './launch-room.ts';
import { watchNetwork } from './watched-network.ts';

// That the main job itself reaches for nothing is seen in main-job.e2e.ts.

const PASSWORD = '海风-2026-静静';
/** A machine that is nobody's (RFC 5737), and a name that is nobody's (RFC 2606). */
const ADDRESS = '198.51.100.7';
const NAME = 'heartharbor.example';

/**
 * Somebody has got code of theirs into the open room's page, and tries every way that a browser has to carry a
 * record away: requests, pictures, sockets, beacons, hints to the browser, and calls from page to page.
 */
test('nothing that a page tries makes a process of the app reach for the network, not even for a name', async () => {
  const network = watchNetwork();
  const room = await launchRoom({ executablePath: network.executablePath });
  const { app, page } = room;
  await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  const reached = await page.evaluate(
    async ({ hosts }) => {
      const settled = (work: Promise<unknown>) =>
        work.then(
          () => true,
          () => false,
        );
      const loaded = (element: HTMLElement) =>
        new Promise<boolean>((resolve) => {
          element.addEventListener('load', () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          document.body.append(element);
        });
      const opened = (socket: WebSocket | EventSource) =>
        new Promise<boolean>((resolve) => {
          socket.addEventListener('open', () => resolve(true));
          socket.addEventListener('error', () => resolve(false));
        });
      const candidates = async (urls: string) => {
        const call = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] });
        call.createDataChannel('way out');
        const found: string[] = [];
        const done = new Promise((resolve) => {
          call.addEventListener('icecandidate', ({ candidate }) => {
            if (candidate?.candidate) found.push(candidate.candidate);
            else resolve(undefined);
          });
        });
        await call.setLocalDescription(await call.createOffer());
        await done;
        return found.length > 0;
      };
      const ways: Record<string, boolean> = {};
      for (const host of hosts) {
        for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'stylesheet', 'modulepreload']) {
          const link = Object.assign(document.createElement('link'), { rel, href: `http://${host}/${rel}` });
          document.head.append(link);
        }
        ways[`fetch ${host}`] = await settled(fetch(`http://${host}/?name`, { mode: 'no-cors' }));
        ways[`image ${host}`] = await loaded(Object.assign(new Image(), { src: `http://${host}/?name` }));
        ways[`script ${host}`] = await loaded(
          Object.assign(document.createElement('script'), { src: `http://${host}/a.js` }),
        );
        ways[`socket ${host}`] = await settled(
          Promise.resolve().then(() =>
            opened(new WebSocket(`ws://${host}/`)).then((open) => open || Promise.reject()),
          ),
        );
        ways[`events ${host}`] = await opened(new EventSource(`http://${host}/`));
        navigator.sendBeacon(`http://${host}/?name`);
        ways[`call ${host}`] = await candidates(`stun:${host}:3478`);
        ways[`call over TCP ${host}`] = await candidates(`turn:${host}:3478?transport=tcp`);
      }
      return Object.entries(ways).flatMap(([way, open]) => (open ? [way] : []));
    },
    { hosts: [ADDRESS, NAME] },
  );
  expect(reached).toEqual([]);
  // The session that pages and the press share refuses too, when main itself is made to ask.
  const asked = await app.evaluate(
    async ({ session, net }, hosts) => {
      const own = session.fromPartition('heartharbor');
      const refused = (work: Promise<unknown>) =>
        work.then(
          () => false,
          () => true,
        );
      const answers: boolean[] = [];
      for (const host of hosts) {
        for (const one of [own, session.defaultSession]) {
          answers.push(await refused(one.fetch(`http://${host}/`)));
          answers.push(await refused(one.resolveHost(host)));
        }
        answers.push(await refused(net.fetch(`https://${host}/`)));
      }
      return answers;
    },
    [ADDRESS, NAME],
  );
  expect(asked).not.toContain(false);
  await room.close();
  expect(network.outward()).toEqual([]);
  network.forget();
  rmSync(room.userData, { recursive: true, force: true });
});

/** A watch that sees nothing proves something only if it sees what is there. */
test('the watch sees a connection, and a question for a name, when there is one', async () => {
  const network = watchNetwork();
  const room = await launchRoom({ executablePath: network.executablePath });
  await room.app.evaluate(
    async (_electron, { address }) => {
      const { createSocket } = process.getBuiltinModule('node:dgram');
      const { connect } = process.getBuiltinModule('node:net');
      const ended = (ends: (done: () => void) => void) =>
        new Promise<void>((resolve) => ends(() => resolve()));
      await ended((done) => {
        const socket = connect({ host: address, port: 9, timeout: 200 });
        socket
          .once('error', done)
          .once('timeout', () => socket.destroy())
          .once('close', done);
      });
      await ended((done) => {
        const socket = createSocket('udp4');
        socket.send('name?', 53, address, () => socket.close(done));
      });
    },
    { address: ADDRESS },
  );
  await room.close();
  const seen = network.outward().join('\n');
  expect(seen).toMatch(new RegExp(`connect\\(.*${ADDRESS}`));
  expect(seen).toMatch(new RegExp(`send\\w+\\(.*${ADDRESS}`));
  network.forget();
  rmSync(room.userData, { recursive: true, force: true });
});
