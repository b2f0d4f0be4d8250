import type { Snippet } from '#shared/contract/search.ts';
import { folded, type Wanted } from './searched-text.ts';

/** How much of a text is shown, and how much of it before the first place that was found. */
const SHOWN = 96;
const BEFORE = 16;

/**
 * The stretch of a text in which the first of the words stands, with every place where any of them stands.
 *
 * @param text as the index has read it.
 */
export function snippetOf(text: string, wanted: readonly Wanted[]): Snippet {
  const plain = folded(text);
  const places = wanted
    .flatMap(({ pattern }) => [...plain.matchAll(pattern)])
    .map(({ index, 0: { length } }) => [index, index + length] as const)
    .sort(([one], [other]) => one - other);
  const first = places[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : wholeCharacter(text, first - BEFORE);
  const until = wholeCharacter(text, Math.min(text.length, from + SHOWN));
  const head = from > 0 ? '…' : '';
  const shift = head.length - from;
  return {
    text: head + text.slice(from, until).replaceAll('\n', ' ') + (until < text.length ? '…' : ''),
    marks: joined(places.filter(([, end]) => end <= until)).map(([start, end]) => [
      start + shift,
      end + shift,
    ]),
  };
}

/** Not in the middle of a rare character, which takes two places. */
function wholeCharacter(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}

/** Places that touch or overlap are one. */
function joined(places: readonly (readonly [number, number])[]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [start, end] of places) {
    const last = whole.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}
