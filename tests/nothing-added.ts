import { afterAll, expect } from 'vitest';

// Files of one worker share their builtins: what a library adds to them is met by every file that comes after it.
afterAll(() => {
  const added = [Object, Array, String].flatMap(({ name, prototype }) =>
    Object.keys(prototype).map((key) => `${name}.prototype.${key}`),
  );
  expect(added, 'what was added to builtins: such a file belongs to those that run alone').toEqual([]);
});
