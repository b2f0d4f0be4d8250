import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '#shared/outcome.ts';

/**
 * The bytes of a file that a person chose.
 *
 * @param most in bytes; what is larger is not even read into memory.
 * @param tooLarge what is said of a larger one, in Chinese.
 * @throws Refusal `tooLarge`, `unreadableFile`.
 */
export function bytesOfChosen(path: string, most: number, tooLarge: string): Uint8Array {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw unreadable();
    if (found.size > most) throw new Refusal('tooLarge', tooLarge);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable();
  }
}

const unreadable = () =>
  new Refusal('unreadableFile', '打不开这个文件。请确认它还在原处，并关闭正在使用它的程序后再试。');
