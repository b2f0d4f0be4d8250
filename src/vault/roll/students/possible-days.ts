import { inArray } from 'drizzle-orm';
import { type BornOn, possibleBirths, writtenAge, writtenBirth } from '#shared/birth-date.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { canBePupil, OLDEST_PUPIL, troubleOfDay, YOUNGEST_PUPIL } from '#shared/possible-days.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { students } from './tables.ts';

interface About {
  /** Those whom it concerns: it cannot have been before they were born. */
  of?: readonly StudentId[];
  /** It is planned, and may lie ahead of today. */
  ahead?: boolean;
}

/**
 * A day that cannot be the one that is meant is refused, by one rule for every record (`troubleOfDay`).
 *
 * @param field the input that the message belongs to.
 * @throws Refusal `dateInFuture`, `dateFarAhead`, `dateBeforeBirth`, `dateLongAgo`.
 */
export function refuseImpossibleDay(
  reader: Reader,
  field: string,
  date: LocalDate | null,
  { of = [], ahead = false }: About = {},
): void {
  if (date === null) return;
  const { today } = reader;
  const born = reader.db
    .select({ name: students.name, bornOn: students.bornOn })
    .from(students)
    .where(inArray(students.id, [...of]))
    .all();
  for (const { name, bornOn } of born.length > 0 ? born : [{ name: '', bornOn: null }]) {
    const refuse = (code: string, message: string): never => {
      throw Refusal.at(field, code, `${message}，请核对`);
    };
    switch (troubleOfDay(date, { today, bornOn, ahead })) {
      case 'inFuture':
        refuse('dateInFuture', `日期不能晚于今天（${writtenDate(today)}）`);
        break;
      case 'farAhead':
        refuse('dateFarAhead', '日期在两年以后');
        break;
      case 'beforeBirth':
        refuse('dateBeforeBirth', `日期早于${name}出生（${writtenBirth(bornOn ?? date)}）`);
        break;
      case 'longAgo':
        refuse('dateLongAgo', '日期在三十年以前');
        break;
      case null:
        break;
    }
  }
}

/** @throws Refusal `dateInFuture`, `ageUnlikely`: no pupil is of that age. */
export function refuseImpossibleBirth(reader: Reader, field: string, bornOn: BornOn | null): void {
  if (bornOn === null || canBePupil(bornOn, reader.today)) return;
  const { first } = possibleBirths(bornOn);
  if (first > reader.today) refuseImpossibleDay(reader, field, first);
  throw Refusal.at(
    field,
    'ageUnlikely',
    `按这个日期现在是 ${writtenAge(bornOn, reader.today)} 岁，学生应在 ${YOUNGEST_PUPIL} 至 ${OLDEST_PUPIL} 岁之间，请核对`,
  );
}
