import type { RegisterFacts } from '#documents/letters/register-facts.ts';
import { registerTable } from '#documents/letters/register-table.tsx';
import { registerWorkbook } from '#documents/letters/register-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { maskedName } from '#shared/masked-name.ts';
import { Refusal } from '#shared/outcome.ts';
import { PAPERS } from '#shared/papers.ts';
import { auditSubject, studentsById } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { listLetters } from './register.ts';

const KIND = 'letter.register';

type Seen = Pick<InputOf<'letters.saveRegister'>, 'letterIds' | 'namesMasked'>;

/**
 * What is seen of the register, in its order, as a workbook.
 *
 * @throws Refusal `noLetter` when one of them is not in it any more, `cannotSave`, `closing`.
 */
export async function saveRegister(
  room: Room,
  { password, ...seen }: InputOf<'letters.saveRegister'>,
): Promise<OutputOf<'letters.saveRegister'>> {
  const { facts, about } = seenOfRegister(room, seen);
  const { word } = PAPERS[KIND];
  const fileName = await exportPaper(
    room,
    {
      dialog: `导出${word}`,
      title: `${word} ${facts.printedOn}`,
      format: 'xlsx',
      word,
      bytes: await registerWorkbook(facts),
    },
    password,
    { action: 'letter.registerSaved', ...about },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

/** The same as a table on paper. @throws Refusal `noLetter`. */
export function layRegister(
  room: Room,
  { audience: _room, ...seen }: InputOf<'letters.layRegister'>,
): Promise<OutputOf<'letters.layRegister'>> {
  const { facts, about } = seenOfRegister(room, seen);
  return layPaper(room, [registerTable(facts)], { kind: KIND, ...about });
}

function seenOfRegister(room: Room, { letterIds, namesMasked }: Seen) {
  return room.access.read((reader) => {
    const known = new Map(listLetters(reader).map((letter) => [letter.id, letter]));
    const letters = [...new Set(letterIds)].map((id) => known.get(id) ?? refuseMissing());
    const about = [...new Set(letters.map(({ studentId }) => studentId))];
    const facts: RegisterFacts = {
      schoolName: schoolRow(reader).name,
      now: room.now(),
      printedOn: reader.today,
      letters: namesMasked ? letters.map(masked) : letters,
    };
    return {
      facts,
      about: {
        subject: `${letters.length} 份告知书`,
        detail: { students: studentsById(reader, about, reader.today).map(auditSubject), namesMasked },
      },
    };
  });
}

/** Without the phone, and without a name also where somebody has written it into a text. */
function masked(letter: LetterLine): LetterLine {
  const names = [letter.studentName, letter.guardianName, letter.receipt?.signedBy ?? '']
    .filter((name) => name !== '')
    .sort((one, other) => other.length - one.length);
  const hide = (text: string) =>
    names.reduce((hidden, name) => hidden.replaceAll(name, maskedName(name)), text);
  const { voided, deliveries, receipt } = letter;
  return {
    ...letter,
    studentName: maskedName(letter.studentName),
    guardianName: maskedName(letter.guardianName),
    voided: voided && { ...voided, reason: hide(voided.reason) },
    deliveries: deliveries.map((delivery) => ({ ...delivery, note: hide(delivery.note) })),
    receipt: receipt && {
      ...receipt,
      signedBy: maskedName(receipt.signedBy),
      phone: '',
      opinion: hide(receipt.opinion),
    },
  };
}

function refuseMissing(): never {
  throw new Refusal('noLetter', '登记簿已有变动，没有导出。请返回登记簿，看过最新的再导出。');
}
