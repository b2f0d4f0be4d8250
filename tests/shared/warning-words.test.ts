import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WARNING_WORDS, warningWordsIn } from '#shared/warning-words.ts';

test('words are found wherever they stand, also over the end of a line, each once', () => {
  expect(warningWordsIn('她说不想\n活了，真的不想活。还写了遗书', WARNING_WORDS)).toEqual(['不想活', '遗书']);
  expect(warningWordsIn('这周睡得好些，和同学打球。', WARNING_WORDS)).toEqual([]);
});

test('what is found is of the list and in the text, and nothing of an empty list', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1, maxLength: 3 })), (text, words) => {
      const plain = text.replace(/\s+/g, '');
      for (const word of warningWordsIn(text, words)) {
        expect(words).toContain(word);
        expect(plain).toContain(word);
      }
      expect(warningWordsIn(text, [])).toEqual([]);
    }),
  );
});
