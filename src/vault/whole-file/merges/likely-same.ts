import { pinyin } from 'pinyin-pro';
import type { InputOf } from '#shared/contract/index.ts';
import { LIKENESSES, type LikelySame } from '#shared/contract/merges.ts';
import { codesOf } from '#shared/terms.ts';
import { personName, spaceless } from '#shared/written-text.ts';
import { everyStudent } from '#vault/roll/students/student-lines.ts';
import { students } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** More would be a list to read, not a hint. */
const MOST = 8;

/**
 * Who may be the student that is being typed: by number, by name, by how the name sounds, by the day of birth; also
 * whoever has left or was taken off the list. The surest first.
 */
export function likelySame(reader: Reader, typed: InputOf<'merges.alike'>): LikelySame[] {
  const name = personName(typed.name);
  const number = spaceless(typed.studentNumber);
  if (name === '' && number === '') return [];
  const known = new Map(everyStudent(reader, reader.today).map((student) => [student.id, student]));
  return reader.db
    .select()
    .from(students)
    .all()
    .flatMap((row): LikelySame[] => {
      const likeness = likenessOf(row, { name, number, bornOn: typed.bornOn });
      if (likeness === null || row.id === typed.besides) return [];
      const { id: studentId, studentNumber, bornOn, removedAt } = row;
      const student = known.get(studentId);
      return [
        {
          studentId,
          studentNumber,
          name: row.name,
          className: student?.className ?? '',
          bornOn,
          leftOn: student?.leftOn ?? null,
          isRemoved: removedAt !== null,
          likeness,
        },
      ];
    })
    .sort((one, other) => ORDER.indexOf(one.likeness) - ORDER.indexOf(other.likeness))
    .slice(0, MOST);
}

const ORDER = codesOf(LIKENESSES);

function likenessOf(
  row: { studentNumber: string; otherNumber: string; name: string; bornOn: string | null },
  typed: { name: string; number: string; bornOn: string | null },
): LikelySame['likeness'] | null {
  if (typed.number !== '' && [row.studentNumber, row.otherNumber].includes(typed.number)) return 'number';
  if (typed.name === '') return null;
  const sameBirth = typed.bornOn !== null && row.bornOn === typed.bornOn;
  if (row.name === typed.name) return sameBirth ? 'nameAndBirth' : 'name';
  if (soundOf(row.name) !== soundOf(typed.name)) return null;
  return sameBirth ? 'soundAndBirth' : 'sound';
}

/** How names sound, without tones; the process that holds them ends when the vault is locked. */
const sounds = new Map<string, string>();

function soundOf(name: string): string {
  const known = sounds.get(name);
  if (known !== undefined) return known;
  const sound = pinyin(name, { toneType: 'none', surname: 'head', v: true });
  sounds.set(name, sound);
  return sound;
}
