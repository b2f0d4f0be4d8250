import type { StudentId } from '#shared/contract/fields.ts';
import type { OwedLine } from '#shared/contract/obligations.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { schoolRules } from '#vault/rooms/obligations/ladder.ts';
import { type Obligation, obligations } from '#vault/rooms/obligations/obligations.ts';
import { owedLines } from '#vault/rooms/obligations/owed-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { calendarOf, factsOf } from './facts.ts';

/** What is owed to each of the students; whoever has left is owed nothing, and is not in it. */
export function owedTo(
  reader: Reader,
  students: readonly Pick<StudentLine, 'id' | 'leftOn'>[],
): Map<StudentId, OwedLine[]> {
  return new Map(
    [...obligationsTo(reader, students)].map(([id, owed]) => [id, owedLines(owed, reader.today)]),
  );
}

/**
 * Every single obligation to each of the students, in the order of their days.
 *
 * @param lookFrom looks further back than the calendar says.
 */
export function obligationsTo(
  reader: Reader,
  students: readonly Pick<StudentLine, 'id' | 'leftOn'>[],
  lookFrom?: LocalDate,
): Map<StudentId, Obligation[]> {
  const here = students.filter(({ leftOn }) => leftOn === null).map(({ id }) => id);
  const factsAbout = factsOf(reader, here);
  const rules = schoolRules(reader);
  const calendar = { ...calendarOf(reader), ...(lookFrom === undefined ? {} : { lookFrom }) };
  return new Map(
    here.flatMap((id) => {
      const owed = obligations(factsAbout(id), rules, reader.today, calendar);
      return owed.length > 0 ? [[id, owed]] : [];
    }),
  );
}
