import type { StudentId } from '#shared/contract/fields.ts';
import { isRecordKind, type RecordKind } from '#shared/record-kinds.ts';

/**
 * The key of a draft in a student's file. It names the student, so that what was begun is found again in the file
 * (`drafts.begun`).
 *
 * @param apart the record that is changed, or what else tells drafts of one kind apart.
 */
export function draftKeyInFile(kind: RecordKind, studentId: StudentId, apart = ''): string {
  return `${kind}/${studentId}/${apart}`;
}

/** What such a key says; null for the draft of something else. `part`: what behind it tells parts of a record apart. */
export function readDraftKey(key: string): { kind: RecordKind; apart: string; part: string } | null {
  const [kind = '', , apart = '', part = ''] = key.split('/');
  return isRecordKind(kind) ? { kind, apart, part } : null;
}
