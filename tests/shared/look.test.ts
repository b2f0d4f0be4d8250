import { expect, test } from 'vitest';
import { AS_DESIGNED, changedLook, type LookOfThisPc, TEXT_SIZES } from '#shared/contract/look.ts';

test('the text grows and shrinks step by step, and stops at either end', () => {
  const steps = (change: 'larger' | 'smaller') => {
    const looks: LookOfThisPc[] = [AS_DESIGNED];
    for (let step = 0; step < TEXT_SIZES.length; step += 1) {
      looks.push(changedLook(looks.at(-1) ?? AS_DESIGNED, { textSize: change }));
    }
    return looks.map(({ textSize }) => textSize);
  };
  expect(steps('larger').slice(0, 6)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2]);
  expect(steps('larger').at(-1)).toBe(2);
  expect(steps('smaller').at(-1)).toBe(0.8);
});

test('what is not changed stays', () => {
  const dark = changedLook(AS_DESIGNED, { colours: 'dark' });
  expect(dark).toEqual({ textSize: 1, colours: 'dark' });
  expect(changedLook(dark, { textSize: 1.5 })).toEqual({ textSize: 1.5, colours: 'dark' });
});
