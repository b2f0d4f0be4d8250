import type { Outcome } from '../outcome.ts';
import type { InputOf, OutputOf, RequestName } from './index.ts';

/**
 * What the preload lays on a page as `window.heartharbor`: requests to the vault, and nothing else.
 * A request never rejects; one that the vault could not answer comes back as a failure.
 */
export interface VaultBridge {
  request<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<Outcome<OutputOf<Name>>>;
}

declare global {
  interface Window {
    readonly heartharbor: VaultBridge;
  }
}
