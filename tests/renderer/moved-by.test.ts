import { expect, test } from 'vitest';
import { movedBy } from '#renderer/parts/moved-by.ts';

test('a guardian moves a step up or down, and not beyond the ends', () => {
  const list = ['父', '母', '祖母'];
  expect(movedBy(list, '母', -1)).toEqual(['母', '父', '祖母']);
  expect(movedBy(list, '母', 1)).toEqual(['父', '祖母', '母']);
  expect(movedBy(list, '父', -1)).toEqual(list);
  expect(movedBy(list, '祖母', 1)).toEqual(list);
  expect(movedBy(list, '没有', 1)).toEqual(list);
});
