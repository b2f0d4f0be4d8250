import { describe, expect, test } from 'vitest';
import { strangeSwitches, strangeVariables } from '#main/strange-start.ts';

/*
 * The attack: whoever has a minute alone with the PC adds a switch to the shortcut on the desktop. The next
 * morning the counsellor opens 心港 as ever, and another program reads every page over a debugging port.
 */

describe('a start that opens the room to an observer is refused', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--inspect',
    '--inspect-brk=9229',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--disable-web-security',
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--user-data-dir=/tmp/x',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=127.0.0.1:8080',
    '--log-net-log=/tmp/x',
    '--enable-logging=file',
    '--log-file=/tmp/x',
    '--enable-features=X',
    '--disable-features=IsolateOrigins',
    '--ssl-key-log-file=/tmp/x',
    '--allow-file-access-from-files',
    '--renderer-cmd-prefix=gdb',
    '--utility-cmd-prefix=gdb',
    '--gpu-launcher=calc',
    '--headless',
    '--type=renderer',
    '-e',
    '-r',
  ])('%s', (arg) => {
    expect(strangeSwitches([arg])).toHaveLength(1);
  });

  test('spelled with one dash, with a slash, or in capitals, as Chromium takes it on some systems', () => {
    const spelled = ['-remote-debugging-port=1', '/remote-debugging-port=1', '--REMOTE-DEBUGGING-PORT=1'];
    expect(strangeSwitches(spelled)).toHaveLength(3);
  });

  test('hidden behind a harmless one, or in the value of one', () => {
    expect(strangeSwitches(['--disable-gpu', '--inspect'])).toEqual(['--inspect']);
    for (const arg of [
      '--ozone-platform=headless',
      '--disable-gpu=x',
      '--disable-gpu --no-sandbox',
      '--disable-gpu\n--no-sandbox',
      '--force-device-scale-factor=1,2',
      '-psn_0_1 --inspect',
    ]) {
      expect(strangeSwitches([arg])).toHaveLength(1);
    }
  });

  test('by a file, a script or an address: the app opens none', () => {
    expect(strangeSwitches(['/tmp/attack.js', 'C:\\attack.js', 'http://127.0.0.1/', '--', ''])).toHaveLength(
      5,
    );
  });

  test('by a variable that has Electron write a log or drop its sandbox', () => {
    const set = { ELECTRON_ENABLE_LOGGING: '1', electron_log_file: '/tmp/x', ELECTRON_DISABLE_SANDBOX: '' };
    expect(strangeVariables(set)).toEqual(Object.keys(set));
  });
});

test('what is told of a strange switch is its name, not what was behind it', () => {
  expect(strangeSwitches(['--user-data-dir=D:\\备份\\心港'])).toEqual(['--user-data-dir']);
});

test('a plain start is no strange one, nor what a desktop and a screen need', () => {
  expect(strangeSwitches([])).toEqual([]);
  expect(
    strangeSwitches([
      '--disable-gpu',
      '--force-device-scale-factor=1.25',
      '--ozone-platform-hint=auto',
      '--ozone-platform=wayland',
      '--enable-wayland-ime',
      '-psn_0_12345',
    ]),
  ).toEqual([]);
  expect(
    strangeVariables({
      PATH: '/usr/bin',
      LANG: 'zh_CN.UTF-8',
      NODE_OPTIONS: '--max-old-space-size=4096',
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_MIRROR: 'https://mirror.example/electron/',
    }),
  ).toEqual([]);
});
