import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, source } from './source.ts';

/** docs/words.md: one word for one act. */

const table = readFileSync(join(ROOT, 'docs/words.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \p{Script=Han}/u.test(line))
  .map((line) => {
    const [, word = '', , instead = ''] = line.split('|').map((cell) => cell.trim());
    return { word, instead: instead.split(', ').filter(Boolean) };
  });

test('each act is called by its one word, and by no other', () => {
  expect(table.length).toBeGreaterThan(20);
  expect(table.filter(({ word }) => !source.some(({ text }) => text.includes(word)))).toEqual([]);
  const others = table.flatMap(({ word, instead }) =>
    instead.flatMap((other) =>
      source
        .filter(({ text }) => text.includes(other))
        .map(({ name }) => `${name}: ${other} is called ${word}`),
    ),
  );
  expect(others).toEqual([]);
});

test('the button that keeps a form says 保存, and what only where another form stands on the same page', () => {
  const labels = source.flatMap(({ name, text }) =>
    [...text.matchAll(/submitLabel[=:] ?(?:\{|)["'](保存[^"']+)["']/g)].map(
      ([, label]) => `${name}: ${label}`,
    ),
  );
  expect(labels).toEqual([
    'renderer/follow-ups/follow-up-sheet.tsx: 保存并写下一位',
    'renderer/settings/school-form.tsx: 保存学校信息',
    'renderer/settings/school-form.tsx: 保存识别号码',
  ]);
});

test('a printer stands beside nothing but what prints', () => {
  const printers = source.filter(({ text }) => text.includes('IconPrinter')).map(({ name }) => name);
  expect(printers).toEqual([
    // Before there is a room.
    'renderer/door/recovery-code.tsx',
    'renderer/follow-ups/follow-up-board.tsx',
    'renderer/papers/paper-buttons.tsx',
    'renderer/papers/print-form.tsx',
    'renderer/students/file-menu.tsx',
    'renderer/weekly-reports/weekly-board-screen.tsx',
    'renderer/workbench/workbench.tsx',
  ]);
});
