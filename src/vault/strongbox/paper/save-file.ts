import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Shell } from '#shared/contract/shell.ts';
import { Refusal } from '#shared/outcome.ts';
import { nameTroubleOf, shortened } from '#vault/strongbox/attachments/plain-name.ts';
import { codeOf } from '#vault/strongbox/disk-troubles.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';

/** What a file system does not take in a name becomes a dash, and no name is longer than it takes. */
export function fileNameOf(title: string): string {
  return shortened(title.replace(/[\\/:*?"<>|\r\n\t]/g, '-'));
}

/** So much is written before the disk must have it: a slow stick never holds a vault that closes for long. */
const AT_ONCE_BYTES = 4 * 1024 ** 2;

/**
 * Writes a finished document where the person chooses, whole or not at all. The app keeps no copy. A vault that
 * closes meanwhile stops it: the readable half outside the vault would outlive the process.
 *
 * @param ask with the extension `*` the file keeps the name that was chosen.
 * @param content its bytes, or a stream of them: an error in it leaves no file.
 * @param settle what must come about together with the file, such as its line in the audit log. It calls
 *   `putInPlace` within its own transaction; when it throws, there is no file.
 * @returns the file's name without its folder, or null when nothing was chosen.
 * @throws Refusal `cannotSave` when the place cannot be written to, `closing` when the vault closes; a Refusal of `content`; whatever `settle`
 *   throws.
 */
export async function saveFile(
  room: Room,
  ask: Parameters<Shell['chooseSavePath']>[0],
  content: Uint8Array | AsyncIterable<Uint8Array>,
  settle: (fileName: string, putInPlace: () => void) => void = (_fileName, putInPlace) => putInPlace(),
): Promise<string | null> {
  const { shell, closing } = room;
  const chosen = await shell.chooseSavePath(ask);
  if (chosen === null) return null;
  const ending = ask.extension === '*' ? '' : `.${ask.extension}`;
  const path = chosen.toLowerCase().endsWith(ending) ? chosen : chosen + ending;
  refuseName(basename(path));
  if (path !== chosen && existsSync(path)) {
    throw new Refusal('cannotSave', `“${basename(path)}”已经存在，没有覆盖。请换一个文件名再保存。`);
  }
  // Never longer than what the person may choose.
  const part = join(dirname(path), `${randomUUID()}.part`);
  let appeared = false;
  try {
    await writeWhole(part, content, closing);
    settle(basename(path), () => {
      try {
        renameInPlace(part, path);
      } catch (error) {
        if (codeOf(error) === 'ENAMETOOLONG') refuseLongName();
        refuseToSave();
      }
      appeared = true;
    });
  } catch (error) {
    // A file without its line in the log is no better than half a file.
    rmSync(appeared ? path : part, { force: true });
    throw error;
  }
  savedLast(room).path = path;
  return basename(path);
}

export const savedLast = perRoom(() => ({ path: null as string | null }));

/** Shows the file that was saved last where it lies, with the system's own window. The page never hears the path. */
export async function showSaved(room: Room): Promise<Record<string, never>> {
  const { path } = savedLast(room);
  if (path === null || !existsSync(path)) {
    throw new Refusal('notThere', '刚才保存的文件已不在那里，可能已移走，或 U 盘已拔下。');
  }
  await room.shell.showInFolder({ path });
  return {};
}

/** @throws Refusal `cannotSave`, `closing`; a Refusal of `content`. */
export async function writeWhole(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  closing: AbortSignal,
): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      let waiting = 0;
      for await (const bytes of content instanceof Uint8Array ? [content] : content) {
        for (let at = 0; at < bytes.length; at += AT_ONCE_BYTES) {
          refuseWhileClosing(closing);
          const piece = bytes.subarray(at, at + AT_ONCE_BYTES);
          await file.writeFile(piece);
          waiting += piece.length;
          if (waiting < AT_ONCE_BYTES) continue;
          await file.datasync();
          waiting = 0;
        }
      }
      await file.sync();
    } finally {
      await file.close();
    }
    refuseWhileClosing(closing);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuseToSave();
  }
}

/** @throws Refusal `closing`. */
function refuseWhileClosing(closing: AbortSignal): void {
  if (closing.aborted) throw closingRefusal();
}

/** The refusal of long work that was stopped because the vault is closing. */
export function closingRefusal(): Refusal {
  return new Refusal('closing', '保险库正在上锁，这一步没有完成，之前的记录都在。打开保险库后请再做一次。');
}

/** @throws Refusal `cannotSave`. */
function refuseName(name: string): void {
  const trouble = nameTroubleOf(name);
  if (trouble === 'tooLong') refuseLongName();
  if (trouble) {
    throw new Refusal(
      'cannotSave',
      `文件名“${name}”不能用，没有保存，记录都在。文件名里不能有 \\ / : * ? " < > |，末尾不能是点或空格，也不能是 CON、NUL 这样的系统名称。请换一个文件名再保存。`,
    );
  }
}

function refuseLongName(): never {
  throw new Refusal('cannotSave', '文件名太长，没有保存，记录都在。请换一个短一些的文件名再保存。');
}

export function refuseToSave(): never {
  throw new Refusal(
    'cannotSave',
    '文件没有保存成功，记录都在。请检查文件是否正被其他程序打开、磁盘是否已满，或换一个位置再保存。',
  );
}
