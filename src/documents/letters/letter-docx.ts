import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  type IParagraphOptions,
  type ISectionOptions,
  LeaderType,
  LineRuleType,
  NoBreakHyphen,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TabStopDefinition,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { writtenDate } from '#shared/school-calendar.ts';
import { BLANK_DAY, type BlankLine, RECEIPT_LINES, SIGNING_LINES, salutation } from './letter.tsx';
import type { LetterFacts } from './letter-facts.ts';
import { GAP_MM, LETTER_FITS, type LetterFit, type LetterMeasures, SEALED_MM } from './letter-measures.ts';
import { writtenLetterNumber } from './letter-number.ts';
import { filledIn, type LetterParagraph, type Run } from './letter-text.ts';
import { withoutMoments } from './without-moments.ts';

/*
 * Letters for Word and WPS (docs/decisions/0034-letters-in-word.md). To be imported when one is asked for: the library
 * is as large as all other documents together.
 */

/** A letter, and how it came to its pages on paper. */
export interface FittedLetter {
  facts: LetterFacts;
  fit: LetterFit;
}

/** The faces of letter.css; where a PC has none of them, Word takes another. */
const face = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' });
const TITLE_FACE = face('方正小标宋简体');
const HEADING_FACE = face('黑体');

/** Where the foot of a printed letter lies, as of one in Word. */
const FOOT_MM = 26;
/** What Word gets more at the foot of a single page: it must not break where it counts a line a hair higher. */
const TO_SPARE_MM = 4;
const SHEET_MM = { width: 210, height: 297 };
const PT_PER_MM = 72 / 25.4;
/** Word counts in twentieths of a point. */
const twips = (pt: number) => Math.round(pt * 20);
/** Sizes of type, in half points. */
const halves = (pt: number) => Math.round(pt * 2);
const twipsOfMm = (mm: number) => twips(mm * PT_PER_MM);

/**
 * Letters as one document, each with the sizes, the breaks and the blanks of its PDF, and with pages of its own.
 * The same letters give the same bytes: nothing of the moment, the PC or a person is in them but what the letters say.
 *
 * @param title of the document.
 */
export async function letterDocx(letters: readonly FittedLetter[], title: string): Promise<Uint8Array> {
  const document = new Document({
    externalStyles: STYLES,
    sections: letters.map((letter) => section(letter, letters.length === 1)),
  });
  const particulars = { path: 'docProps/core.xml', data: core(title) };
  return withoutMoments(await Packer.toBuffer(document, false, [particulars]));
}

/**
 * What holds for every paragraph, as on paper: its face; no space of the program's own between a character and a
 * figure, no mark that hangs over the margin. The library knows not all of these.
 */
const STYLES =
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>' +
  '<w:rPrDefault><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋" w:cs="仿宋"/>' +
  '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:kinsoku w:val="1"/><w:overflowPunct w:val="0"/>' +
  '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>';

/** What a document says of itself. The library would put the moment and 'Un-named' there. */
function core(title: string): string {
  const said = title.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${said}</dc:title><dc:creator>心港</dc:creator></cp:coreProperties>`
  );
}

function section({ facts, fit }: FittedLetter, isAlone: boolean): ISectionOptions {
  const measures = LETTER_FITS[fit];
  const { top, right, bottom, left } = measures.marginsMm;
  return {
    properties: {
      page: {
        size: { width: twipsOfMm(SHEET_MM.width), height: twipsOfMm(SHEET_MM.height) },
        margin: {
          top: twipsOfMm(top),
          right: twipsOfMm(right),
          bottom: twipsOfMm(fit === 'overPages' ? bottom : bottom - TO_SPARE_MM),
          left: twipsOfMm(left),
          footer: twipsOfMm(fit === 'overPages' ? FOOT_MM : 5),
        },
        pageNumbers: { start: 1 },
      },
    },
    // A section without a foot of its own would take that of the letter before.
    footers: { default: new Footer({ children: [fit === 'overPages' ? foot(facts, isAlone) : noRoom()] }) },
    children: [
      ...heading(facts, measures),
      ...text(facts, measures),
      closing(facts, measures),
      ...(facts.words.receipt ? receipt(facts, fit) : [noRoom()]),
    ],
  };
}

/** Which letter it is, and which page of how many, as `footSheets` lays it under a printed one. */
function foot({ words, number }: LetterFacts, isAlone: boolean): Paragraph {
  const total = isAlone ? PageNumber.TOTAL_PAGES : PageNumber.TOTAL_PAGES_IN_SECTION;
  const label = `${words.title}　${writtenLetterNumber(number)}`;
  const children = [label, new Tab(), '第 ', PageNumber.CURRENT, ' 页 共 ', total, ' 页'];
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth(LETTER_FITS.overPages)) }],
    children: [new TextRun({ size: halves(10.5), children })],
  });
}

/** Of the text between the margins, in pt. */
const textWidth = ({ marginsMm: { left, right } }: LetterMeasures) =>
  (SHEET_MM.width - left - right) * PT_PER_MM;

/** How wide words are, in pt: a Chinese character is as wide as high, another about half of it. */
const widthOf = (words: string, size: number) =>
  [...words].reduce((sum, character) => sum + (character > '\u2000' ? size : size / 2), 0);

/** How a line of type is set: every line as high as on paper, whatever the face. */
const lines = (line: number, { aboveMm = 0, under = 0 } = {}) => ({
  line: twips(line),
  lineRule: LineRuleType.EXACT,
  before: twipsOfMm(aboveMm),
  after: twips(under),
});

function heading(facts: LetterFacts, measures: LetterMeasures): Paragraph[] {
  const { words, number } = facts;
  const { title, body, underNumber } = measures;
  const salutationLine = new Paragraph({
    spacing: lines(body.line),
    children: [new TextRun({ text: salutation(facts), ...bodyType(measures) })],
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: lines(title.line),
      children: [new TextRun({ text: words.title, font: TITLE_FACE, size: halves(title.size) })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: lines(body.line, { under: underNumber }),
      children: [new TextRun({ text: writtenLetterNumber(number), ...bodyType(measures) })],
    }),
    ...(words.salutation ? [salutationLine] : []),
  ];
}

const bodyType = ({ body }: LetterMeasures) =>
  ({
    size: halves(body.size),
    characterSpacing: twips(body.spacing),
  }) as const;

/** The last paragraph is kept with what is signed, which never stands alone on a page. */
function text(facts: LetterFacts, measures: LetterMeasures): Paragraph[] {
  const paragraphs = filledIn(facts.words.body, facts);
  const type = { ...bodyType(measures), line: measures.body.line, indent: measures.body.size * 2 };
  return paragraphs.map((runs, index) =>
    paragraph(runs, type, index === paragraphs.length - 1 ? { keepNext: true } : {}),
  );
}

function paragraph(
  runs: LetterParagraph,
  { line, indent, ...type }: { size: number; characterSpacing?: number; line: number; indent: number },
  kept: Pick<IParagraphOptions, 'keepNext' | 'keepLines'> = {},
  spread = true,
): Paragraph {
  return new Paragraph({
    ...kept,
    alignment: spread ? AlignmentType.BOTH : AlignmentType.LEFT,
    indent: { firstLine: twips(indent) },
    spacing: lines(line),
    children: runs.map(
      (run) => new TextRun({ ...type, ...(run.bold && { font: HEADING_FACE }), children: written(run) }),
    ),
  });
}

/** Text in which no line ends where none may. */
function written({ text, unbroken }: Run) {
  if (!unbroken) return [text];
  return text
    .replaceAll(' ', '\u00a0')
    .split(/(-)/)
    .map((part) => (part === '-' ? new NoBreakHyphen() : part));
}

/** What is signed, and beside it the place of the seal. */
function closing({ words, schoolName, issuedOn }: LetterFacts, measures: LetterMeasures): Table {
  const { body, penLineMm } = measures;
  const date = writtenDate(issuedOn);
  const wanted = Math.max(widthOf(schoolName, body.size), widthOf(date, body.size));
  const { least, most, height } = SEALED_MM;
  const sealed = Math.min(Math.max(wanted, least * PT_PER_MM), most * PT_PER_MM);
  const signed = textWidth(measures) - sealed;
  const lineWidth = signed - GAP_MM * PT_PER_MM;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(signed + sealed), type: WidthType.DXA },
    columnWidths: [twips(signed), twips(sealed)],
    margins: NO_MARGINS,
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: twipsOfMm(height), rule: HeightRule.ATLEAST },
        children: [
          cell(
            signed,
            SIGNING_LINES[words.signing].map((blank) =>
              blanks([blank], { width: lineWidth, size: body.size, lineMm: penLineMm }),
            ),
          ),
          cell(
            sealed,
            [schoolName, date].map(
              (said) =>
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  spacing: lines(body.line),
                  children: [new TextRun({ text: said, ...bodyType(measures) })],
                }),
            ),
          ),
        ],
      }),
    ],
  });
}

const NO_MARGINS = { top: 0, right: 0, bottom: 0, left: 0, marginUnitType: WidthType.DXA };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  right: NONE,
  bottom: NONE,
  left: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

function cell(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: NO_MARGINS,
    // A cell of Word holds a paragraph at the least.
    children: children.length > 0 ? children : [noRoom()],
  });
}

/** A paragraph where Word must have one, which takes no room. */
const noRoom = () =>
  new Paragraph({ spacing: lines(1), children: [new TextRun({ text: '', size: halves(1) })] });

/** Blanks beside each other, as wide as each other, each drawn by a tab stop from its label to its end. */
function blanks(
  of: readonly BlankLine[],
  { width, size, lineMm }: { width: number; size: number; lineMm: number },
  kept: Pick<IParagraphOptions, 'keepNext'> = {},
): Paragraph {
  const gap = GAP_MM * PT_PER_MM;
  const each = (width - gap * (of.length - 1)) / of.length;
  const tabStops = of.flatMap((_line, index): TabStopDefinition[] => {
    const begins = index * (each + gap);
    const end = { type: TabStopType.RIGHT, position: twips(begins + each), leader: LeaderType.UNDERSCORE };
    return index === 0 ? [end] : [{ type: TabStopType.LEFT, position: twips(begins) }, end];
  });
  const children = of.flatMap(({ label, isDay }, index) => {
    const next = index < of.length - 1 ? [new Tab()] : [];
    return [`${label}：`, isDay ? BLANK_DAY : new Tab(), ...next];
  });
  return new Paragraph({
    ...kept,
    tabStops,
    spacing: lines(lineMm * PT_PER_MM),
    children: [new TextRun({ size: halves(size), children })],
  });
}

/** 回执: under the line to cut along, or a page of its own. */
function receipt(facts: LetterFacts, fit: LetterFit): Paragraph[] {
  const measures = LETTER_FITS[fit];
  const { size, line, title, penLineMm } = measures.receipt;
  const width = textWidth(measures);
  const type = { size: halves(size), line, indent: size * 2 } as const;
  const kept = { keepNext: true, keepLines: true };
  const [first = [], second = []] = [RECEIPT_LINES.slice(0, 2), RECEIPT_LINES.slice(2)];
  return [
    fit === 'overPages' ? noRoom() : cutLine(measures),
    new Paragraph({
      ...kept,
      pageBreakBefore: fit === 'overPages',
      spacing: lines(title.line),
      tabStops: [
        { type: TabStopType.CENTER, position: twips(width / 2) },
        { type: TabStopType.RIGHT, position: twips(width) },
      ],
      children: [
        new TextRun({ font: TITLE_FACE, size: halves(title.size), children: [new Tab(), '回　执'] }),
        new TextRun({ size: halves(size), children: [new Tab(), writtenLetterNumber(facts.number)] }),
      ],
    }),
    paragraph([{ text: `${facts.schoolName}：` }], { ...type, indent: 0 }, kept),
    ...filledIn(facts.words.receipt, facts).map((runs) => paragraph(runs, type, kept, false)),
    blanks(first, { width, size, lineMm: penLineMm }, { keepNext: true }),
    blanks(second, { width, size, lineMm: penLineMm }),
  ];
}

/** Words in the middle of a dashed line, which is drawn by tab stops. */
function cutLine(measures: LetterMeasures): Paragraph {
  const { aboveCutMm, underCutMm } = measures.receipt;
  const [words, size] = ['沿此虚线剪下，交回学校', 10.5];
  const width = textWidth(measures);
  const [gap, half] = [3 * PT_PER_MM, widthOf(words, size) / 2];
  const stop = (position: number, leader: NonNullable<TabStopDefinition['leader']>) => ({
    type: TabStopType.LEFT,
    position: twips(position),
    leader,
  });
  return new Paragraph({
    keepNext: true,
    spacing: lines(14, { aboveMm: aboveCutMm, under: underCutMm * PT_PER_MM }),
    tabStops: [
      stop(width / 2 - half - gap, LeaderType.HYPHEN),
      stop(width / 2 - half, LeaderType.NONE),
      stop(width / 2 + half + gap, LeaderType.NONE),
      { ...stop(width, LeaderType.HYPHEN), type: TabStopType.RIGHT },
    ],
    children: [
      new TextRun({
        size: halves(size),
        children: [new Tab(), new Tab(), words, new Tab(), new Tab()],
      }),
    ],
  });
}
