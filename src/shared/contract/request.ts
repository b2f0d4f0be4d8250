import { z } from 'zod';

// The renderer's CSP forbids eval, which zod would otherwise try for its compiled parsers.
z.config({ jitless: true });

/**
 * When a request may be made: at the `door` while the vault is locked or does not exist yet, in the open `room`,
 * or `anywhere` for what is needed on both sides and tells nothing of the records.
 */
export type Place = 'door' | 'room' | 'anywhere';

/** One request of the contract: where it is allowed, what goes in and what comes out. */
export interface RequestShape<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  place: Place;
  input: Input;
  output: Output;
}

/** A request that is answered only while the vault is open. */
export function inRoom<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { place: 'room', input, output } as const satisfies RequestShape;
}

/** A request that is answered only while the vault is closed. */
export function atDoor<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { place: 'door', input, output } as const satisfies RequestShape;
}

/** A request that is answered whether the vault is open or not; it reads and writes no record. */
export function anywhere<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { place: 'anywhere', input, output } as const satisfies RequestShape;
}
