import type { LetterFacts } from '#documents/letters/letter-facts.ts';
import { missingIn } from '#documents/letters/letter-text.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { LetterGap, LetterKind, LetterOf } from '#shared/contract/letters.ts';
import { fieldOf, fieldsAskedBy, type LetterValues, placeholderOf, unknownIn } from '#shared/letter-words.ts';
import { Refusal } from '#shared/outcome.ts';
import { isLocalDate, type LocalDate } from '#shared/school-calendar.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { schoolYearOn } from '#vault/roll/school/school-years.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { letterKindOf } from './kinds.ts';
import { highestNumber } from './numbers.ts';

type Issue = InputOf<'letters.issue'>;

/** What letters that are issued at once say of each student, with the numbers that they would get. */
export function lettersFor(reader: Reader, issue: Issue): { kind: LetterKind; facts: LetterFacts[] } {
  const kind = letterKindOf(reader, issue.kind);
  const words = {
    title: kind.title,
    salutation: kind.salutation,
    body: issue.body ?? kind.body,
    signing: kind.signing,
    receipt: kind.receipt,
  };
  const schoolYear = schoolYearOn(reader, issue.issuedOn);
  const highest = highestNumber(reader, kind.prefix, schoolYear);
  const { name: schoolName, counsellorName, roomPhone } = schoolRow(reader);
  const facts = issue.letters.map((letter, index): LetterFacts => {
    refuseImpossibleDays(reader, issue.issuedOn, letter);
    mustBeAtSchool(reader, letter.studentId);
    const { name, gender, className, studentNumber, homeroomTeacher } = studentOn(
      reader,
      letter.studentId,
      issue.issuedOn,
    );
    return {
      number: { prefix: kind.prefix, schoolYear, sequence: highest + 1 + index },
      schoolName,
      issuedOn: issue.issuedOn,
      student: { name, gender, className, studentNumber, homeroomTeacher, numberWord: numberWord(reader) },
      guardianName: addressee(reader, letter, issue.issuedOn),
      contact: { name: counsellorName, phone: roomPhone },
      words,
      values: askedIn(letter.values, `${words.body}\n${words.receipt}`),
    };
  });
  return { kind, facts };
}

function refuseImpossibleDays(reader: Reader, issuedOn: LocalDate, { studentId, values }: LetterOf): void {
  refuseImpossibleDay(reader, 'issuedOn', issuedOn, { of: [studentId] });
  for (const field of ['on', 'until'] as const) {
    const day = values[field];
    if (day && isLocalDate(day))
      refuseImpossibleDay(reader, `values.${field}`, day, { of: [studentId], ahead: true });
  }
}

/** Whom the letter speaks to; the first contact where nobody was chosen. @throws Refusal `noGuardian`. */
function addressee(reader: Reader, { studentId, guardianId }: LetterOf, day: LocalDate): string {
  const known = guardiansOn(reader, studentId, day);
  if (guardianId === null) return known[0]?.name ?? '';
  const chosen = known.find(({ id }) => id === guardianId);
  if (!chosen)
    throw new Refusal('noGuardian', '这位监护人在告知书的日期不在学生档案里。请重新选择监护人，或改日期。');
  return chosen.name;
}

/** What a letter lacks, and where each is filled in. */
export function gapsIn(facts: LetterFacts): LetterGap[] {
  return missingIn(facts).flatMap((code): LetterGap[] => {
    const { word, asks, filledIn = '' } = placeholderOf(code);
    const [field] = asks;
    return [{ word, filledIn: field ? fieldOf(field).word : filledIn, field: field ?? null }];
  });
}

/**
 * @throws Refusal `unknownPlaceholder`, `incomplete`: a letter never leaves with a bracket or a hole in it; what is
 *   missing is named with the place where it is filled in.
 */
export function refuseUnfinished(issued: readonly LetterFacts[]): void {
  for (const { words } of issued) {
    const [unknown] = unknownIn(words.body);
    if (unknown !== undefined) {
      const message = `正文里没有“${unknown}”这一项，请从“插入”里选，或去掉方括号【】`;
      throw Refusal.at('body', 'unknownPlaceholder', message);
    }
  }
  const lacking = issued.flatMap((facts) => {
    const gaps = gapsIn(facts);
    const what = gaps.map(({ word, filledIn, field }) => (field ? word : `${word}（在“${filledIn}”填写）`));
    return gaps.length > 0 ? [`${facts.student.name}：${what.join('、')}`] : [];
  });
  if (lacking.length === 0) return;
  const more = lacking.length > 5 ? `；另有 ${lacking.length - 5} 份` : '';
  throw new Refusal(
    'incomplete',
    `还缺内容，没有发出。${lacking.slice(0, 5).join('；')}${more}。请补齐后再发出。`,
  );
}

/** What was filled in and is asked for: what a letter does not print is not kept with it. */
function askedIn(values: LetterValues, words: string): LetterValues {
  const asked = new Set<string>(fieldsAskedBy(words));
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => asked.has(field) && value));
}
