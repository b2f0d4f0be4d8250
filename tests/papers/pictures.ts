import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PNG } from 'pngjs';

/** Large enough to see a line that moved by a millimetre, small enough to lie beside the tests. */
const DOTS_PER_INCH = 60;

/** A page in grey, from its upper left. */
export interface Picture {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** The pages of a PDF as PNG in grey. */
export function pictured(file: string): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-pictures-'));
  try {
    execFileSync('pdftoppm', ['-r', String(DOTS_PER_INCH), '-gray', '-png', file, join(folder, 'page')]);
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function pictureOf(png: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, grey: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0) };
}

/** A picture to be kept: in four greys, which is a quarter of the bytes. */
function keptAs({ width, height, grey }: Picture): Buffer {
  const png = new PNG({ width, height });
  for (const [at, each] of grey.entries()) {
    const coarse = Math.round(each / 85) * 85;
    png.data.set([coarse, coarse, coarse, 255], at * 4);
  }
  return PNG.sync.write(png, { colorType: 0, deflateLevel: 9 });
}

/** How far two greys may be from each other, out of 255, once each dot is mixed with those around it. */
const NEAR = 60;
/** Of a page's dots, so many may be further: the edges of letters, as another version of a program draws them. */
const MOST_OFF = 0.0005;

/**
 * Whether two pages look the same: lines, breaks and blanks are where they were. The edges of letters may be drawn
 * otherwise; a line that moved by a millimetre, or another word, may not.
 */
export function looksLike(one: Picture, other: Picture): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  const [mixedOne, mixedOther] = [mixed(one), mixed(other)];
  const off = mixedOne.reduce(
    (sum, grey, at) => sum + (Math.abs(grey - (mixedOther[at] ?? 0)) > NEAR ? 1 : 0),
    0,
  );
  return off <= mixedOne.length * MOST_OFF;
}

/** Each dot as the mean of itself and the eight around it. */
function mixed({ width, height, grey }: Picture): Float32Array {
  const means = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      let sum = 0;
      for (const row of [y - 1, y, y + 1])
        for (const column of [x - 1, x, x + 1]) sum += grey[row * width + column] ?? 0;
      means[y * width + x] = sum / 9;
    }
  return means;
}

const REFERENCES = join(import.meta.dirname, 'pictures');
const SEEN = join(import.meta.dirname, '../../test-results/papers');

/**
 * What is wrong with a paper against its pictures in `tests/papers/pictures`, one line each. What was printed instead is
 * laid in `test-results/papers`: whoever looked at it and finds it right moves it over.
 */
export function troublesWith(file: string): string[] {
  const name = basename(file, '.pdf');
  const pages = pictured(file);
  const known = existsSync(REFERENCES)
    ? readdirSync(REFERENCES).filter((each) => each.startsWith(`${name}-`))
    : [];
  const troubles = pages.flatMap((png, index) => {
    const page = `${name}-${index + 1}.png`;
    const reference = join(REFERENCES, page);
    if (existsSync(reference) && looksLike(pictureOf(readFileSync(reference)), pictureOf(png))) return [];
    mkdirSync(SEEN, { recursive: true });
    writeFileSync(join(SEEN, page), keptAs(pictureOf(png)));
    return [`${page} looks otherwise than in tests/papers/pictures; see it in test-results/papers`];
  });
  if (known.length > pages.length) troubles.push(`${name} has ${pages.length} pages and had ${known.length}`);
  return troubles;
}
