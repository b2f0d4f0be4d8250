import { test } from '@playwright/test';
import { walkWhatOpens } from '#tests/screens/walk.ts';
import { expectAccessible } from './accessible.ts';

test('axe finds nothing serious on anything that opens over a place, in light and in dark, and Tab comes to everything on it', async () => {
  test.setTimeout(1_800_000);
  await expectAccessible(walkWhatOpens);
});
