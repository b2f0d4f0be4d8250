import { useNumberWords } from '#renderer/parts/number-words.ts';

/** What becomes of everything else in the watchlist when its names are masked. */
export function useMaskedToo(): string {
  const { own: numberWord } = useNumberWords();
  return `原因里写到的姓名也遮住，不含${numberWord}`;
}
