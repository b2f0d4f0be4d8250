import type { AuditEntry } from '#vault/strongbox/audit/audit-log.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { encryptedPack, pack } from './encrypted-zip.ts';
import { fileNameOf, saveFile } from './save-file.ts';

/** A finished document that leaves the vault. */
export interface Paper extends Leaving {
  format: 'pdf' | 'xlsx' | 'docx';
  /** What the file is called inside an encrypted ZIP, where names can be read: a word of ours, never a typed one. */
  word: string;
  bytes: Uint8Array;
}

/** Several that leave in one ZIP, each under a name that may be read without the password. */
export interface Papers extends Leaving {
  files: readonly { name: string; bytes: Uint8Array }[];
}

interface Leaving {
  /** Of the dialog that asks where. */
  dialog: string;
  /** Suggested as the file's name, without its ending. */
  title: string;
}

const KINDS = { pdf: 'PDF 文档', xlsx: 'Excel 工作簿', docx: 'Word 文档', zip: 'ZIP 压缩文件' };

/**
 * Saves a document where the person chooses, as it is or encrypted with a password. The file and its line in
 * the audit log come about together; the line says whether the file is encrypted, and never the password.
 *
 * @returns the file's name without its folder, or null when nothing was chosen.
 * @throws Refusal `cannotSave`, `closing`.
 */
export async function exportPaper(
  room: Room,
  paper: Paper | Papers,
  password: string | undefined,
  entry: Required<AuditEntry>,
): Promise<string | null> {
  const isPack = 'files' in paper;
  const files = isPack ? paper.files : [{ name: `${paper.word}.${paper.format}`, bytes: paper.bytes }];
  const isEncrypted = password !== undefined;
  const extension = isPack || isEncrypted ? 'zip' : paper.format;
  const bytes = isEncrypted ? await encryptedPack(files, password) : isPack ? await pack(files) : paper.bytes;
  return saveFile(
    room,
    {
      title: paper.dialog,
      kind: `${isEncrypted ? '加密的 ' : ''}${KINDS[extension]}`,
      extension,
      suggestedName: fileNameOf(`${paper.title}.${extension}`),
    },
    bytes,
    (fileName, putInPlace) =>
      room.access.write((writer) => {
        const detail = { fileName, encrypted: isEncrypted, ...entry.detail };
        writer.record({ ...entry, detail });
        putInPlace();
      }),
  );
}
