import { pinyin } from 'pinyin-pro';

/**
 * What anybody who knows the school and its people would try: each name, its parts, its pinyin and its initials,
 * in lower case.
 */
export function knownNames(names: readonly string[]): string[] {
  return [...new Set(names.flatMap(spellings))].filter((word) => word.length >= (isLatin(word) ? 3 : 2));
}

/** Two letters or one character stand in many a word by chance. */
const isLatin = (word: string) => /^[a-z]/.test(word);

function spellings(name: string): string[] {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  // The beginning of a school's name is its place; its last words are those of every school.
  const parts = [plain, plain.slice(0, 2), plain.slice(0, 4), plain.slice(1), plain.slice(2)];
  return parts.flatMap((part) => {
    const syllables = pinyin(part, { toneType: 'none', type: 'array', surname: 'head', v: true });
    return [part, syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join(''), ...syllables];
  });
}
