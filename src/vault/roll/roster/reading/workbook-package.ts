import { type OfficeTrouble, packStored, readOfficeParts } from '#vault/strongbox/office-package.ts';

const NEEDED_PART = /^(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/i;
const UNNEEDED_PART =
  /vbaProject|\/(media|drawings|charts|embeddings|activeX|ctrlProps|printerSettings|externalLinks|pivot\w*|revisions)\//i;

export type UnpackedWorkbook =
  | { outcome: 'unpacked'; bytes: Uint8Array }
  /** `binaryWorkbook`: an .xlsb. */
  | { outcome: 'notWorkbook' | 'binaryWorkbook' | OfficeTrouble };

/** An .xlsx or .xlsm without what a roster has no use for, as a package that can be read without harm. */
export function unpackWorkbook(bytes: Uint8Array): UnpackedWorkbook {
  const parts = readOfficeParts(bytes, (name) => NEEDED_PART.test(name) && !UNNEEDED_PART.test(name));
  if (!Array.isArray(parts)) return { outcome: parts };
  const holds = (part: RegExp): boolean => parts.some(({ name }) => part.test(name));
  if (holds(/^xl\/workbook\w*\.xml$/i)) return { outcome: 'unpacked', bytes: packStored(parts) };
  return { outcome: holds(/^xl\/workbook\.bin$/i) ? 'binaryWorkbook' : 'notWorkbook' };
}
