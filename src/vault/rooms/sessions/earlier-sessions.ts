import { and, desc, eq, ne } from 'drizzle-orm';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { EarlierSession } from '#shared/contract/sessions.ts';
import { SESSION_PROBLEMS } from '#shared/terms.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { writtenProblems } from './problems.ts';
import { sessionStudents, sessions } from './tables.ts';
import { stands } from './voids.ts';

/** As many as one looks back at before a talk. */
const SHOWN = 3;
/** So many are offered. */
const MOST_OFFERS = 30;

/**
 * The last sessions of a student, the newest first, for whoever writes another one. The look is on record.
 *
 * @throws Refusal `noStudent`.
 */
export function earlierSessions(
  writer: Writer,
  { studentId, but }: InputOf<'sessions.earlier'>,
): EarlierSession[] {
  const student = studentOn(writer, studentId, writer.today);
  const earlier = writer.db
    .select()
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        eq(sessionStudents.studentId, studentId),
        stands(sessions),
        but === null ? undefined : ne(sessions.id, but),
      ),
    )
    .orderBy(desc(sessions.occurredOn), desc(sessions.startsAt), desc(sessions.recordedAt))
    .limit(SHOWN)
    .all();
  if (earlier.length > 0) {
    writer.recordLook({
      action: 'session.viewed',
      subject: auditSubject(student),
      detail: { occurredOn: earlier.map(({ sessions: { occurredOn } }) => occurredOn) },
    });
  }
  return earlier.map(({ sessions: row }) => ({ ...row, problems: writtenProblems(row.problems) }));
}

/** What earlier sessions were about and where they were, the commonest first; the usual problems behind them. */
export function sessionOffers(reader: Reader): OutputOf<'sessions.offers'> {
  const written = reader.db
    .select({ problems: sessions.problems, place: sessions.place })
    .from(sessions)
    .where(stands(sessions))
    .all();
  const problems = commonest(written.flatMap((each) => writtenProblems(each.problems)));
  return {
    problems: [...new Set([...problems, ...SESSION_PROBLEMS])].slice(0, MOST_OFFERS),
    places: commonest(written.flatMap(({ place }) => (place ? [place] : []))).slice(0, MOST_OFFERS),
  };
}

function commonest(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}
