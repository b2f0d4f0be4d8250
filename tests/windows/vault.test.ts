import { expect, inject, test } from 'vitest';

/*
 * Wine stands in for Windows: its own Node and its own binaries of the database and of Argon2, on Wine's files. Wine
 * knows Windows' names, paths and drives. Where it is more lenient than Windows, the scenario says so; it knows no
 * antivirus and no indexer, which on a real PC hold files for moments.
 */

for (const { name, error } of inject('played')) {
  test(name, () => {
    if (error) throw new Error(error);
  });
}

test('all of them were played, and nothing was said besides', () => {
  expect(inject('words')).toEqual({ said: '', exitCode: 0 });
});
