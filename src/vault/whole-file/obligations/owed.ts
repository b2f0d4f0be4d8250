import type { StandingRule } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { OwedLine } from '#shared/contract/obligations.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { schoolRules } from '#vault/rooms/obligations/ladder.ts';
import { type Calendar, type Obligation, obligations } from '#vault/rooms/obligations/obligations.ts';
import { owedLines } from '#vault/rooms/obligations/owed-lines.ts';
import { type DayReader, type Reader, remembered } from '#vault/strongbox/database/access.ts';
import type { Whose } from '#vault/strongbox/database/among.ts';
import { calendarOf, type FactsOfDay, factsOf } from './facts.ts';
import { unwatched } from './incidents-waiting.ts';

/** What is owed to each of the students; whoever is owed nothing is not in it, nor is whoever has left. */
export function owedTo(reader: Reader, whose: Whose): Map<StudentId, OwedLine[]> {
  return new Map([...obligationsTo(reader, whose)].map(([id, owed]) => [id, owedLines(owed, reader.today)]));
}

/**
 * Every single obligation to each of the students, in the order of their days.
 *
 * @param lookFrom looks further back than the calendar says.
 */
export function obligationsTo(
  reader: Reader,
  whose: Whose,
  lookFrom?: LocalDate,
): Map<StudentId, Obligation[]> {
  const { rules, calendar, watched, owed } =
    whose === 'everybody' && lookFrom === undefined
      ? remembered(reader, owedToEverybody)
      : owedThisDay(reader, whose, lookFrom);
  const byTheMinute = [...watched].map(([id, { watches, waiting, ...known }]) => {
    const waitingNow = [...waiting, ...unwatched(watches, reader.now)];
    return [id, obligations({ ...known, waiting: waitingNow }, rules, reader.today, calendar)] as const;
  });
  return new Map([...owed, ...byTheMinute].filter(([, each]) => each.length > 0));
}

/** What is owed the whole day long, and to whom it can be another thing the next minute. */
interface OwedThisDay {
  rules: readonly StandingRule[];
  calendar: Calendar;
  watched: ReadonlyMap<StudentId, FactsOfDay>;
  owed: ReadonlyMap<StudentId, Obligation[]>;
}

function owedThisDay(reader: DayReader, whose: Whose, lookFrom?: LocalDate): OwedThisDay {
  const rules = schoolRules(reader);
  const calendar = { ...calendarOf(reader), ...(lookFrom === undefined ? {} : { lookFrom }) };
  const watched = new Map<StudentId, FactsOfDay>();
  const owed = new Map<StudentId, Obligation[]>();
  for (const [id, facts] of factsOf(reader, whose, rules, calendar)) {
    if (facts.watches.length > 0) watched.set(id, facts);
    else owed.set(id, obligations(facts, rules, reader.today, calendar));
  }
  return { rules, calendar, watched, owed };
}

/** Some ninety queries. */
const owedToEverybody = (reader: DayReader): OwedThisDay => owedThisDay(reader, 'everybody');

/** Looks at what is owed to everybody before anybody asks for it: the workbench then finds it (`remembered`). */
export function lookAhead(reader: Reader): void {
  remembered(reader, owedToEverybody);
}
