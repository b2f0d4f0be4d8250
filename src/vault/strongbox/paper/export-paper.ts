import type { AuditEntry } from '#vault/strongbox/audit/audit-log.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { encryptedZip } from './encrypted-zip.ts';
import { fileNameOf, saveFile } from './save-file.ts';

/** A finished document that leaves the vault. */
export interface Paper {
  /** Of the dialog that asks where. */
  dialog: string;
  /** Suggested as the file's name, without its ending. */
  title: string;
  format: 'pdf' | 'xlsx';
  /** What the file is called inside an encrypted ZIP, where names can be read: a word of ours, never a typed one. */
  word: string;
  bytes: Uint8Array;
}

const KINDS = { pdf: 'PDF 文档', xlsx: 'Excel 工作簿', zip: '加密的 ZIP 压缩文件' };

/**
 * Saves a document where the person chooses, as it is or encrypted with a password. The file and its line in
 * the audit log come about together; the line says whether the file is encrypted, and never the password.
 *
 * @returns the file's name without its folder, or null when nothing was chosen.
 * @throws Refusal `cannotSave`, `closing`.
 */
export async function exportPaper(
  room: Room,
  paper: Paper,
  password: string | undefined,
  entry: Required<AuditEntry>,
): Promise<string | null> {
  const { format, bytes } = paper;
  const sealed =
    password === undefined ? null : await encryptedZip(`${paper.word}.${format}`, bytes, password);
  const extension = sealed ? 'zip' : format;
  return saveFile(
    room,
    {
      title: paper.dialog,
      kind: KINDS[extension],
      extension,
      suggestedName: fileNameOf(`${paper.title}.${extension}`),
    },
    sealed ?? bytes,
    (fileName, putInPlace) =>
      room.access.write((writer) => {
        const detail = { fileName, encrypted: sealed !== null, ...entry.detail };
        writer.record({ ...entry, detail });
        putInPlace();
      }),
  );
}
