import type { AuditEntry } from '#vault/strongbox/audit/audit-log.ts';
import { encryptedZip } from '#vault/strongbox/paper/encrypted-zip.ts';
import { fileStamp } from '#vault/strongbox/paper/file-stamp.ts';
import { fileNameOf } from '#vault/strongbox/paper/save-file.ts';
import { saveFolder } from '#vault/strongbox/paper/save-folder.ts';
import type { Room } from '#vault/strongbox/room.ts';

interface FillIns {
  /** What they are called in a word: 每周情况. */
  word: string;
  /** What tells this folder from others of the word. */
  of: string;
  /** Each with its teacher and classes. */
  files: readonly { name: string; workbook: Uint8Array }[];
  password: string | undefined;
  /** The line of the log, with the folder's name and whether the files are encrypted. */
  entry: AuditEntry;
}

/**
 * Saves fill-in workbooks in a new folder where the person chooses, plain or each as an encrypted ZIP: all, or none.
 *
 * @returns the folder's name; null where no place was chosen.
 * @throws Refusal `cannotSave`, `closing`.
 */
export async function saveFillIns(
  room: Room,
  { word, of, files, password, entry }: FillIns,
): Promise<string | null> {
  const names = fileNames(files.map(({ name }) => fileNameOf(`${name} ${word}`)));
  const finished: { name: string; bytes: Uint8Array }[] = [];
  for (const [at, { workbook }] of files.entries()) {
    const bytes = password === undefined ? workbook : await encryptedZip(`${word}.xlsx`, workbook, password);
    finished.push({ name: `${names[at]}.${password === undefined ? 'xlsx' : 'zip'}`, bytes });
  }
  const name = fileNameOf(`${word} ${of} ${fileStamp(room.now())}`);
  const isSaved = await saveFolder(
    room,
    { title: '选择放填写表的位置（会新建一个文件夹）', name },
    finished,
    (putInPlace) =>
      room.access.write((writer) => {
        const detail = { fileName: name, encrypted: password !== undefined, ...entry.detail };
        writer.record({ ...entry, detail });
        putInPlace();
      }),
  );
  return isSaved ? name : null;
}

/** Where two would be named alike, they are counted. */
function fileNames(plain: readonly string[]): string[] {
  const used = new Map<string, number>();
  return plain.map((name) => {
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return before === 0 ? name : `${name} ${before + 1}`;
  });
}
