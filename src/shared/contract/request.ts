import { z } from 'zod';

// The renderer's CSP forbids eval, which zod would otherwise try for its compiled parsers.
z.config({ jitless: true });

/**
 * When a request may be made: at the `door` while the vault is locked or does not exist yet,
 * or in the open `room`.
 */
export type Place = 'door' | 'room';

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

/** Requests by name, `<domain>.<what>`. */
export type Contract = Readonly<Record<string, RequestShape>>;
