import { z } from 'zod';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { WordMeaning } from '#shared/contract/watchlist.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { spaceless } from '#shared/written-text.ts';
import { readFile } from '#vault/roll/roster/read-file.ts';
import { isLifted, levelNamed } from '#vault/roll/roster/reading/level-words.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { PreferenceBook } from '#vault/strongbox/preferences/preference-book.ts';
import type { Room } from '#vault/strongbox/room.ts';

const KEPT = 'watchlist.levelWords';
/** A longer one is a sentence, and may tell of somebody: it is asked anew. */
const LONGEST_KEPT = 8;

const kept = z.record(z.string(), z.enum([...codesOf(ALERT_LEVELS), 'leftOut']));

/** What a word means: as the person has said now, or beyond doubt. */
export function meaningOf(
  written: string,
  words: InputOf<'watchlist.compareList'>['words'],
): WordMeaning | undefined {
  return (
    words.find((word) => spaceless(word.written) === spaceless(written))?.meaning ?? meantBeyondDoubt(written)
  );
}

function meantBeyondDoubt(written: string): WordMeaning | undefined {
  return isLifted(written) ? 'leftOut' : levelNamed(written);
}

/**
 * The words for levels in the list on the desk, the most frequent first.
 *
 * @throws Refusal of `readFile`.
 */
export async function listWords(
  room: Room,
  { token, sheets }: InputOf<'watchlist.listWords'>,
): Promise<OutputOf<'watchlist.listWords'>> {
  const file = await readFile(room, { token, sheets, schoolYear: 0 });
  const written = file.sheets.flatMap(({ reading }) => reading.rows.map(({ listed }) => listed?.level ?? ''));
  const before = room.access.jot((_drafts, preferences) => keptMeanings(preferences));
  return [...Map.groupBy(written.filter(Boolean), spaceless)]
    .map(([key, alike]) => {
      const [word = key] = alike;
      const own = meantBeyondDoubt(word);
      const meaning = before[key] ?? own ?? null;
      const by = before[key] ? ('kept' as const) : own ? ('word' as const) : null;
      return { written: word, rows: alike.length, meaning, by };
    })
    .sort((one, other) => other.rows - one.rows);
}

function keptMeanings(preferences: PreferenceBook): Record<string, WordMeaning> {
  const content = preferences.all()[KEPT];
  return content === undefined ? {} : (kept.safeParse(JSON.parse(content)).data ?? {});
}

/**
 * Keeps what a person said that words mean, for the next list; what goes without saying is not kept.
 *
 * @returns what is new of it, as the log tells it.
 */
export function keepMeanings(writer: Writer, words: InputOf<'watchlist.compareList'>['words']): string[] {
  const said = words.filter(
    ({ written, meaning }) => written.length <= LONGEST_KEPT && meantBeyondDoubt(written) !== meaning,
  );
  const preferences = new PreferenceBook(writer.db);
  const before = keptMeanings(preferences);
  const now = Object.fromEntries(said.map((word) => [spaceless(word.written), word.meaning]));
  preferences.keep(KEPT, JSON.stringify({ ...before, ...now }));
  return Object.entries(now)
    .filter(([word, meaning]) => before[word] !== meaning)
    .map(([word, meaning]) => `${word}：${meaning === 'leftOut' ? '不写入' : ALERT_LEVELS[meaning]}`);
}
