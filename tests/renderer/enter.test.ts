import { expect, test } from 'vitest';
import { source } from './source.ts';

/**
 * In every form Enter does what the browser does: in a field of one line it hands the form in, in a field of several a
 * new line begins. Ctrl+S and Ctrl+Enter hand in from anywhere (parts/record-form.tsx).
 */

const screens = source.filter(({ name }) => name.startsWith('renderer/'));
const naming = (what: RegExp) => screens.filter(({ text }) => what.test(text)).map(({ name }) => name);

test('nothing but lists, the grid, searches and the one form listens to Enter', () => {
  expect(naming(/'Enter'/).sort()).toEqual([
    // As in a spreadsheet: it saves and goes down (docs/decisions/0031).
    'renderer/follow-ups/grid-hand.tsx',
    'renderer/parts/list-rows.tsx',
    'renderer/parts/record-form.tsx',
    'renderer/parts/wizard.tsx',
    // Chooses what is found.
    'renderer/phrases/phrase-palette.tsx',
    'renderer/room/key-map.tsx',
    'renderer/room/room-keys.ts',
    'renderer/search/search-palette.tsx',
    'renderer/students/student-filter-bar.tsx',
  ]);
});

test('what is handed in stands in the one form', () => {
  // Where the chosen students of a class go is handed on to the next step, and kept nowhere yet.
  expect(naming(/<form\b/).sort()).toEqual([
    'renderer/parts/record-form.tsx',
    'renderer/roll-over/students-of-class.tsx',
  ]);
});
