import type { FromVault, ShownPiece, ToVault, VaultStart } from '#shared/contract/shell.ts';
import { backUpOnLock } from '#vault/strongbox/backups/back-up.ts';
import { backupDesk } from '#vault/strongbox/backups/backup-desk.ts';
import { turns } from '#vault/strongbox/in-turn.ts';
import { isReencrypting } from '#vault/strongbox/keys/begun-reencryption.ts';
import { AT_THE_FLOOR } from '#vault/strongbox/keys/kdf-costs.ts';
import { MEASURED } from '#vault/strongbox/keys/slot.ts';
import { laidPiece } from '#vault/strongbox/paper/laid-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { safetyPolicy } from '#vault/strongbox/safety/safety.ts';
import { shownPiece } from '#vault/whole-file/attachments/showing.ts';
import { Door } from './door.ts';
import type { Desk } from './handlers.ts';
import { answerMessage } from './requests.ts';
import { shellOver } from './shell-line.ts';

/** The vault process: the only one that ever holds the key. It ends when the vault is locked. */
// The shell is ours and hands over what VaultStart says; there is nobody else who starts this file.
const start = JSON.parse(process.argv.at(-1) ?? '{}') as VaultStart;
const tell = (message: FromVault) => process.parentPort.postMessage(message);
const shell = shellOver(tell);

const desk: Desk = {
  door: new Door({
    folder: start.folder,
    nativeBinding: start.nativeBinding,
    appVersion: start.appVersion,
    now: Date.now,
    kdf: start.unmeasuredKeys ? AT_THE_FLOOR : MEASURED,
  }),
  room: null,
  atDoor: turns(),
  surroundings: {
    shell: shell.shell,
    now: Date.now,
    appVersion: start.appVersion,
    wasOpenBefore: start.wasOpenBefore,
    requestLock: () => tell({ kind: 'lock' }),
    guardWindow: (policy) => tell({ kind: 'guard', policy }),
    reportCopy: () => tell({ kind: 'copied' }),
  },
  opened: ({ access }) => tell({ kind: 'opened', policy: access.read(safetyPolicy) }),
};

let page: Electron.MessagePortMain | null = null;
const running = new Set<Promise<void>>();
const log = (line: string) => process.stderr.write(`${line}\n`);

function serve(port: Electron.MessagePortMain): void {
  page?.close();
  page = port;
  port.on('message', ({ data }) => {
    const work = answerMessage(desk, data, log).then((reply) => {
      if (reply) port.postMessage(reply);
    });
    running.add(work);
    void work.finally(() => running.delete(work));
  });
  port.on('close', () => {
    if (page === port) page = null;
    if (closing) void end();
  });
  port.start();
}

/** What a page was given leave to fetch: the paper that lies ready, or an attachment that was opened. */
async function pieceOf(token: string, from: number): Promise<ShownPiece | null> {
  return laidPiece(desk.room, token, from) ?? shownPiece(desk.room, token, from);
}

let closing = false;
/** The PC goes to sleep or ends: the day's backup is left to the next lock. */
let hurry = false;
/** What was typed last may still be on its way: the page's port closes behind its last message, late on a slow PC. */
const LAST_WORDS_MS = 5_000;

/** Main ends a vault that closes for too long, unless it hears why. */
const WORD_EVERY_MS = 2_000;

let ending = false;
/** Taken from the desk, while its backup is made. */
let closingRoom: Room | null = null;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  let { room } = desk;
  const sayWhy = () => {
    if (!room) return;
    if (isReencrypting(room)) tell({ kind: 'finishing', work: 'reencryption' });
    else if (backupDesk(room).progress) tell({ kind: 'finishing', work: 'backup' });
  };
  sayWhy();
  const saying = setInterval(sayWhy, WORD_EVERY_MS);
  await Promise.allSettled([...running]);
  // It may have been opened just now.
  room = desk.room;
  desk.room = null;
  closingRoom = room;
  // A re-encryption has closed it by itself: the next vault makes its own.
  if (room?.connection.open && !hurry) {
    tell({ kind: 'finishing', work: 'backup' });
    // Whatever stands in its way must not keep the key here.
    await backUpOnLock(room).catch(() => log('the backup at locking could not be made'));
  }
  clearInterval(saying);
  try {
    room?.close();
  } catch {
    // A full disk refuses the last line of the log. What was written before is on disk either way.
    log('the vault could not be closed tidily');
  }
  process.exit(0);
}

process.parentPort.on('message', ({ data, ports }) => {
  // Only the shell holds the other end of this line.
  const message = data as ToVault;
  if (message.kind === 'answer') shell.hear(message);
  if (message.kind === 'piece') {
    const { id, token, from } = message;
    void pieceOf(token, from).then((piece) => tell({ kind: 'piece', id, piece }));
  }
  if (message.kind === 'page') {
    const [port] = ports;
    if (port) serve(port);
  }
  if (message.kind === 'close') {
    desk.room?.startClosing();
    hurry ||= message.hurry;
    // It stays due, and leaves nothing half made.
    const open = closingRoom ?? desk.room;
    if (hurry && open) backupDesk(open).stop?.abort();
    if (closing) return;
    closing = true;
    // A dialog that nobody answers must not keep the key alive.
    shell.hangUp();
    if (page) setTimeout(() => void end(), LAST_WORDS_MS);
    else void end();
  }
});

tell({ kind: 'ready' });
