import type { Signer } from './contract/signers.ts';
import { writtenDate } from './school-calendar.ts';

/** Whom a paper concerns, and who of them has signed when. */
export const writtenSigners = (signers: readonly Signer[]): string =>
  signers
    .map(({ name, signedOn }) => `${name}${signedOn ? `，${writtenDate(signedOn)}签字` : '，未签字'}`)
    .join('；');
