import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { windowOf } from './at-the-desk.ts';
import { filesBelow, type StartedApp, startPacked } from './start-packed.ts';

/*
 * The attack: somebody who may start the app, or change the shortcut that the counsellor clicks, but holds no
 * key, wants the program that she types her password into to do something else as well.
 */

/** A port of this PC that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1');
    line.on('connect', () => {
      line.destroy();
      resolve(true);
    });
    line.on('error', () => resolve(false));
  });
}

/** Knocks again and again until the app has ended. @returns whether anybody ever answered. */
async function answersWhileRunning(app: StartedApp, port: number): Promise<boolean> {
  let running = true;
  void app.ended.then(() => {
    running = false;
  });
  let answered = false;
  while (running && !answered) {
    answered = await answers(port);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return answered;
}

/** A script that leaves a word when anybody runs it. */
function scriptThatTells(): { code: string; file: string; wasRun(): boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-attack-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const word = join(folder, 'word');
  const file = join(folder, 'script.cjs');
  const code = `require('node:fs').writeFileSync(${JSON.stringify(word)}, 'I was here');`;
  writeFileSync(word, '');
  writeFileSync(file, code);
  // Whoever the app runs as could read the one and write the other.
  chmodSync(folder, 0o755);
  chmodSync(word, 0o666);
  return { code, file, wasRun: () => readFileSync(word, 'utf8') !== '' };
}

/** The app ended before it had a window, a page or a file, and said why. */
async function expectRefusal(app: StartedApp, named: string): Promise<void> {
  expect(await app.ended).toBe(1);
  expect(app.output()).toContain('心港没有启动');
  expect(app.output()).toContain(named);
  expect(filesBelow(app.userData)).toEqual([]);
}

describe('with a switch in the shortcut', () => {
  test('a debugging port is never opened, and the app does not start', async () => {
    const port = await freePort();
    const app = startPacked(inject('program'), { args: [`--remote-debugging-port=${port}`] });
    expect(await answersWhileRunning(app, port)).toBe(false);
    await expectRefusal(app, '--remote-debugging-port');
  });

  test('an inspector of its main process is never opened, and the app does not start', async () => {
    const port = await freePort();
    const app = startPacked(inject('program'), { args: [`--inspect=127.0.0.1:${port}`] });
    expect(await answersWhileRunning(app, port)).toBe(false);
    await expectRefusal(app, '--inspect');
  });

  test.each([
    '-remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--user-data-dir=/tmp/elsewhere',
    '--enable-logging=file',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--js-flags=--expose-gc',
    '/tmp/file.js',
  ])('%s: the app does not start', async (arg) => {
    const app = startPacked(inject('program'), { args: [arg] });
    await expectRefusal(app, arg.split('=')[0] ?? arg);
  });

  test('without its sandbox the app does not start, not even for root', async () => {
    const app = startPacked(inject('program'), { args: ['--no-sandbox'], asRoot: true });
    await expectRefusal(app, '--no-sandbox');
  });
});

describe('with a variable in the environment', () => {
  test.each(['ELECTRON_DISABLE_SANDBOX', 'ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE'])(
    '%s: the app does not start',
    async (name) => {
      const app = startPacked(inject('program'), { env: { [name]: '1' } });
      await expectRefusal(app, name);
    },
  );

  test('ELECTRON_RUN_AS_NODE makes no bare Node of it: the app opens, and runs nobody’s script', async () => {
    const script = scriptThatTells();
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    const piped = startPacked(inject('program'), { env, stdin: script.code });
    await windowOf(piped, '心港');
    const named = startPacked(inject('program'), { env, args: [script.file] });
    await expectRefusal(named, script.file);
    expect(script.wasRun()).toBe(false);
  });

  test('NODE_OPTIONS brings no script into it', async () => {
    const script = scriptThatTells();
    const app = startPacked(inject('program'), { env: { NODE_OPTIONS: `--require=${script.file}` } });
    await windowOf(app, '心港');
    expect(script.wasRun()).toBe(false);
  });
});

describe('with a signal, while it runs', () => {
  test('SIGUSR1, by which a Node process opens its inspector, opens none', async () => {
    const port = 9229;
    expect(await answers(port), 'another inspector runs on this PC').toBe(false);
    const app = startPacked(inject('program'));
    await windowOf(app, '心港');
    app.process.kill('SIGUSR1');
    setTimeout(() => app.process.kill('SIGTERM'), 1_000);
    expect(await answersWhileRunning(app, port)).toBe(false);
    expect(app.output()).not.toMatch(/debugger listening/i);
  });
});

describe('with files beside it', () => {
  const resources = () => join(dirname(inject('program')), 'resources');

  /** Another app in the folder where an Electron without the fuse looks. */
  function appBeside(code: string): void {
    const folder = join(resources(), 'app');
    mkdirSync(folder);
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'heartharbor', main: 'index.js' }));
    writeFileSync(join(folder, 'index.js'), code);
  }

  test('an app folder beside the archive is not run in its place', async () => {
    const script = scriptThatTells();
    appBeside(script.code);
    await windowOf(startPacked(inject('program')), '心港');
    expect(script.wasRun()).toBe(false);
  });

  test('nor when the archive is taken away', async () => {
    const script = scriptThatTells();
    appBeside(script.code);
    const archive = join(resources(), 'app.asar');
    renameSync(archive, `${archive}.taken`);
    onTestFinished(() => renameSync(`${archive}.taken`, archive));
    const app = startPacked(inject('program'));
    expect(await app.ended).not.toBe(0);
    expect(script.wasRun()).toBe(false);
  });

  /* Electron tells a packed app from a developer's by the name of its executable alone. */
  test('an executable that was renamed to “electron” heeds no developer’s switch', async () => {
    const renamed = join(dirname(inject('program')), 'electron');
    linkSync(inject('program'), renamed);
    onTestFinished(() => rmSync(renamed));
    const port = await freePort();
    const app = startPacked(renamed, { args: [`--remote-debugging-port=${port}`] });
    expect(await answersWhileRunning(app, port)).toBe(false);
    await expectRefusal(app, '--remote-debugging-port');
    await expectRefusal(startPacked(renamed), renamed);
  });
});
