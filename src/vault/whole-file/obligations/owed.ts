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
  const { rules, calendar, facts } =
    whose === 'everybody' && lookFrom === undefined
      ? remembered(reader, knownOfEverybody)
      : knownOf(reader, whose, lookFrom);
  return new Map(
    [...facts].flatMap(([id, { watches, waiting, ...known }]) => {
      const waitingNow = [...waiting, ...unwatched(watches, reader.now)];
      const owed = obligations({ ...known, waiting: waitingNow }, rules, reader.today, calendar);
      return owed.length > 0 ? [[id, owed]] : [];
    }),
  );
}

/** What the rule takes: of everybody it is a thousand rows from ninety tables. */
interface Known {
  rules: readonly StandingRule[];
  calendar: Calendar;
  facts: ReadonlyMap<StudentId, FactsOfDay>;
}

function knownOf(reader: DayReader, whose: Whose, lookFrom?: LocalDate): Known {
  const rules = schoolRules(reader);
  const calendar = { ...calendarOf(reader), ...(lookFrom === undefined ? {} : { lookFrom }) };
  return { rules, calendar, facts: factsOf(reader, whose, rules, calendar) };
}

const knownOfEverybody = (reader: DayReader): Known => knownOf(reader, 'everybody');
