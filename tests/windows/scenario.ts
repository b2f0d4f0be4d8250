import type { TestDesk } from '../vault/open-desk.ts';

/** Where a scenario plays: a PC of its own, by Windows' paths. */
export interface Stage {
  /** A new folder with a Chinese name. */
  folder: string;
  /** A vault in it, founded as all tests' vaults are and open. */
  room(): Promise<TestDesk & { recoveryCode: string }>;
  /** The root of a drive that is another disk than the vault's, as a stick is. */
  drive: string;
  /** A folder that another PC shares. */
  share: string;
}

/** What a counsellor does on a Windows PC, by the name that the test bears; it throws where something is not so. */
export type Scenarios = Readonly<Record<string, (stage: Stage) => Promise<void>>>;

/** How one went; `error` is null when all was so. */
export interface Played {
  name: string;
  error: string | null;
  ms: number;
}
