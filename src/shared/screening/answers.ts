import { spaceless } from '../written-text.ts';
import { answersOf, type Scale, type ScaleVersion } from './scales.ts';

/** Answers in words, the lowest first, as platforms write them. */
const IN_WORDS: Readonly<Partial<Record<Scale, readonly RegExp[]>>> = {
  mht: [/^(否|不是|×|x|no?|f|false)$/i, /^(是|√|✓|yes|y|t|true)$/i],
  phq9: [
    /^(完全不会|没有|从不|完全没有|根本没有)$/,
    /^(好几天|有几天|几天)$/,
    /^(一半以上(的)?(天数|日子|时间)?|超过一(半|周)(以上)?)$/,
    /^(几乎每天|几乎天天|每天)$/,
  ],
  sdq: [/^(不符合|完全不符合)$/, /^(有点符合|有些符合|部分符合)$/, /^(完全符合|符合|非常符合)$/],
  scl90: [/^(没有|无|从无)$/, /^(很轻|轻度|较轻)$/, /^(中等|中度)$/, /^(偏重|较重)$/, /^(严重|重度)$/],
  mssmhs: [/^(没有|无|从无)$/, /^(轻度|很轻)$/, /^(中度|中等)$/, /^(偏重|较重)$/, /^(严重|重度)$/],
};

/** A number as it stands in a sheet: 61, 61.5, 61分; undefined where it is none. */
export function numberWritten(written: string): number | undefined {
  const plain = spaceless(written).replace(/分$/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** An answer as it stands in a sheet: a number, one in front of words (2.中等), or words (中等, C.中等); undefined where it is none. */
export function answerWritten(scale: Scale, version: ScaleVersion, written: string): number | undefined {
  const plain = spaceless(written);
  const number = numberWritten(plain) ?? numberWritten(/^(\d)[.、:：(（]/.exec(plain)?.[1] ?? '');
  if (number !== undefined) return number;
  const words = IN_WORDS[scale === 'gad7' ? 'phq9' : scale] ?? [];
  // A. of an option says nothing by itself: some count from the other end.
  const option = plain.replace(/^[a-h][.、．:：)）]/i, '');
  const place = words.findIndex((pattern) => pattern.test(option));
  return place === -1 ? undefined : answersOf(scale, version)[0] + place;
}
