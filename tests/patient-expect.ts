import { expect as expected } from '@playwright/test';

/**
 * Waits as long as a busy PC takes, also outside of the runner, whose settings only reach tests: a demo and the
 * pictures of the screens would give up after 5 seconds.
 */
export const expect = expected.configure({ timeout: 60_000 });
