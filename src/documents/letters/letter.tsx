import { writtenDate } from '#shared/school-calendar.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import letterCss from './letter.css?inline';
import type { LetterFacts } from './letter-facts.ts';
import { fitStyle, TIGHTER_FITS } from './letter-measures.ts';
import { writtenLetterNumber } from './letter-number.ts';
import { filledIn, type LetterParagraph } from './letter-text.ts';

/** A line to be written on with a pen. `day`: the blanks of a date. */
export interface BlankLine {
  label: string;
  isDay?: true;
}

const GUARDIAN: readonly BlankLine[] = [
  { label: '监护人签名' },
  { label: '电话' },
  { label: '监护人意见' },
  { label: '日期', isDay: true },
];
const BOTH: readonly BlankLine[] = [
  { label: '监护人签名' },
  { label: '电话' },
  { label: '学校负责人签名' },
  { label: '日期', isDay: true },
];

/** Who signs under the text, in the order of papers.md. */
export const SIGNING_LINES = {
  none: [],
  guardian: GUARDIAN,
  guardianAndSchool: BOTH,
  guardianSchoolAndWitness: [...BOTH.slice(0, 3), { label: '见证人签名' }, ...BOTH.slice(3)],
} as const satisfies Readonly<Record<LetterFacts['words']['signing'], readonly BlankLine[]>>;

/** What a date is written into. */
export const BLANK_DAY = '　　　　年　　　月　　　日';

/** What the guardian fills in on the receipt (forms.md 附件2). */
export const RECEIPT_LINES = GUARDIAN;

/**
 * A letter to a guardian with its tear-off receipt. Where it fits one side of A4 with the sizes of forms.md, or with
 * smaller ones within its bounds, it takes one; where it does not, the receipt is a sheet of its own, so that cutting
 * it off never takes a line of the letter with it.
 */
export function letterPaper(facts: LetterFacts): PaperDocument {
  const number = writtenLetterNumber(facts.number);
  const { title } = facts.words;
  return paperDocument({
    title: `${title} ${number}`,
    runningLabel: `${title}　${number}`,
    foot: { fromBottom: 26, side: 28 },
    css: letterCss + fitStyle('official'),
    onePage: { tighter: TIGHTER_FITS.map(fitStyle), overPages: fitStyle('overPages') },
    sheet: <Letter facts={facts} number={number} />,
  });
}

function Letter({ facts, number }: { facts: LetterFacts; number: string }) {
  const { words } = facts;
  const paragraphs = filledIn(words.body, facts);
  const signing = SIGNING_LINES[words.signing];
  return (
    <article>
      <h1>{words.title}</h1>
      <p className="number">{number}</p>
      {words.salutation && <p className="salutation">{salutation(facts)}</p>}
      {paragraphs.map(asParagraph)}
      <div className="closing">
        {signing.length > 0 && <Blanks lines={signing} />}
        <div className="sealed">
          <p>{facts.schoolName}</p>
          <p>{writtenDate(facts.issuedOn)}</p>
        </div>
      </div>
      {words.receipt && <Receipt facts={facts} number={number} />}
    </article>
  );
}

/** How a letter begins. */
export function salutation({ guardianName }: LetterFacts): string {
  return `尊敬的家长${guardianName ? `（${guardianName}）` : ''}：`;
}

function asParagraph(runs: LetterParagraph, index: number) {
  return (
    <p key={index}>
      {runs.map(({ text, bold, unbroken }, at) => {
        if (!bold && !unbroken) return text;
        const Of = bold ? 'b' : 'span';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <Of key={at} {...(unbroken && { className: 'unbroken' })}>
            {text}
          </Of>
        );
      })}
    </p>
  );
}

function Blanks({ lines }: { lines: readonly BlankLine[] }) {
  return (
    <div className="signing">
      {lines.map(({ label, isDay }) => (
        <div key={label} className="line">
          <span>{label}：</span>
          {isDay ? <span className="ymd">{BLANK_DAY}</span> : <span className="blank" />}
        </div>
      ))}
    </div>
  );
}

/** 回执: goes back to the school, so it must say by itself which letter and which student it is for. */
function Receipt({ facts, number }: { facts: LetterFacts; number: string }) {
  return (
    <section className="receipt">
      <p className="cut">沿此虚线剪下，交回学校</p>
      <h2>
        回　执<span className="receipt-number">{number}</span>
      </h2>
      <p className="salutation">{facts.schoolName}：</p>
      {filledIn(facts.words.receipt, facts).map(asParagraph)}
      <Blanks lines={RECEIPT_LINES} />
    </section>
  );
}
