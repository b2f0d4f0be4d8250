import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type StudentId, studentId } from '#shared/contract/fields.ts';
import type { BegunDraft } from '#shared/contract/vault.ts';
import { readKeyAlone, wordOfDraft } from '#shared/draft-keys.ts';
import { auditSubjects, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Access, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { DraftBook } from '#vault/strongbox/drafts/draft-book.ts';

/**
 * What the person at the PC began and did not hand in.
 *
 * @param about one student; null for everything.
 * @returns the latest first.
 */
export function begunDrafts(access: Access, about: StudentId | null): BegunDraft[] {
  const drafts = access.jot((book) => book.all());
  return access.read((reader) =>
    drafts.flatMap(({ key, content, keptAt }) => {
      const { ids, ended } = whatIsSaidOf(reader, key, content);
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

/**
 * A person gives up what was begun. What it said is gone; that it was there, and about whom, stays in the log. Where
 * nothing was kept yet, nothing is done.
 */
export function giveUpDraft(writer: Writer, key: string): void {
  const book = new DraftBook(writer.db, writer);
  const draft = book.find(key);
  if (!draft) return;
  const { ids } = whatIsSaidOf(writer, key, draft.content);
  const { subject, detail } = auditSubjects(studentsById(writer, ids, writer.today));
  book.discard(key);
  writer.record({ action: 'draft.givenUp', subject, detail: { draft: wordOfDraft(key), ...detail } });
}

/** What was begun in the forms of a record, or of one of its lines, goes with it. */
export function giveUpDraftsOf(writer: Writer, id: string): void {
  for (const { key } of new DraftBook(writer.db, writer).all()) {
    const alone = readKeyAlone(key);
    if (alone?.id === id || alone?.part === id) giveUpDraft(writer, key);
  }
}

/** What a form holds of whom it is about, where its key does not say it. */
const chosenIn = z.object({
  studentId: studentId.nullish(),
  studentIds: z.array(studentId).optional(),
  students: z.array(z.object({ studentId })).optional(),
});

/**
 * Of whom a draft is: by the key that its form gave it (`draftKeyInFile`, or `<what>:<id of a record>`), or else by who
 * was chosen in it.
 */
function whatIsSaidOf(
  reader: Reader,
  key: string,
  content: string,
): { ids: StudentId[]; ended: BegunDraft['ended'] } {
  const alone = readKeyAlone(key);
  if (alone && alone.id !== 'new') {
    const { form, id } = alone;
    switch (form) {
      case 'session':
      case 'addendum':
        return ofSession(reader, form, id);
      case 'conference':
      case 'conferenceAddendum':
        return ofConference(reader, form, id);
      case 'incident':
      case 'incidentEntry':
      case 'incidentLeg':
      case 'incidentAftercare':
      case 'incidentLessons':
        return ofIncident(reader, id);
      case 'receipt':
        return {
          ids: idsOf(reader, sql`SELECT student_id AS id FROM letters WHERE id = ${id}`),
          ended: null,
        };
    }
  }
  const named = studentId.safeParse(key.split('/')[1]);
  return { ids: named.success ? [named.data] : chosenOf(content), ended: null };
}

function chosenOf(content: string): StudentId[] {
  let held: unknown;
  try {
    held = JSON.parse(content);
  } catch {
    return [];
  }
  const { studentId: one, studentIds = [], students = [] } = chosenIn.safeParse(held).data ?? {};
  return [...new Set([...(one ? [one] : []), ...studentIds, ...students.map((spoken) => spoken.studentId)])];
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

function ofConference(reader: Reader, what: 'conference' | 'conferenceAddendum', id: string) {
  const ids = idsOf(
    reader,
    sql`SELECT student_id AS id FROM conference_extracts WHERE conference_id = ${id} AND removed_at IS NULL`,
  );
  const conference = reader.db.get<{ final: number; removed: number }>(
    sql`SELECT finalised_at IS NOT NULL AS final, removed_at IS NOT NULL AS removed FROM conferences WHERE id = ${id}`,
  );
  const final = conference?.final === 1 && what === 'conference';
  return { ids, ended: conference?.removed === 1 ? 'removed' : final ? 'signed' : null } as const;
}

function ofIncident(reader: Reader, id: string) {
  const ids = idsOf(
    reader,
    sql`SELECT student_id AS id FROM incident_extracts WHERE incident_id = ${id} AND removed_at IS NULL`,
  );
  const removed = reader.db.get<{ removed: number }>(
    sql`SELECT removed_at IS NOT NULL AS removed FROM incidents WHERE id = ${id}`,
  );
  return { ids, ended: removed?.removed === 1 ? 'removed' : null } as const;
}

function idsOf(reader: Reader, query: ReturnType<typeof sql>): StudentId[] {
  return reader.db.all<{ id: StudentId }>(query).map(({ id }) => id);
}
