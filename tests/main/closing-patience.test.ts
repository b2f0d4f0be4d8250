import { expect, test } from 'vitest';
import { ClosingPatience } from '#main/closing-patience.ts';

/*
 * A notebook was shut while the vault made its backup. When it woke up after the night, the time slept through
 * counted as time waited, and the vault was ended at once, in the middle of what it did.
 */

/** Seconds awake until there is no more to wait for; a vault that still finishes something says so every two. */
function secondsWaited(work?: 'backup' | 'reencryption'): number {
  const patience = new ClosingPatience();
  for (let second = 1; ; second += 1) {
    if (work && second % 2 === 0) patience.hear(work);
    if (patience.secondPassed()) return second;
  }
}

test('a vault that says nothing gets ten seconds', () => {
  expect(secondsWaited()).toBe(10);
});

test('a backup is waited for as long as it says so, and not for ever', () => {
  expect(secondsWaited('backup')).toBe(20 * 60);
});

test('a re-encryption of gigabytes is not cut off after twenty minutes', () => {
  expect(secondsWaited('reencryption')).toBeGreaterThan(3600);
});

test('a vault that falls silent is ended a minute after its last word', () => {
  const patience = new ClosingPatience();
  patience.hear('backup');
  let waited = 1;
  while (!patience.secondPassed()) waited += 1;
  expect(waited).toBe(60);
});
