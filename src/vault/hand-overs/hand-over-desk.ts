import type { HandOver } from '#shared/contract/hand-overs.ts';

/** A pack of another school that was chosen, and waits for its password and a yes. */
export interface ChosenPack {
  token: string;
  fileName: string;
  bytes: Uint8Array;
  /** Once the password was right. */
  pack: HandOver | null;
}

/** One pack at a time. */
export interface HandOverDesk {
  chosen: ChosenPack | null;
}
