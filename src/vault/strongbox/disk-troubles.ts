/** What a disk, a stick or a share refuses, that a person can do something about. */
export type DiskTrouble = 'noSpace' | 'notWritable' | 'tooLarge' | 'notThere';

const BY_CODE: readonly [RegExp, DiskTrouble][] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'noSpace'],
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/, 'notWritable'],
  [/^EFBIG/, 'tooLarge'],
  [/^(ENOENT|ENODEV|ENXIO|ENOTDIR|ENOTCONN|EISDIR|EIO|ESTALE)/, 'notThere'],
];

/** The code that the file system or SQLite gave an error; empty for an error without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The trouble that an error of the file system or of SQLite tells of; null for any other error. */
export function diskTroubleOf(error: unknown): DiskTrouble | null {
  const code = codeOf(error);
  return BY_CODE.find(([start]) => start.test(code))?.[1] ?? null;
}
