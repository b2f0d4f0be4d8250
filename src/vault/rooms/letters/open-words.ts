import { basename } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { letterTemplate } from '#shared/contract/letters.ts';
import { Refusal } from '#shared/outcome.ts';
import { bytesOfChosen } from '#vault/strongbox/chosen-file.ts';
import type { Room } from '#vault/strongbox/room.ts';

/** A letter of one page with its school's emblem is far below it. */
const LARGEST_FILE_BYTES = 20 * 1024 ** 2;

/**
 * Asks for a Word document, and reads the words of a letter out of it; writes nothing.
 *
 * @throws Refusal of `readWord`, `unreadableFile`, `tooLarge`, or `tooLong`.
 */
export async function openWords(room: Room): Promise<OutputOf<'letters.openWords'>> {
  const path = await room.shell.chooseFile({
    title: '选择上级或学校的告知书（Word 文档）',
    kind: 'Word 文档',
    extensions: ['docx', 'doc', 'wps'],
  });
  if (path === null) return null;
  const fileName = basename(path);
  // What reads Word is large: whoever opens the door does not wait for it.
  const { readWord } = await import('./read-word.ts');
  const bytes = bytesOfChosen(path, LARGEST_FILE_BYTES, tooLong(fileName).failure.message);
  const { title, body, leftOut } = await readWord(bytes, fileName);
  const { title: titles, body: bodies } = letterTemplate.shape;
  if (body !== '' && !bodies.safeParse(body).success) throw tooLong(fileName);
  // A first line that is no title after all is the beginning of the words.
  return titles.safeParse(title).success || title === ''
    ? { fileName, title, body, leftOut }
    : { fileName, title: '', body: `${title}\n${body}`, leftOut };
}

const tooLong = (fileName: string) =>
  new Refusal('tooLong', `“${fileName}”太长，没有填入。请只留下一封信的正文（最多 8000 字），另存后再打开。`);
