import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line, optionalPhone, prose } from '#shared/contract/fields.ts';
import { cleanLine, cleanText, personName, phoneText, plainLine, spaceless } from '#shared/written-text.ts';

/** Letters as they come from web pages, PDFs, Word and input methods. */
const letters = fc.oneof(
  fc.constantFrom(
    ...'张三⻢⾼a1１Ａ，. ・•·\n\t\r\v\f\u0085\u2028\u00a0\u3000\u200b\u200d\u202d\u2060\ufeff\ufe0f\u3164\u115f\u2800\u00ad\u{e0100}',
    '👨‍👩‍👧',
    '🇨🇳',
    '☎️',
    '1️⃣',
    'e\u0301',
    'ئۇ',
  ),
  fc.string({ unit: 'binary', maxLength: 2 }),
);
const text = fc.array(letters, { maxLength: 20 }).map((parts) => parts.join(''));
const cleaners = { cleanText, cleanLine, plainLine, spaceless, personName, phoneText };

test.each(Object.entries(cleaners))('%s: cleaning twice is cleaning once', (_, clean) => {
  fc.assert(
    fc.property(text, (written) => clean(clean(written)) === clean(written)),
    { numRuns: 2_000 },
  );
});

test('nothing is lost that a person can see', () => {
  const seen = (written: string) => written.normalize('NFKC').match(/[\p{L}\p{N}\p{P}\p{S}]/gu)?.length ?? 0;
  const plain = fc.string({
    unit: fc.constantFrom(...'张三李四，。（）abcXYZ019１２Ａé·-—…“”？！？'),
    maxLength: 30,
  });
  fc.assert(fc.property(plain, (written) => seen(cleanText(written)) === seen(written)));
  for (const emoji of ['👨‍👩‍👧', '🇨🇳', '☎️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) expect(cleanText(emoji)).toBe(emoji);
});

test('what is typed into a field is cleaned, not refused', () => {
  expect(prose().parse('第一行\u000b第二行\u2028第三\u200b行\u202d')).toBe('第一行\n第二行\n第三行');
  expect(line().parse('王\u200b⼩明\u3164')).toBe('王小明');
  expect(() => line().parse('\u200b\u3164')).toThrow('请填写');
});

test.each([
  ['１３８００１３８０００', '13800138000'],
  ['138–0013–8000', '138-0013-8000'],
  ['\u202d138 0013 8000\u202c', '138 0013 8000'],
  ['138\u200b00138000', '13800138000'],
  ['（０５７１）８８８８００００', '(0571)88880000'],
])('the phone %s is taken as %s', (typed, kept) => {
  expect(optionalPhone.parse(typed)).toBe(kept);
});
