import { createHash, randomBytes } from 'node:crypto';

// Crockford's base 32: no I, L, O, U, which are misread on paper.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 16;
const CODE_LENGTH = 28;
const GROUP = 4;

/**
 * A new recovery code: 128 random bits and a 12-bit checksum, as seven groups of four characters,
 * `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
 */
export function newRecoveryCode(secret: Uint8Array = randomBytes(SECRET_BYTES)): string {
  const code = withChecksum(secret);
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * A recovery code as it was typed, brought back to its one form; null when it cannot be one (a slip of the
 * hand fails the checksum). Case, spaces, dashes and full-width letters do not matter; O reads as 0, I and L as 1.
 */
export function parseRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== CODE_LENGTH) return null;
  let bits = 0n;
  for (const letter of code) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const secret = Buffer.from((bits >> 12n).toString(16).padStart(SECRET_BYTES * 2, '0'), 'hex');
  return withChecksum(secret) === code ? newRecoveryCode(secret) : null;
}

function withChecksum(secret: Uint8Array): string {
  const digest = createHash('sha256').update('heartharbor-recovery-code').update(secret).digest();
  const checksum = BigInt(digest.readUInt16BE(0) >> 4);
  let bits = (BigInt(`0x${Buffer.from(secret).toString('hex')}`) << 12n) | checksum;
  let code = '';
  for (let position = 0; position < CODE_LENGTH; position += 1) {
    code = ALPHABET.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return code;
}
