import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import { letterFactsFrom } from '#documents/letters/letter-facts.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { type LetterOffer, letterValues } from '#shared/contract/letters.ts';
import type { LetterValues } from '#shared/letter-words.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { OBSERVED_SIGNS } from '#shared/terms.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { auditSubjects, studentsById } from '#vault/roll/students/student-lines.ts';
import { diagnosesOf } from '#vault/rooms/diagnoses/diagnoses.ts';
import { letters, letterVoids } from '#vault/rooms/letters/tables.ts';
import { observationsOf } from '#vault/rooms/observations/observations.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';

/** What the files of some students offer for letters of a kind: nothing is sent that a person has not taken over. */
export function letterOffers(
  writer: Writer,
  { kind, issuedOn, studentIds }: InputOf<'letters.offers'>,
): LetterOffer[] {
  const students = studentsById(writer, studentIds, issuedOn);
  const { subject, detail } = auditSubjects(students);
  writer.recordLook({ action: 'letter.offered', subject, detail });
  return students.map(({ id, name, className, studentNumber }) => ({
    studentId: id,
    name,
    className,
    studentNumber,
    guardians: guardiansOn(writer, id, issuedOn).map((guardian) => ({
      id: guardian.id,
      name: guardian.name,
      relation: guardian.relation,
      phone: guardian.phone,
    })),
    fromFile: fromFile(writer, id, issuedOn),
    last: lastOf(writer, id, kind),
  }));
}

function fromFile(reader: Reader, studentId: StudentId, issuedOn: LocalDate): LetterValues {
  const level = reader.db
    .select({ route: levelPeriods.discoveryRoute })
    .from(levelPeriods)
    .where(
      and(
        eq(levelPeriods.studentId, studentId),
        isNull(levelPeriods.removedAt),
        lte(levelPeriods.fromOn, issuedOn),
      ),
    )
    .orderBy(desc(levelPeriods.fromOn))
    .limit(1)
    .get();
  const seen = observationsOf(reader, studentId).filter(({ occurredOn }) => occurredOn <= issuedOn);
  const told = diagnosesOf(reader, studentId).filter(({ diagnosedOn }) => diagnosedOn <= issuedOn);
  const diagnosis = told.at(-1);
  return {
    ...(level && { route: level.route }),
    ...(seen.length > 0 && {
      behaviour: seen
        .map(({ sign, text }) => text || (sign ? OBSERVED_SIGNS[sign] : ''))
        .filter(Boolean)
        .join('\n')
        .slice(0, 1000),
    }),
    ...(diagnosis && {
      diagnosis: `${writtenDate(diagnosis.diagnosedOn)}，${[diagnosis.hospital, diagnosis.diagnosis]
        .filter(Boolean)
        .join('：')}`.slice(0, 500),
    }),
  };
}

/** What the student's last letter of the kind said; one that was voided says nothing any more. */
function lastOf(reader: Reader, studentId: StudentId, kind: string): LetterOffer['last'] {
  const row = reader.db
    .select({
      facts: letters.facts,
      prefix: letters.prefix,
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
      issuedOn: letters.issuedOn,
    })
    .from(letters)
    .leftJoin(letterVoids, eq(letterVoids.letterId, letters.id))
    .where(and(eq(letters.studentId, studentId), eq(letters.kind, kind), isNull(letterVoids.letterId)))
    .orderBy(desc(letters.issuedOn), desc(letters.sequence))
    .limit(1)
    .get();
  if (!row) return null;
  return {
    number: writtenLetterNumber(row),
    issuedOn: row.issuedOn,
    values: letterValues.parse(letterFactsFrom(row.facts).values),
  };
}
