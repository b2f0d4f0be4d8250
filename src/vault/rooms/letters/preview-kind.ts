import type { LetterFacts } from '#documents/letters/letter-facts.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { fieldOf, LETTER_FIELDS, type LetterField } from '#shared/letter-words.ts';
import { codesOf, OBSERVED_ASPECTS } from '#shared/terms.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { schoolYearOn } from '#vault/roll/school/school-years.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { onScreen } from './issue.ts';

/** A kind's words on paper, about a student who does not exist: what a form asks for stands as its own name. */
export function previewKind(
  reader: Reader,
  { template }: InputOf<'letters.previewKind'>,
): OutputOf<'letters.previewKind'> {
  const { name: schoolName, counsellorName, roomPhone } = schoolRow(reader);
  const { name: _name, prefix, ...words } = template;
  const facts: LetterFacts = {
    number: { prefix, schoolYear: schoolYearOn(reader, reader.today), sequence: 1 },
    schoolName,
    issuedOn: reader.today,
    student: {
      name: '张某某',
      gender: 'female',
      className: '七年级(1)班',
      studentNumber: '20260101',
      numberWord: numberWord(reader),
      homeroomTeacher: '某老师',
    },
    guardianName: '张某',
    contact: { name: counsellorName, phone: roomPhone || '（咨询室电话）' },
    words,
    values: Object.fromEntries(codesOf(LETTER_FIELDS).map((field) => [field, sampleOf(field, reader)])),
  };
  return onScreen(facts);
}

function sampleOf(field: LetterField, { today }: Reader): string {
  const { as, word } = fieldOf(field);
  switch (as) {
    case 'route':
      return 'homeroomTeacher';
    case 'date':
      return today;
    case 'time':
      return '14:30';
    default:
      return Object.hasOwn(OBSERVED_ASPECTS, field) ? '（观察到的情况）' : `（${word}）`;
  }
}
