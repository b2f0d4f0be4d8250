import { OBSERVED_ASPECTS, type ObservedAspect } from './terms.ts';

/**
 * What a letter is put together from: placeholders in the words of its kind, such as 【学生姓名】, some filled from the
 * student's file and some asked for by the form (forms.md 附件2, papers.md).
 */

/** What the form of a letter may ask for. */
export type LetterField =
  | 'route'
  | ObservedAspect
  | 'diagnosis'
  | 'institutions'
  | 'on'
  | 'at'
  | 'place'
  | 'people'
  | 'purpose'
  | 'until'
  | 'destination'
  | 'risk'
  | 'treatment'
  | 'duties'
  | 'arrangement'
  | 'closing';

interface FieldAsked {
  word: string;
  /** How it is filled in: `route` is one of the discovery routes, `institutions` prose with one in each line, a date is `YYYY-MM-DD`, a time `HH:mm`. */
  as: 'line' | 'prose' | 'institutions' | 'date' | 'time' | 'route';
  /** The most characters it takes; for a date, a time and a route of no meaning. */
  most: number;
  hint?: string;
}

/** In the order in which a form asks. */
export const LETTER_FIELDS = {
  route: { word: '发现途径', as: 'route', most: 20 },
  cognition: { word: OBSERVED_ASPECTS.cognition, as: 'prose', most: 1000 },
  emotion: { word: OBSERVED_ASPECTS.emotion, as: 'prose', most: 1000 },
  behaviour: { word: OBSERVED_ASPECTS.behaviour, as: 'prose', most: 1000 },
  will: { word: OBSERVED_ASPECTS.will, as: 'prose', most: 1000 },
  diagnosis: {
    word: '医院诊断（家长提供）',
    as: 'prose',
    most: 500,
    hint: '没有就留空，纸上不出现这一项',
  },
  on: { word: '约定日期', as: 'date', most: 10 },
  at: { word: '约定时间', as: 'time', most: 5 },
  place: { word: '地点', as: 'line', most: 60 },
  people: { word: '参加人员', as: 'line', most: 100 },
  purpose: { word: '事由', as: 'prose', most: 1000 },
  risk: { word: '风险情况', as: 'prose', most: 1000 },
  treatment: { word: '治疗与用药', as: 'prose', most: 500 },
  duties: { word: '请家长做到', as: 'prose', most: 1000 },
  arrangement: { word: '学校安排', as: 'prose', most: 1000 },
  destination: { word: '去向', as: 'line', most: 60 },
  institutions: { word: '推荐的医疗机构', as: 'institutions', most: 1000, hint: '一行一家，不要只写一家' },
  until: { word: '截止日期', as: 'date', most: 10 },
  closing: { word: '补充说明', as: 'prose', most: 1000, hint: '没有就留空' },
} as const satisfies Readonly<Record<LetterField, FieldAsked>>;

export type LetterValues = { readonly [Field in LetterField]?: string | undefined };

interface Placeholder {
  word: string;
  /** The fields of the form that it stands for; none where the file knows it. */
  asks: readonly LetterField[];
  /** A paragraph that speaks of nothing but this is left out when nothing stands in it. */
  optional?: true;
  /** Where what the file should know is filled in. */
  filledIn?: '学生档案' | '监护人' | '设置 · 学校' | '设置 · 学年与班级';
}

/** What may stand between 【 and 】, in the order in which one is offered. */
export const LETTER_PLACEHOLDERS = {
  student: { word: '学生姓名', asks: [], filledIn: '学生档案' },
  particulars: { word: '学生情况', asks: [], filledIn: '学生档案' },
  gender: { word: '性别', asks: [], filledIn: '学生档案' },
  className: { word: '班级', asks: [], filledIn: '学生档案' },
  studentNumber: { word: '学号', asks: [], filledIn: '学生档案' },
  guardian: { word: '监护人姓名', asks: [], filledIn: '监护人' },
  homeroomTeacher: { word: '班主任', asks: [], filledIn: '设置 · 学年与班级' },
  school: { word: '学校名称', asks: [], filledIn: '设置 · 学校' },
  contactName: { word: '联系人', asks: [], filledIn: '设置 · 学校' },
  contactPhone: { word: '咨询室电话', asks: [], filledIn: '设置 · 学校' },
  number: { word: '编号', asks: [] },
  issuedOn: { word: '出具日期', asks: [] },
  route: { word: '发现途径', asks: ['route'] },
  observations: { word: '观察情况', asks: ['cognition', 'emotion', 'behaviour', 'will'] },
  diagnosis: { word: '医院诊断', asks: ['diagnosis'], optional: true },
  on: { word: '约定日期', asks: ['on'] },
  at: { word: '约定时间', asks: ['at'] },
  place: { word: '地点', asks: ['place'] },
  people: { word: '参加人员', asks: ['people'] },
  purpose: { word: '事由', asks: ['purpose'] },
  risk: { word: '风险情况', asks: ['risk'] },
  treatment: { word: '治疗与用药', asks: ['treatment'] },
  duties: { word: '请家长做到', asks: ['duties'] },
  arrangement: { word: '学校安排', asks: ['arrangement'] },
  destination: { word: '去向', asks: ['destination'] },
  institutions: { word: '医疗机构', asks: ['institutions'] },
  until: { word: '截止日期', asks: ['until'] },
  closing: { word: '补充说明', asks: ['closing'], optional: true },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type LetterPlaceholder = keyof typeof LETTER_PLACEHOLDERS;

/** What is known of a placeholder, whichever it is. */
export const placeholderOf = (code: LetterPlaceholder): Placeholder => LETTER_PLACEHOLDERS[code];

/** What is known of a field, whichever it is. */
export const fieldOf = (code: LetterField): FieldAsked => LETTER_FIELDS[code];

const BY_WORD: ReadonlyMap<string, LetterPlaceholder> = new Map(
  Object.entries(LETTER_PLACEHOLDERS).map(([code, { word }]) => [word, code as LetterPlaceholder]),
);

/** How a placeholder is written in a kind's words. */
export const writtenPlaceholder = (code: LetterPlaceholder): string => `【${placeholderOf(code).word}】`;

/** A piece of a line: text as it stands, a placeholder, or a word in brackets that is none. */
export type Piece = { text: string } | { placeholder: LetterPlaceholder } | { unknown: string };

/** A paragraph of a letter: what is set in bold, and what follows it. Either may be empty, never both. */
export interface Paragraph {
  heading: readonly Piece[];
  text: readonly Piece[];
}

/**
 * Reads the words of a kind. Each line is a paragraph; what stands between two # at its beginning is set in bold, and
 * a line that begins with one # alone is a heading.
 */
export function paragraphsOf(words: string): Paragraph[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.replaceAll('#', '') !== '')
    .map((line) => {
      if (!line.startsWith('#')) return { heading: [], text: piecesOf(line) };
      const end = line.indexOf('#', 1);
      const heading = line.slice(1, end === -1 ? undefined : end).trim();
      return { heading: piecesOf(heading), text: end === -1 ? [] : piecesOf(line.slice(end + 1).trim()) };
    });
}

function piecesOf(line: string): Piece[] {
  return line
    .split(/(【[^【】]*】)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!/^【.*】$/.test(part)) return { text: part };
      const word = part.slice(1, -1).trim();
      const placeholder = BY_WORD.get(word);
      return placeholder ? { placeholder } : { unknown: word };
    });
}

const piecesIn = (words: string): Piece[] =>
  paragraphsOf(words).flatMap(({ heading, text }) => [...heading, ...text]);

/** The placeholders of some words, each once, in the order of their first place. */
export function placeholdersIn(words: string): LetterPlaceholder[] {
  return [
    ...new Set(piecesIn(words).flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : []))),
  ];
}

/** Words in brackets that are no placeholders: what is printed would be left as it is. */
export function unknownIn(words: string): string[] {
  return [...new Set(piecesIn(words).flatMap((piece) => ('unknown' in piece ? [piece.unknown] : [])))];
}

/** What a form must ask for some words to be filled, in the order of a form. */
export function fieldsAskedBy(words: string): LetterField[] {
  const asked = new Set(placeholdersIn(words).flatMap((code) => placeholderOf(code).asks));
  return (Object.keys(LETTER_FIELDS) as LetterField[]).filter((field) => asked.has(field));
}
