import type { FromVault, PageAnswer, PageRequest, ToVault, VaultStart } from '#shared/contract/shell.ts';
import { Door } from './door.ts';
import type { Desk } from './handlers.ts';
import { answer } from './requests.ts';
import { shellOver } from './shell-line.ts';

/** The vault process: the only one that ever holds the key. It ends when the vault is locked. */
// The shell is ours and hands over what VaultStart says; there is nobody else who starts this file.
const start = JSON.parse(process.argv.at(-1) ?? '{}') as VaultStart;
const tell = (message: FromVault) => process.parentPort.postMessage(message);
const shell = shellOver(tell);

const desk: Desk = {
  door: new Door({ folder: start.folder, nativeBinding: start.nativeBinding, now: Date.now }),
  room: null,
  surroundings: {
    shell: shell.shell,
    now: Date.now,
    appVersion: start.appVersion,
    requestLock: () => tell({ kind: 'lock' }),
  },
  opened: () => tell({ kind: 'opened' }),
};

let page: Electron.MessagePortMain | null = null;
const running = new Set<Promise<void>>();

function serve(port: Electron.MessagePortMain): void {
  page?.close();
  page = port;
  port.on('message', ({ data }) => {
    // Only the preload of our own page holds the other end; the wrapper checks everything but the envelope.
    const request = data as PageRequest;
    const work = answer(desk, request, (line) => process.stderr.write(`${line}\n`)).then((outcome) => {
      port.postMessage({ id: request.id, outcome } satisfies PageAnswer);
    });
    running.add(work);
    work.finally(() => running.delete(work));
  });
  port.on('close', () => {
    if (page === port) page = null;
    if (closing) void end();
  });
  port.start();
}

let closing = false;
/** What was typed last may still be on its way: the page's port closes behind its last message. */
const LAST_WORDS_MS = 1_500;

async function end(): Promise<void> {
  await Promise.allSettled([...running]);
  desk.room?.close();
  desk.room = null;
  process.exit(0);
}

process.parentPort.on('message', ({ data, ports }) => {
  // Only the shell holds the other end of this line.
  const message = data as ToVault;
  if (message.kind === 'answer') shell.hear(message);
  if (message.kind === 'page') {
    const [port] = ports;
    if (port) serve(port);
  }
  if (message.kind === 'close') {
    closing = true;
    if (page) setTimeout(() => void end(), LAST_WORDS_MS);
    else void end();
  }
});

tell({ kind: 'ready' });
