import type { Snippet } from '#shared/contract/search.ts';
import { folded, type Wanted } from './searched-text.ts';

/** How much of a text is shown, and at most how much of it before the first place that was found. */
const SHOWN = 96;
const BEFORE = 24;
/** Where a sentence begins anew. */
const SENTENCE_END = /[。！？；\n]/g;

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
  const from = beginning(text, first);
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

/** Where to begin so that `first` is soon met: with its sentence, or in the midst of a long one. */
function beginning(text: string, first: number): number {
  if (first <= BEFORE) return 0;
  const before = text.slice(first - BEFORE, first);
  const end = [...before.matchAll(SENTENCE_END)].at(-1);
  return end ? first - BEFORE + end.index + 1 : wholeCharacter(text, first - BEFORE);
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
