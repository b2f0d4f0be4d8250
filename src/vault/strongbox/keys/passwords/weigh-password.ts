import type { MatchEstimated, MatchExtended, MatcherConstructor, ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { PasswordWeight } from '#shared/contract/vault.ts';
import { Refusal } from '#shared/outcome.ts';
import { CHINESE_HABITS } from './chinese-habits.ts';
import { inWordsOfTime } from './guessing-time.ts';
import { knownNames } from './known-names.ts';
import { numberGuesses, numberRuns } from './numbers.ts';
import { pinyinRuns } from './pinyin-syllables.ts';

/**
 * How many guesses a thief of the whole PC makes in a second with a good graphics card: Argon2id at its floor
 * moves about half a gigabyte for each.
 */
const GUESSES_PER_SECOND = 1_000;

/** Below so many guesses (a day of them) a password is refused; the bounds of the words that tell its strength. */
const BOUNDS = { weak: 1e6, fair: 1e8, strong: 1e10, veryStrong: 1e13 };

/** A password is weighed by its beginning; whoever types more than this has a good one or repeats himself. */
const MOST_WEIGHED = 64;

/**
 * How long a password would hold against somebody who took the whole PC and knows the school.
 *
 * @param names the school's, and those of the people who hold passwords.
 */
export async function weighPassword(password: string, names: readonly string[]): Promise<PasswordWeight> {
  const { guesses, sequence } = await estimate(password, names);
  const strength = strengthOf(guesses);
  const accepted = guesses >= BOUNDS.fair;
  return {
    strength,
    accepted,
    guessingTime: inWordsOfTime(guesses / GUESSES_PER_SECOND),
    advice: !accepted ? adviceOn(sequence) : strength === 'fair' ? GOOD_ENOUGH : GOOD,
  };
}

/**
 * Refuses a password that is easily guessed.
 *
 * @throws Refusal `weakPassword`, at the field `password`, with what to do instead.
 */
export async function mustBeHardToGuess(password: string, names: readonly string[]): Promise<void> {
  const { accepted, advice } = await weighPassword(password, names);
  if (accepted) return;
  throw new Refusal('weakPassword', '这个密码容易被猜到，还没有设置。请换一个。', { password: advice });
}

interface Guessed {
  guesses: number;
  sequence: MatchEstimated[];
}

async function estimate(password: string, names: readonly string[]): Promise<Guessed> {
  // As it becomes a key: see slot.ts.
  const weighed = password.normalize('NFKC').slice(0, MOST_WEIGHED);
  const { guesses, sequence } = (await estimator()).check(weighed, knownNames(names));
  // Each match in the best sequence has been estimated.
  const estimated = sequence as MatchEstimated[];
  return { guesses: Math.min(guesses, guessesBesideNames(estimated)), sequence: estimated };
}

const isName = ({ dictionaryName }: MatchEstimated) => dictionaryName === 'userInputs';

/** A name that everybody at the school knows counts for nothing, however it is written: the rest must hold. */
function guessesBesideNames(sequence: readonly MatchEstimated[]): number {
  if (!sequence.some(isName)) return Number.POSITIVE_INFINITY;
  // As the library reckons: all the guesses of the pieces, in any order of the pieces.
  return sequence.reduce(
    (product, match, index) => product * (isName(match) ? 1 : match.guesses) * (index + 1),
    1,
  );
}

let made: Promise<ZxcvbnFactory> | undefined;

/** Unpacked only when somebody sets a password: the lists of words take their time. */
function estimator(): Promise<ZxcvbnFactory> {
  made ??= makeEstimator();
  return made;
}

async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory(
    {
      dictionary: { ...dictionary, chineseHabits: [...CHINESE_HABITS] },
      graphs: adjacencyGraphs,
    },
    {
      pinyin: matcherOf(
        'pinyin',
        (password) => pinyinRuns(password).map(({ from, to, syllables }) => ({ i: from, j: to, syllables })),
        // Four hundred syllables, but the next one is seldom a surprise.
        ({ syllables }) => 100 ** Number(syllables),
      ),
      number: matcherOf(
        'number',
        (password) => numberRuns(password).map(({ from, to }) => ({ i: from, j: to })),
        ({ token }) => numberGuesses(token),
      ),
    },
  );
}

function matcherOf(
  pattern: string,
  find: (password: string) => { i: number; j: number; syllables?: number }[],
  guesses: (match: MatchExtended) => number,
) {
  // The library news it up itself; it has nothing to be told.
  const Matching = class {
    match({ password }: { password: string }): MatchExtended[] {
      return find(password).map((found) => ({
        ...found,
        pattern,
        token: password.slice(found.i, found.j + 1),
      }));
    }
  } as unknown as MatcherConstructor;
  return { Matching, scoring: guesses, feedback: () => null };
}

function strengthOf(guesses: number): PasswordWeight['strength'] {
  if (guesses < BOUNDS.weak) return 'veryWeak';
  if (guesses < BOUNDS.fair) return 'weak';
  if (guesses < BOUNDS.strong) return 'fair';
  return guesses < BOUNDS.veryStrong ? 'strong' : 'veryStrong';
}

const GOOD_ENOUGH = '可以使用。再加一个不相干的词会更牢靠。';
const GOOD = '很好，请记牢，不要写在电脑旁边。';
const INSTEAD = '请用几个不相干的词连起来，例如三四样东西的拼音，中间加空格。';

/** What makes a password weak, and what to do instead: the one finding that weighs most. */
function adviceOn(sequence: readonly MatchEstimated[]): string {
  const [only] = sequence;
  const isAll = sequence.length === 1;
  if (isAll && only?.pattern === 'dictionary' && !isName(only)) {
    return `这是很多人都在用的密码，一猜就中。${INSTEAD}`;
  }
  if (sequence.some(isName)) {
    return `里面有学校或教师的名字，知道的人容易猜到。${INSTEAD}`;
  }
  const longest = [...sequence].sort((one, other) => other.token.length - one.token.length).at(0);
  return `${WEAKNESS[longest?.pattern ?? ''] ?? '太短，容易被猜到。'}${INSTEAD}`;
}

const WEAKNESS: Readonly<Record<string, string>> = {
  dictionary: '里面有常用的词或数字，容易被猜到。',
  pinyin: '只有一两个词的拼音，容易被猜到。',
  spatial: '是键盘上相邻的键，容易被猜到。',
  repeat: '是重复的内容，容易被猜到。',
  sequence: '是连续的字母或数字，容易被猜到。',
  date: '像日期或生日，容易被猜到。',
  regex: '里面有年份，容易被猜到。',
  number: '是电话、证件号一类的数字，容易被猜到。',
};
