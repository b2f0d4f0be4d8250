import type { StudentId } from '#shared/contract/fields.ts';
import type { OwedLine } from '#shared/contract/obligations.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { schoolRules } from '#vault/rooms/obligations/ladder.ts';
import { type Obligation, obligations } from '#vault/rooms/obligations/obligations.ts';
import { owedLines } from '#vault/rooms/obligations/owed-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import type { Whose } from '#vault/strongbox/database/among.ts';
import { calendarOf, factsOf } from './facts.ts';

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
  const rules = schoolRules(reader);
  const calendar = { ...calendarOf(reader), ...(lookFrom === undefined ? {} : { lookFrom }) };
  return new Map(
    [...factsOf(reader, whose, rules, calendar)].flatMap(([id, facts]) => {
      const owed = obligations(facts, rules, reader.today, calendar);
      return owed.length > 0 ? [[id, owed]] : [];
    }),
  );
}
