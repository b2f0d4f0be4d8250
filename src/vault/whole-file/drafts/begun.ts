import { sql } from 'drizzle-orm';
import { type StudentId, studentId } from '#shared/contract/fields.ts';
import type { BegunDraft } from '#shared/contract/vault.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import type { Access, Reader } from '#vault/strongbox/database/access.ts';

/**
 * What the person at the PC began and did not hand in.
 *
 * @param about one student; null for everything.
 * @returns the latest first.
 */
export function begunDrafts(access: Access, about: StudentId | null): BegunDraft[] {
  const drafts = access.jot((book) => book.all());
  return access.read((reader) =>
    drafts.flatMap(({ key, keptAt }) => {
      const { ids, ended } = whatIsSaidOf(reader, key);
      if (about !== null && !ids.includes(about)) return [];
      const students = studentsById(reader, ids, reader.today);
      return [
        {
          key,
          keptAt,
          students: students.map(({ id, name, className, level }) => ({ id, name, className, level })),
          ended,
        },
      ];
    }),
  );
}

/** Of whom a draft is, by the key that its form gave it (`draftKeyInFile`, or `<what>:<id of a record>`). */
function whatIsSaidOf(reader: Reader, key: string): { ids: StudentId[]; ended: BegunDraft['ended'] } {
  const [what = '', id = ''] = key.split(':');
  if (what === 'session' || what === 'addendum') return ofSession(reader, what, id);
  if (what === 'receipt')
    return { ids: idsOf(reader, sql`SELECT student_id AS id FROM letters WHERE id = ${id}`), ended: null };
  const named = studentId.safeParse(key.split('/')[1]);
  return { ids: named.success ? [named.data] : [], ended: null };
}

function ofSession(reader: Reader, what: 'session' | 'addendum', id: string) {
  const ids = idsOf(reader, sql`SELECT student_id AS id FROM session_students WHERE session_id = ${id}`);
  const session = reader.db.get<{ signed: number; removed: number }>(
    sql`SELECT signed_at IS NOT NULL AS signed, removed_at IS NOT NULL AS removed FROM sessions WHERE id = ${id}`,
  );
  // An addendum is written to what is signed.
  const signed = session?.signed === 1 && what === 'session';
  return { ids, ended: session?.removed === 1 ? 'removed' : signed ? 'signed' : null } as const;
}

function idsOf(reader: Reader, query: ReturnType<typeof sql>): StudentId[] {
  return reader.db.all<{ id: StudentId }>(query).map(({ id }) => id);
}
