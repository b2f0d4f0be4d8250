import type { PaperDocument } from '#documents/paper-document.ts';
import type { Saved } from '#shared/contract/fields.ts';
import type { AuditEntry } from '#vault/strongbox/audit/audit-log.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { exportPaper, type Paper } from './export-paper.ts';
import { printDocuments } from './print-documents.ts';

/**
 * Prints one record and saves the PDF where the person chooses, under the document's own title.
 *
 * @throws Refusal `cannotSave`, `closing`.
 */
export async function savePaper(
  room: Room,
  { document, ...paper }: Pick<Paper, 'dialog' | 'word'> & { document: PaperDocument },
  password: string | undefined,
  entry: Required<AuditEntry>,
): Promise<Saved> {
  const { title } = document;
  const bytes = await printDocuments(room.shell, [document], title);
  const fileName = await exportPaper(room, { ...paper, title, format: 'pdf', bytes }, password, entry);
  return fileName === null ? { saved: false } : { saved: true, fileName };
}
