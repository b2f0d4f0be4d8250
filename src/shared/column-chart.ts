/** Columns over a base line, laid out: where each stands, and what is written on it. Screen and paper draw the same. */

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

export interface LaidColumn {
  key: string;
  fill: ColumnFill;
  x: number;
  y: number;
  width: number;
  height: number;
  label: string;
  /** Where the label is centred, on its base line. */
  labelX: number;
  labelY: number;
}

export interface LaidChart {
  columns: readonly LaidColumn[];
  words: readonly { key: string; x: number; word: string }[];
  /** Of the line on which the columns stand. */
  baseY: number;
  wordsY: number;
  /** Of the line across; null where nothing is asked for. */
  askedY: number | null;
  /** Labels stand upright where columns are too narrow for them. */
  labelsUpright: boolean;
}

const BELOW = 20;
const ABOVE = 18;
const ABOVE_UPRIGHT = 30;
const WIDEST = 36;
/** So wide is a label of three figures, and a word of two characters. */
const LABEL = 21;
const WORD = 46;

export function layColumns({ width, height, words, series, asked }: ColumnChart): LaidChart {
  const step = width / Math.max(1, words.length);
  const gap = Math.min(12, step * 0.24);
  const column = Math.min(WIDEST, (step - gap) / Math.max(1, series.length));
  const labelsUpright = column < LABEL;
  const top = labelsUpright ? ABOVE_UPRIGHT : ABOVE;
  const baseY = height - BELOW;
  const most = Math.max(1, asked ?? 0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const up = (value: number) => round((value / most) * (baseY - top));
  const centre = (index: number) => round(step * (index + 0.5));
  // The first and the last word are not cut off at the edge.
  const inside = (x: number) => Math.max(WORD / 2, Math.min(x, width - WORD / 2));
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
          label: labels[index] ?? '',
          labelX: round(x + (column - 2) / 2),
          labelY: baseY - high - 4,
        };
      }),
    ),
    words: words.flatMap((word, index) =>
      index % every === 0 ? [{ key: `${index}/${word}`, x: inside(centre(index)), word }] : [],
    ),
    baseY,
    wordsY: height - 5,
    askedY: asked === undefined ? null : baseY - up(asked),
    labelsUpright,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
