import { letterFactsFrom } from '#documents/letters/letter-facts.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { lettersTogether } from './letters-together.ts';

/**
 * Saves issued letters as Word documents with the words, sizes and breaks of what was printed. In a ZIP of one each,
 * where names can be read without a password, a letter is called by its number and by no name.
 *
 * @throws Refusal `noLetter`, `cannotSave`, `closing`.
 */
export async function saveLettersInWord(
  room: Room,
  { letterIds, as, password }: InputOf<'letters.saveWord'>,
): Promise<OutputOf<'letters.saveWord'>> {
  const { rows, title, subject, detail } = lettersTogether(room, letterIds);
  const { letterDocx } = await import('#documents/letters/letter-docx.ts');
  const letters = rows.map((row) => {
    const facts = letterFactsFrom(row.facts);
    // A letter of an earlier app was set over two pages, with its receipt on the second.
    return { facts, fit: facts.fit ?? ('overPages' as const) };
  });
  const named = { dialog: '保存告知书为Word文档', title };
  const isOne = as === 'one' || letters.length === 1;
  const paper = isOne
    ? { ...named, format: 'docx' as const, word: '告知书', bytes: await letterDocx(letters, title) }
    : { ...named, files: [] as { name: string; bytes: Uint8Array }[] };
  if ('files' in paper)
    for (const letter of letters) {
      const number = writtenLetterNumber(letter.facts.number);
      paper.files.push({ name: `${number}.docx`, bytes: await letterDocx([letter], number) });
    }
  const fileName = await exportPaper(room, paper, password, {
    action: 'letter.saved',
    subject,
    detail: { ...detail, savedAs: 'Word文档' },
  });
  return fileName === null ? { saved: false } : { saved: true, fileName };
}
