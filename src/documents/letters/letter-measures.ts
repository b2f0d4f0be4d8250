import { codesOf } from '#shared/terms.ts';

/** The size of type and the distance from line to line, in pt. */
interface Type {
  size: number;
  line: number;
}

/** All sizes of a letter, for the sheet that is printed and for the one in Word. In pt; what is in mm says so. */
export interface LetterMeasures {
  marginsMm: { top: number; right: number; bottom: number; left: number };
  title: Type;
  /** `spacing` is added to each character. */
  body: Type & { spacing: number };
  underNumber: number;
  /** From one line that is written on with a pen to the next. */
  penLineMm: number;
  receipt: Type & { title: Type; penLineMm: number; aboveCutMm: number; underCutMm: number };
}

/** The geometry of an official letter, 22 lines of 28 characters (forms.md "Paper", after GB/T 9704-2012). */
const OFFICIAL: LetterMeasures = {
  marginsMm: { top: 37, right: 26, bottom: 35, left: 28 },
  title: { size: 22, line: 36 },
  body: { size: 16, line: 28.95, spacing: -0.25 },
  underNumber: 10,
  penLineMm: 10.5,
  receipt: {
    size: 12,
    line: 20,
    title: { size: 16, line: 26 },
    penLineMm: 10,
    aboveCutMm: 8,
    underCutMm: 4,
  },
};

/** The type of an official letter, with less room around it. */
const CLOSE: LetterMeasures = {
  ...OFFICIAL,
  marginsMm: { top: 32, right: 26, bottom: 20, left: 28 },
  body: { size: 16, line: 25.5, spacing: -0.25 },
  underNumber: 6,
};

/** 小三. */
const TIGHT: LetterMeasures = {
  ...CLOSE,
  marginsMm: { top: 28, right: 26, bottom: 16, left: 28 },
  title: { size: 22, line: 32 },
  body: { size: 15, line: 22.5, spacing: 0 },
  underNumber: 4,
  receipt: {
    size: 12,
    line: 18,
    title: { size: 16, line: 22 },
    penLineMm: 9,
    aboveCutMm: 5,
    underCutMm: 3,
  },
};

/** 四号 and 五号, the smallest that forms.md allows. */
const TIGHTER: LetterMeasures = {
  ...TIGHT,
  body: { size: 14, line: 20.5, spacing: 0 },
  marginsMm: { top: 24, right: 25, bottom: 14, left: 25 },
  title: { size: 20, line: 30 },
  underNumber: 2,
  receipt: {
    size: 10.5,
    line: 15.5,
    title: { size: 14, line: 19 },
    penLineMm: 8.5,
    aboveCutMm: 4,
    underCutMm: 2,
  },
};

const TIGHTEST: LetterMeasures = {
  ...TIGHTER,
  body: { ...TIGHTER.body, line: 18.5 },
  marginsMm: { ...TIGHTER.marginsMm, top: 20, bottom: 12 },
  underNumber: 0,
  receipt: { ...TIGHTER.receipt, line: 15, aboveCutMm: 3 },
};

/**
 * How a letter comes to its pages, step by step: an official one, the same with less room, and where no step brings it
 * to one side, an official one again with its receipt on a sheet of its own.
 */
export const LETTER_FITS = {
  official: OFFICIAL,
  close: CLOSE,
  tight: TIGHT,
  tighter: TIGHTER,
  tightest: TIGHTEST,
  overPages: OFFICIAL,
} as const satisfies Readonly<Record<string, LetterMeasures>>;
export type LetterFit = keyof typeof LETTER_FITS;

/** The school's name and the date, over which a seal of up to 42 mm is stamped. A long name takes a second line. */
export const SEALED_MM = { least: 48, most: 70, height: 42 } as const;
/** Between what is signed and what is sealed, and between two blanks in a line. */
export const GAP_MM = 8;

/** The steps in the order of a document's styles: its own, those after it, and the one over several pages. */
export const FITS_IN_ORDER = codesOf(LETTER_FITS);
/** The steps to one side after the first, in their order. */
export const TIGHTER_FITS = FITS_IN_ORDER.filter((fit) => fit !== 'official' && fit !== 'overPages');

/** The style of a step: values for letter.css, and the sheet's margins, which take no variables. */
export function fitStyle(fit: LetterFit): string {
  const { marginsMm, title, body, underNumber, penLineMm, receipt } = LETTER_FITS[fit];
  const margins = [marginsMm.top, marginsMm.right, marginsMm.bottom, marginsMm.left]
    .map((mm) => `${mm}mm`)
    .join(' ');
  const values = {
    'title-size': `${title.size}pt`,
    'title-line': `${title.line}pt`,
    'body-size': `${body.size}pt`,
    'body-line': `${body.line}pt`,
    'body-spacing': `${body.spacing}pt`,
    'under-number': `${underNumber}pt`,
    'pen-line': `${penLineMm}mm`,
    'sealed-least': `${SEALED_MM.least}mm`,
    'sealed-most': `${SEALED_MM.most}mm`,
    'sealed-height': `${SEALED_MM.height}mm`,
    gap: `${GAP_MM}mm`,
    'receipt-size': `${receipt.size}pt`,
    'receipt-line': `${receipt.line}pt`,
    'receipt-title-size': `${receipt.title.size}pt`,
    'receipt-title-line': `${receipt.title.line}pt`,
    'receipt-pen-line': `${receipt.penLineMm}mm`,
    'above-cut': `${receipt.aboveCutMm}mm`,
    'under-cut': `${receipt.underCutMm}mm`,
    'receipt-break': fit === 'overPages' ? 'page' : 'auto',
    'cut-display': fit === 'overPages' ? 'none' : 'flex',
  };
  const variables = Object.entries(values).map(([name, value]) => `--${name}:${value};`);
  return `@page{margin:${margins}}@media screen{#paper{padding:${margins}}}#paper{${variables.join('')}}`;
}
