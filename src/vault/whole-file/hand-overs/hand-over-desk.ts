import type { HandOver } from '#shared/contract/hand-overs.ts';
import { perRoom } from '#vault/strongbox/room.ts';

/** A pack of another school that was chosen, and waits for its password and a yes. */
export interface ChosenPack {
  token: string;
  fileName: string;
  bytes: Uint8Array;
  /** Once the password was right. */
  pack: HandOver | null;
}

/** One pack at a time. */
export const handOverDesk = perRoom(() => ({ chosen: null as ChosenPack | null }));
