import { afterEach, expect, test, vi } from 'vitest';
import { KEEP_AFTER_MS, typedOver } from '#renderer/parts/draft.ts';
import { doAllNow, soon } from '#renderer/parts/soon.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('only what a person changed is typed: the rest comes from the record as it is now', () => {
  const record = { name: '李安', phone: '', tags: ['a'], bornOn: null };
  expect(typedOver(record, { ...record, name: '李安安' })).toEqual({ name: '李安安' });
});

test('a form that was only looked at leaves no draft, also where it holds lists', () => {
  const record = { name: '李安', tags: ['a'] };
  expect(typedOver(record, { name: '李安', tags: ['a'] })).toEqual({});
});

test('a field that was emptied was changed', () => {
  expect(typedOver({ bornOn: '2012-05-05' as string | null }, { bornOn: null })).toEqual({ bornOn: null });
});

test('whoever types without a pause never has more than two seconds that are not in the vault', async () => {
  vi.useFakeTimers();
  let written = 0;
  const kept: { written: number; at: number }[] = [];
  const start = Date.now();
  const keeping = soon(async () => {
    kept.push({ written, at: Date.now() - start });
  }, KEEP_AFTER_MS);
  for (let key = 1; key <= 600; key += 1) {
    written = key;
    keeping.ask();
    await vi.advanceTimersByTimeAsync(50);
    const inVault = kept.at(-1)?.written ?? 0;
    // Each key is 50 ms: a kill now loses these.
    expect((written - inVault) * 50).toBeLessThanOrEqual(2_000);
  }
  await doAllNow();
  expect(kept.at(-1)?.written).toBe(600);
});

test('what was handed in or given up is not kept after', async () => {
  vi.useFakeTimers();
  let times = 0;
  const keeping = soon(async () => {
    times += 1;
  }, KEEP_AFTER_MS);
  keeping.ask();
  keeping.forget();
  await vi.advanceTimersByTimeAsync(5_000);
  await doAllNow();
  expect(times).toBe(0);
});
