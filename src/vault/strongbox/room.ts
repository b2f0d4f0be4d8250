import type { AttachmentId } from '#shared/contract/fields.ts';
import type { SafetyPolicy } from '#shared/contract/safety.ts';
import type { Shell } from '#shared/contract/shell.ts';
import type { Access } from './database/access.ts';
import type { Connection } from './database/connection.ts';
import type { Moment } from './database/moment.ts';
import type { InTurn } from './in-turn.ts';
import type { DerivedKeys } from './keys/derived-keys.ts';
import type { KeyRing } from './keys/key-ring.ts';

/**
 * The open vault, as every rule may see it. It knows no domain: what a domain keeps while the room is open stands
 * with the domain (`perRoom`).
 */
export interface Room {
  /** The vault's folder. */
  folder: string;
  vaultId: string;
  /** For what is no single transaction: backups, re-keying. Everything else goes through `access`. */
  connection: Connection;
  derived: DerivedKeys;
  access: Access;
  now: () => number;
  /** What `access` says of each act: when it is, and who sits at the PC. */
  moment: () => Moment;
  /** Path of the database's native module where the shipped one cannot be loaded. */
  nativeBinding: string | undefined;
  /** When the room was last used by this PC's clock, if that lies ahead of now: the clock was set back. */
  clockSetBackFrom: number | null;
  /** Attachments whose file was not there when the room was opened. */
  missingAttachments: readonly AttachmentId[];
  shell: Shell;
  requestLock(): void;
  /** Who sits at the PC; everything written down bears this name. */
  readonly person: string;
  /** The person's name was corrected: what is written from now on bears the new one. */
  renamePerson(name: string): void;
  guardWindow(policy: SafetyPolicy): void;
  /** Something was copied from a page. */
  reportCopy(): void;
  /** The slot through which the room was opened. */
  slotId: string;
  keys: KeyRing;
  versions: { app: string; sqlite: string };
  /** One after the other: letters take their numbers, keys are changed, everything is encrypted anew. */
  inTurn: InTurn;
  /** Aborted as soon as the room is going to close: what is long and can be done again stops and cleans up. */
  readonly closing: AbortSignal;
  /** Tells of it; the room still takes the page's last words until `close`. */
  startClosing(): void;
  /** True from `close` on: nothing is read or written any more. */
  isClosed: boolean;
  /** Closes the database; a second time does nothing. */
  close(): void;
}

/**
 * What a domain keeps while a room is open, such as a file that lies on its desk: made when it is first asked for,
 * and gone with the room.
 *
 * @returns the state of a room, the same one each time.
 */
export function perRoom<State>(make: (room: Room) => State): (room: Room) => State {
  const states = new WeakMap<Room, State>();
  return (room) => {
    const known = states.get(room);
    if (known !== undefined) return known;
    const state = make(room);
    states.set(room, state);
    return state;
  };
}
