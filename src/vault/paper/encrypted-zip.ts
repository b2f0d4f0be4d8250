import {
  configure,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-external.js';

// A worker would be a script of its own, which the packaged app does not have.
configure({ useWebWorkers: false });

/**
 * A ZIP with one file in it, under AES-256 as WinZip wrote it down (AE-2), which 7-Zip, WinRAR and Bandizip open
 * (docs/decisions/0004-encrypted-exports.md). The name inside can be read without the password.
 */
export async function encryptedZip(
  name: string,
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    password,
    encryptionStrength: 3,
    // PDF and xlsx are compressed already.
    level: 0,
    dataDescriptor: false,
    extendedTimestamp: false,
  });
  await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}
