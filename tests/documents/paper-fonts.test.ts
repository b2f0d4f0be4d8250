import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

const RARE = resolve('src/renderer/paper/rare-font.css');
const SERIF = createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/400.css');

/** The characters that a stylesheet's fonts say they hold. */
function declaredBy(stylesheet: string): Set<number> {
  const codes = new Set<number>();
  for (const [, ranges = ''] of readFileSync(stylesheet, 'utf8').matchAll(/unicode-range:\s*([^;]+);/g))
    for (const [, first = '', last = first] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1)
        codes.add(code);
  return codes;
}

const bundled = new Set([...declaredBy(SERIF), ...declaredBy(RARE)]);
const missingFrom = (text: string): string[] =>
  [...text].filter((character) => !bundled.has(character.codePointAt(0) ?? 0));

test('every character of 通用规范汉字表 has a bundled font', () => {
  const standard = readFileSync(
    resolve('tests/documents/fonts/general-standard-characters.txt'),
    'utf8',
  ).trim();
  expect([...standard]).toHaveLength(8105);
  expect(missingFrom(standard)).toEqual([]);
});

test('so have rare characters of names, ethnic-minority names, and what the forms print', () => {
  expect(missingFrom('𠮷㛃䶮·阿卜杜热合曼·买买提艾力〔〕（）：。，、“”—…□')).toEqual([]);
});

test('so has all of Extension A and every character of the basic block that Unicode 10 had', () => {
  const block = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)).join('');
  expect(missingFrom(block(0x3400, 0x4db5) + block(0x4e00, 0x9fea))).toEqual([]);
});

test('every slice that the stylesheet names is in the repository', () => {
  const slices = [...readFileSync(RARE, 'utf8').matchAll(/url\(['"]?([^'")]+)/g)].map(
    ([, path = '']) => path,
  );
  expect(slices.length).toBeGreaterThan(3);
  for (const slice of slices) expect(existsSync(resolve(dirname(RARE), slice)), slice).toBe(true);
});
