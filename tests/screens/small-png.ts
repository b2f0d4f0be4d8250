import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/**
 * A picture of a screen as a PNG with a palette: a third of the size. The common colours stay as they are, and so does
 * a rare one that is like no other, such as a level's; the edges of letters become the nearest of them.
 */
export function smallPng(bytes: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(bytes);
  const pixels = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let index = 0; index < pixels.length; index += 1) {
    const colour = data.readUIntBE(index * 4, 3);
    pixels[index] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = distinct([...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour));
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const placeOf = (colour: number) => {
    const known = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, known);
    return known;
  };
  // Each line begins with its filter: none, which suits flat colours.
  const lines = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, index) => {
    lines[index + Math.floor(index / width) + 1] = placeOf(colour);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, place) => {
    colours.writeUIntBE(colour, place * 3, 3);
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours that are further apart than what has to give way for a palette, the commonest first. */
function distinct(colours: readonly number[]): number[] {
  for (let apart = 0; ; apart += 4) {
    const kept: number[] = [];
    for (const colour of colours) {
      if (kept.length > MOST_COLOURS) break;
      if (apart === 0 || kept.every((other) => between(colour, other) > apart ** 2)) kept.push(colour);
    }
    if (kept.length <= MOST_COLOURS) return kept;
  }
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  palette.forEach((candidate, place) => {
    if (between(candidate, colour) < between(palette[best] ?? 0, colour)) best = place;
  });
  return best;
}

/** How far apart two colours are, squared. */
function between(one: number, other: number): number {
  const channel = (of: number, shift: number) => (of >> shift) & 0xff;
  return [16, 8, 0].reduce((sum, shift) => sum + (channel(one, shift) - channel(other, shift)) ** 2, 0);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
