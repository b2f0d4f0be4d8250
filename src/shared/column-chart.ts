/**
 * Columns over a base line, laid out: where each stands, and what is written on it. Screen and paper draw the same, each
 * in a few lines of its own: neither stands on the other, and what both stand on knows no React.
 */

export type ColumnFill = 'solid' | 'hatched';

export interface ColumnSeries {
  name: string;
  fill: ColumnFill;
  /** One for each word below; null where no number may be seen. */
  values: readonly (number | null)[];
  /** What is written over each column, as a number or in its place. */
  labels: readonly string[];
}

export interface ColumnChart {
  width: number;
  height: number;
  /** What stands below the base line. */
  words: readonly string[];
  series: readonly ColumnSeries[];
  /** A line across at a value that is asked for. */
  asked?: number;
}

/** A text with what `<text>` needs to stand where it belongs. */
export interface LaidText {
  text: string;
  place: { x: number; y: number; textAnchor: 'start' | 'middle'; transform?: string; dy?: number };
}

export interface LaidColumn {
  key: string;
  fill: ColumnFill;
  x: number;
  y: number;
  width: number;
  height: number;
  label: LaidText | null;
}

export interface LaidChart {
  columns: readonly LaidColumn[];
  words: readonly (LaidText & { key: string })[];
  /** Of the line on which the columns stand. */
  baseY: number;
  /** Of the line across; null where nothing is asked for. */
  askedY: number | null;
}

/** More of them beside each other are a black field, and no chart. */
export const MOST_COLUMNS = 110;

const BELOW = 20;
const ABOVE = 18;
const ABOVE_UPRIGHT = 30;
const WIDEST = 36;
/** So wide is a label of three figures, and so high one of any. */
const LABEL = 21;
const LABEL_HEIGHT = 10;
/** So wide is a word such as 9月29日. */
const WORD = 46;

export function layColumns({ width, height, words, series, asked }: ColumnChart): LaidChart {
  const { first, step } = stepsOf(width, words.length);
  const gap = Math.min(12, step * 0.24);
  const column = Math.min(WIDEST, (step - gap) / Math.max(1, series.length));
  // Labels stand upright where columns are too narrow for them, and not at all where they would lie over each other.
  const isUpright = column < LABEL;
  const isLabelled = !isUpright || step / Math.max(1, series.length) >= LABEL_HEIGHT;
  const top = isUpright && isLabelled ? ABOVE_UPRIGHT : ABOVE;
  const baseY = height - BELOW;
  const most = Math.max(1, asked ?? 0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const up = (value: number) => round((value / most) * (baseY - top));
  const centre = (index: number) => round(first + step * index);
  const label = (text: string, x: number, y: number): LaidText | null => {
    if (text === '' || !isLabelled) return null;
    if (!isUpright) return { text, place: { x, y, textAnchor: 'middle' } };
    return { text, place: { x, y, textAnchor: 'start', transform: `rotate(-90 ${x} ${y})`, dy: 4 } };
  };
  // Words that do not fit beside each other are left out evenly.
  const every = Math.ceil(WORD / step);
  return {
    columns: words.flatMap((word, index) =>
      series.map(({ name, fill, values, labels }, at) => {
        const high = up(values[index] ?? 0);
        const x = centre(index) + round((at - series.length / 2) * column);
        return {
          key: `${index}/${name}/${word}`,
          fill,
          x,
          y: baseY - high,
          width: Math.max(2, round(column - 2)),
          height: high,
          label: label(labels[index] ?? '', round(x + (column - 2) / 2), baseY - high - 4),
        };
      }),
    ),
    words: words.flatMap((word, index) =>
      index % every === 0
        ? [
            {
              key: `${index}/${word}`,
              text: word,
              place: { x: centre(index), y: height - 5, textAnchor: 'middle' as const },
            },
          ]
        : [],
    ),
    baseY,
    askedY: asked === undefined ? null : baseY - up(asked),
  };
}

/** Where the first word is centred, and how far apart they are: the first and the last are whole at the edges. */
function stepsOf(width: number, words: number): { first: number; step: number } {
  const even = width / Math.max(1, words);
  if (even >= WORD || words < 2) return { first: even / 2, step: even };
  return { first: WORD / 2, step: (width - WORD) / (words - 1) };
}

const round = (value: number) => Math.round(value * 10) / 10;
