import { execFileSync } from 'node:child_process';

const DOTS_PER_INCH = 200;
const MM_PER_DOT = 25.4 / DOTS_PER_INCH;
/** Darker than this is ink: a frame's line is thinner than a dot. */
const INK = 208;

/** Where ink lies on a page, in mm from its upper left corner. */
export interface Ink {
  width: number;
  height: number;
  /** The first and the last ink, from the left, the right, above and below. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The lines of a frame: each across at least a third of the page. */
  across: number[];
  upright: number[];
}

/** Measures a page of a PDF, drawn by another program than the app's; `turned` a quarter to the right. */
export function inkOf(file: string, page: number, as: 'drawn' | 'turned' = 'drawn'): Ink {
  const drawn = execFileSync(
    'pdftoppm',
    ['-r', `${DOTS_PER_INCH}`, '-gray', '-f', `${page}`, '-l', `${page}`, file],
    { maxBuffer: 64 * 1024 ** 2, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const dots = readPgm(drawn);
  const { width, height, isInk } = as === 'turned' ? turnedRight(dots) : dots;
  const rows = counted(height, width, (row, column) => isInk(column, row));
  const columns = counted(width, height, (column, row) => isInk(column, row));
  return {
    width: width * MM_PER_DOT,
    height: height * MM_PER_DOT,
    left: firstOf(columns) * MM_PER_DOT,
    right: lastOf(columns) * MM_PER_DOT,
    top: firstOf(rows) * MM_PER_DOT,
    bottom: lastOf(rows) * MM_PER_DOT,
    across: linesIn(rows, width / 3),
    upright: linesIn(columns, height / 3),
  };
}

/** How many images a PDF holds. */
export function imagesIn(file: string): number {
  const list = execFileSync('pdfimages', ['-list', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Two lines say what the columns are.
  return list.toString().trim().split('\n').length - 2;
}

interface Dots {
  width: number;
  height: number;
  isInk(x: number, y: number): boolean;
}

function readPgm(bytes: Buffer): Dots {
  const [head = '', width = 0, height = 0] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40)) ?? [];
  const [across, down] = [Number(width), Number(height)];
  return {
    width: across,
    height: down,
    isInk: (x, y) => (bytes[head.length + y * across + x] ?? 255) < INK,
  };
}

const turnedRight = ({ width, height, isInk }: Dots): Dots => ({
  width: height,
  height: width,
  isInk: (x, y) => isInk(y, height - 1 - x),
});

const counted = (many: number, across: number, isInk: (index: number, at: number) => boolean): number[] =>
  Array.from({ length: many }, (_, index) => {
    let dots = 0;
    for (let at = 0; at < across; at += 1) if (isInk(index, at)) dots += 1;
    return dots;
  });

const firstOf = (counts: readonly number[]) => counts.findIndex((dots) => dots > 0);
const lastOf = (counts: readonly number[]) => counts.findLastIndex((dots) => dots > 0);

/** The middle of each run that has more ink than `least`, in mm. */
function linesIn(counts: readonly number[], least: number): number[] {
  const lines: number[] = [];
  for (let at = 0; at < counts.length; at += 1) {
    const from = at;
    while ((counts[at] ?? 0) > least) at += 1;
    if (at > from) lines.push(((from + at - 1) / 2) * MM_PER_DOT);
  }
  return lines;
}
