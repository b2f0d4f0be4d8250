import { test } from '@playwright/test';
import { walkPlaces } from '#tests/screens/walk.ts';
import { expectAccessible } from './accessible.ts';

test('axe finds nothing serious at any place, from the first opening to the locked door, in light and in dark, and Tab comes to everything on it', async () => {
  test.setTimeout(1_800_000);
  await expectAccessible(walkPlaces);
});
