import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import type { Shell } from '#shared/contract/shell.ts';
import { Refusal } from '#shared/outcome.ts';

/** What a file system does not take in a name becomes a dash. */
export function fileNameOf(title: string): string {
  return title.replace(/[\\/:*?"<>|\r\n\t]/g, '-');
}

/**
 * Writes a finished document where the person chooses, whole or not at all. The app keeps no copy.
 *
 * @param ask with the extension `*` the file keeps the name that was chosen.
 * @param content its bytes, or a stream of them: an error in it leaves no file.
 * @param settle what must come about together with the file, such as its line in the audit log. It calls
 *   `putInPlace` within its own transaction; when it throws, there is no file.
 * @returns the file's name without its folder, or null when nothing was chosen.
 * @throws Refusal `cannotSave` when the place cannot be written to; a Refusal of `content`; whatever `settle`
 *   throws.
 */
export async function saveFile(
  shell: Shell,
  ask: Parameters<Shell['chooseSavePath']>[0],
  content: Uint8Array | AsyncIterable<Uint8Array>,
  settle: (fileName: string, putInPlace: () => void) => void = (_fileName, putInPlace) => putInPlace(),
): Promise<string | null> {
  const chosen = await shell.chooseSavePath(ask);
  if (chosen === null) return null;
  const ending = ask.extension === '*' ? '' : `.${ask.extension}`;
  const path = chosen.toLowerCase().endsWith(ending) ? chosen : chosen + ending;
  if (path !== chosen && existsSync(path)) {
    throw new Refusal('cannotSave', `“${basename(path)}”已经存在，没有覆盖。请换一个文件名再保存。`);
  }
  const part = `${path}.${randomUUID()}.part`;
  let appeared = false;
  try {
    await writeWhole(part, content);
    settle(basename(path), () => {
      try {
        renameSync(part, path);
      } catch {
        refuseToSave();
      }
      appeared = true;
    });
  } catch (error) {
    // A file without its line in the log is no better than half a file.
    rmSync(appeared ? path : part, { force: true });
    throw error;
  }
  return basename(path);
}

/** @throws Refusal `cannotSave`; a Refusal of `content`. */
async function writeWhole(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      for await (const bytes of content instanceof Uint8Array ? [content] : content) {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuseToSave();
  }
}

function refuseToSave(): never {
  throw new Refusal(
    'cannotSave',
    '文件没有保存成功，记录都在。请检查文件是否正被其他程序打开、磁盘是否已满，或换一个位置再保存。',
  );
}
