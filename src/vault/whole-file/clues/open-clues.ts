import { and, count, gte, isNull, lte } from 'drizzle-orm';
import { type Fired, firedBy } from '#shared/clues.ts';
import type { OpenClue } from '#shared/contract/clues.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { addDays, type LocalDate } from '#shared/school-calendar.ts';
import { answeredRecords, recordsIn } from '#vault/rooms/clues/clues.ts';
import { schoolClueRules } from '#vault/rooms/clues/rules.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import type { DayReader, Reader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { lastWeighed } from '../obligations/latest-days.ts';
import { tracesOf } from './traces.ts';

/** A clue whose last record lies further back is history. */
const DAYS_REMEMBERED = 183;
/** The longest span that a school may set. */
const LONGEST_SPAN = 365;

/**
 * The rules that records of each student meet and nobody has answered (policy B5). A record counts no more once an
 * answer was about it, and once the student was looked at as a whole, that day or later.
 */
export function firedOf(reader: DayReader, whose: Whose): Map<StudentId, Fired[]> {
  const forgotten = addDays(reader.today, -DAYS_REMEMBERED);
  const traces = tracesOf(reader, whose, addDays(forgotten, -LONGEST_SPAN));
  if (traces.length === 0) return new Map();
  const answered = answeredRecords(reader, whose);
  const weighedOn = lastWeighed(reader, [...new Set(traces.map(({ studentId }) => studentId))]);
  const open = traces.filter(({ studentId, on, opens }) => {
    const weighed = weighedOn(studentId);
    return !answered.has(opens.id) && (weighed === null || on > weighed);
  });
  const set = schoolClueRules(reader);
  return new Map(
    [...Map.groupBy(open, ({ studentId }) => studentId)].flatMap(([studentId, own]) => {
      const fired = firedBy(own, set).filter(({ traces: by }) => (by.at(-1)?.on ?? forgotten) > forgotten);
      return fired.length > 0 ? [[studentId, fired] as const] : [];
    }),
  );
}

/** The day on which the first of the rules was met. */
export const sinceOf = (fired: readonly Fired[]): LocalDate | undefined =>
  fired.map(({ since }) => since).sort()[0];

/** What waits of a student; null where nothing does. */
export function openClueOf(reader: Reader, studentId: StudentId): OpenClue | null {
  const fired = firedOf(reader, [studentId]).get(studentId) ?? [];
  const since = sinceOf(fired);
  const records = recordsIn(fired);
  const [first, last] = [records[0], records.at(-1)];
  if (since === undefined || !first || !last) return null;
  return {
    since,
    fired: fired.map(({ rule, size, traces }) => ({
      rule,
      ...size,
      traces: traces.map(({ on, told, opens }) => ({ on, told, opens })),
    })),
    looked: lookedAt(reader, studentId, first.on, last.on),
  };
}

/** How many entries of 观察日志 there are from a day until another, usual ones too. */
function lookedAt({ db }: Reader, studentId: StudentId, from: LocalDate, until: LocalDate): number {
  const entries = db
    .select({ many: count() })
    .from(observations)
    .where(
      and(
        theirs(observations.studentId, [studentId]),
        isNull(observations.removedAt),
        gte(observations.occurredOn, from),
        lte(observations.occurredOn, until),
      ),
    )
    .get();
  return entries?.many ?? 0;
}
