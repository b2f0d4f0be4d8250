import { backUp } from './back-up.ts';
import { caseWork } from './case-work.ts';
import type { Hands } from './hands.ts';
import { reencrypt } from './reencrypt.ts';
import { upgrade } from './upgrade.ts';

/** What a process does until it is killed, by name. None of them may end by itself. */
export const scenarios = { caseWork, backUp, reencrypt, upgrade } satisfies Record<
  string,
  (hands: Hands) => Promise<never>
>;
export type ScenarioName = keyof typeof scenarios;
