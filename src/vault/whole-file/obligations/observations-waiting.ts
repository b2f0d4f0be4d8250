import { and, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { ABSENCES, openAfterAbsence, openIn, VERDICTS } from '#shared/observation-log.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { covers } from '#vault/rooms/obligations/windows.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent, type Of } from './by-student.ts';
import { lastContact, lastDone, lastVisit } from './latest-days.ts';

/**
 * Entries of 观察日志 that nobody has judged, whose verdict nobody has carried out, and of a child that was missing, whose
 * guardians nobody has told or visited (policy B8, B9).
 */
export function observationsWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const { id, studentId, occurredOn, unusual, absence, judgedOn, verdict, removedAt } = observations;
  const entries = reader.db
    .select({ id, studentId, occurredOn, unusual, absence, judgedOn, verdict })
    .from(observations)
    .where(
      and(
        theirs(studentId, whose),
        isNull(removedAt),
        or(and(unusual, isNull(verdict)), and(isNotNull(verdict), ne(verdict, 'goOn')), isNotNull(absence)),
      ),
    )
    .all();
  if (entries.length === 0) return [];
  const students = [
    ...new Set(entries.flatMap((entry) => (entry.verdict === null ? [] : [entry.studentId]))),
  ];
  const done = lastDone(reader, students);
  const missing = [...new Set(entries.flatMap((entry) => (entry.absence === null ? [] : [entry.studentId])))];
  const told = lastContact(reader, missing);
  const visited = lastVisit(reader, missing);
  const levels = byStudent(
    reader.db
      .select()
      .from(levelPeriods)
      .where(and(among(levelPeriods.studentId, missing), isNull(levelPeriods.removedAt)))
      .all(),
  );
  return entries.flatMap((entry): Of<Waiting>[] => {
    const whom = entry.studentId;
    const { absence } = entry;
    const open = openIn(entry, done(whom));
    const thatDay = { from: entry.occurredOn, until: entry.occurredOn };
    const listed = levels(whom).some((level) => covers(level, thatDay));
    const owed = openAfterAbsence({ ...entry, listed }, { told: told(whom), visited: visited(whom) });
    const waits = { studentId: whom, opens: { record: 'observation', id: entry.id } } as const;
    return [
      ...(open ? [{ ...waits, ...open, told: entry.verdict === null ? '' : VERDICTS[entry.verdict] }] : []),
      ...owed.map((each) => ({ ...waits, ...each, told: absence === null ? '' : ABSENCES[absence] })),
    ];
  });
}
