import {
  type LetterPlaceholder,
  type Paragraph,
  type Piece,
  paragraphsOf,
  placeholderOf,
  placeholdersIn,
} from '#shared/letter-words.ts';
import { isLocalDate, writtenDate, writtenDay, writtenPhone } from '#shared/school-calendar.ts';
import { codesOf, DISCOVERY_ROUTES, type DiscoveryRoute, GENDERS, OBSERVED_ASPECTS } from '#shared/terms.ts';
import type { LetterFacts } from './letter-facts.ts';
import { writtenLetterNumber } from './letter-number.ts';

/** A run of text of one look. `unbroken`: a number or a date that no line may end in. */
export interface Run {
  text: string;
  bold?: true;
  unbroken?: true;
}

/** A paragraph as it stands on paper, whatever draws it. */
export type LetterParagraph = readonly Run[];

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Words of a letter with everything filled in: each paragraph as runs. Where a placeholder stands for several lines,
 * each is a paragraph. A paragraph with an optional placeholder in which nothing stands is left out.
 */
export function filledIn(words: string, facts: LetterFacts): LetterParagraph[] {
  return paragraphsOf(words).flatMap((paragraph) =>
    isLeftOut(paragraph, facts) ? [] : filled(paragraph, facts),
  );
}

function isLeftOut({ heading, text }: Paragraph, facts: LetterFacts): boolean {
  return [...heading, ...text].some(
    (piece) =>
      'placeholder' in piece &&
      placeholderOf(piece.placeholder).optional &&
      paragraphsFor(piece.placeholder, facts).length === 0,
  );
}

function filled({ heading, text }: Paragraph, facts: LetterFacts): LetterParagraph[] {
  const bold = heading.flatMap((piece) => runsFor(piece, facts)).map((run): Run => ({ ...run, bold: true }));
  const [only, ...more] = text;
  // What may be of several paragraphs, alone in its line.
  if (only && more.length === 0 && 'placeholder' in only) {
    const [first = [], ...rest] = paragraphsFor(only.placeholder, facts);
    return [[...bold, ...first], ...rest];
  }
  return [[...bold, ...text.flatMap((piece) => runsFor(piece, facts))]];
}

function runsFor(piece: Piece, facts: LetterFacts): Run[] {
  if ('text' in piece) return unbrokenIn(piece.text);
  if ('unknown' in piece) return [{ text: `【${piece.unknown}】` }];
  return paragraphsFor(piece.placeholder, facts).flatMap((paragraph, index) =>
    index === 0 ? paragraph : [{ text: ' ' }, ...paragraph],
  );
}

/** What a placeholder stands for; no paragraph where nothing is known. */
function paragraphsFor(placeholder: LetterPlaceholder, facts: LetterFacts): LetterParagraph[] {
  if (placeholder === 'observations') {
    return codesOf(OBSERVED_ASPECTS).flatMap((aspect) =>
      linesOf(facts.values[aspect] ?? '').map(
        (line, index): LetterParagraph =>
          index === 0
            ? [{ text: `${OBSERVED_ASPECTS[aspect]}方面：`, bold: true }, ...unbrokenIn(line)]
            : unbrokenIn(line),
      ),
    );
  }
  return linesOf(textOf(placeholder, facts)).map(unbrokenIn);
}

/** The number of a letter, a date, and a phone as people write them: 0571-8888 1234, 138 0013 8000. */
const UNBROKEN =
  /(\p{L}{1,6}〔\d{4}〕\d+号|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\+?\d[\d\-\u00a0 ]{4,20}\d)/u;

/** Text as runs, those apart in which no line may end. */
function unbrokenIn(text: string): Run[] {
  return text
    .split(UNBROKEN)
    .map((part, index): Run => (index % 2 === 1 ? { text: part, unbroken: true } : { text: part }))
    .filter((run) => run.text !== '');
}

function textOf(placeholder: Exclude<LetterPlaceholder, 'observations'>, facts: LetterFacts): string {
  const { student, values, contact } = facts;
  switch (placeholder) {
    case 'student':
      return student.name;
    case 'particulars':
      return personalia(student);
    case 'gender':
      return student.gender === 'unknown' ? '' : GENDERS[student.gender];
    case 'className':
      return student.className;
    case 'studentNumber':
      return student.studentNumber;
    case 'guardian':
      return facts.guardianName;
    case 'homeroomTeacher':
      return student.homeroomTeacher;
    case 'school':
      return facts.schoolName;
    case 'contactName':
      return contact.name;
    case 'contactPhone':
      return writtenPhone(contact.phone);
    case 'number':
      return writtenLetterNumber(facts.number);
    case 'issuedOn':
      return writtenDate(facts.issuedOn);
    case 'route':
      return throughRoute(values.route);
    case 'on':
      return writtenDateIn(values.on, writtenDay);
    case 'until':
      return writtenDateIn(values.until, writtenDate);
    default:
      return values[placeholder] ?? '';
  }
}

/** 通过…发现 (forms.md 附件2); 通过其他发现 says nothing: the sentence then stands without the route. */
function throughRoute(route: string | undefined): string {
  if (!route || route === 'other' || !Object.hasOwn(DISCOVERY_ROUTES, route)) return '';
  return `通过${DISCOVERY_ROUTES[route as DiscoveryRoute]}`;
}

function writtenDateIn(value: string | undefined, written: typeof writtenDate): string {
  return value && isLocalDate(value) ? written(value) : '';
}

function personalia({ gender, className, studentNumber, numberWord }: LetterFacts['student']): string {
  return [
    gender === 'unknown' ? '' : GENDERS[gender],
    className,
    studentNumber ? `${numberWord}${studentNumber}` : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** The placeholders in which nothing stands and something must: the letter cannot be issued with them. */
export function missingIn(facts: LetterFacts): LetterPlaceholder[] {
  const { body, receipt } = facts.words;
  return placeholdersIn(`${body}\n${receipt}`).filter((code) => {
    if (placeholderOf(code).optional) return false;
    // Chosen as 其他 it prints nothing, and is filled in all the same.
    if (code === 'route') return !facts.values.route;
    return paragraphsFor(code, facts).length === 0;
  });
}
