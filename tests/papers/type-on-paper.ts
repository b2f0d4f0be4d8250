import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM_PER_PT = 25.4 / 72;

/** A line of a page: what stands in it without its blanks, and where, in mm from the sheet's left and upper edges. */
export interface LineOnPaper {
  text: string;
  left: number;
  right: number;
  baseline: number;
  /** Of its type, pt. */
  size: number;
}

/** The lines of each page of a PDF, from its top. Blanks and drawn lines are none of them. */
export async function linesOnPaper(file: string): Promise<LineOnPaper[][]> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const pages: LineOnPaper[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const height = page.view[3] ?? 0;
    const pieces = (await page.getTextContent()).items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
      const left = x * MM_PER_PT;
      const right = left + item.width * MM_PER_PT;
      return [{ text: item.str.replace(/\s/g, ''), left, right, baseline: (height - y) * MM_PER_PT, size }];
    });
    pages.push(inLines(pieces));
  }
  return pages;
}

/** Pieces on one baseline, from left to right; a gap of more than two characters parts them, as columns are. */
function inLines(pieces: readonly LineOnPaper[]): LineOnPaper[] {
  const sorted = pieces.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  const lines: LineOnPaper[] = [];
  for (const piece of sorted) {
    const line = lines.find(
      ({ baseline, right, size }) =>
        Math.abs(baseline - piece.baseline) < 0.5 &&
        piece.left - right < size * 2 * MM_PER_PT &&
        piece.left - right > -1,
    );
    if (!line) lines.push({ ...piece });
    else {
      line.text += piece.text;
      line.right = piece.right;
      line.size = Math.max(line.size, piece.size);
    }
  }
  return lines;
}
