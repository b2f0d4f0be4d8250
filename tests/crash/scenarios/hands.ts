import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import type { Desk } from '#vault/desk/handlers.ts';

/** What a scenario works with. */
export interface Hands {
  /** Holds `vault/`, and is free to write in. */
  folder: string;
  password: string;
  run: string;
  desk: Desk;
  /** The person's answers to the next file dialogs. */
  chosen: { open: string | null; save: string | null; folder: string | null };
  /** Asks through the one request wrapper; a refusal ends the process. */
  ask<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** A line on stdout: what it names was answered with "saved" before. */
  keepWord(word: object): void;
}
