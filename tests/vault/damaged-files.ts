import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';

/** SQLite's page size in the vault's database. */
export const PAGE = 4096;

/** Turns one bit of a file around, as a failing disk does. */
export function flipBit(file: string, position: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, position);
  byte.writeUInt8(byte.readUInt8(0) ^ 0b100);
  writeSync(handle, byte, 0, 1, position);
  closeSync(handle);
}

/** How many pages a database file has. */
export function pagesOf(file: string): number {
  return statSync(file).size / PAGE;
}
