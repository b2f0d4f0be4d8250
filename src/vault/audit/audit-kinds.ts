import type { AuditKind } from '#shared/contract/audit.ts';
import type { AuditAction } from './audit-log.ts';

/** What kind of act each is; the type checker asks for every new one. */
const KINDS: Record<AuditAction, AuditKind> = {
  'vault.created': 'door',
  'vault.unlocked': 'door',
  'vault.unlockFailed': 'door',
  'vault.locked': 'door',
  'vault.checked': 'backup',
  'vault.salvaged': 'backup',
  'vault.reencrypted': 'setting',
  'vault.restored': 'backup',
  'vault.olderAccepted': 'door',
  'backup.made': 'backup',
  'backup.failed': 'backup',
  'backup.folderChosen': 'setting',
  'safety.changed': 'setting',
  'key.added': 'setting',
  'key.changed': 'setting',
  'key.removed': 'setting',
  'key.raised': 'setting',
  'key.renamed': 'setting',
  'key.recoveryRenewed': 'setting',
  'school.changed': 'setting',
  'school.wordingChanged': 'setting',
  'school.teacherAppointed': 'setting',
  'school.staffAdded': 'setting',
  'student.viewed': 'look',
  'student.added': 'change',
  'student.corrected': 'change',
  'roster.imported': 'change',
  'roster.undone': 'change',
  'level.set': 'change',
  'level.lifted': 'change',
  'concern.added': 'change',
  'concern.ended': 'change',
  'care.added': 'change',
  'care.ended': 'change',
  'watchlist.viewed': 'look',
  'session.listed': 'look',
  'session.viewed': 'look',
  'session.written': 'change',
  'session.signed': 'change',
  'session.addendum': 'change',
  'session.removed': 'change',
  'followUp.viewed': 'look',
  'followUp.periodAdded': 'change',
  'followUp.written': 'change',
  'followUp.removed': 'change',
  'followUp.described': 'change',
  'followUp.tablesSaved': 'paper',
  'homeVisit.viewed': 'look',
  'homeVisit.written': 'change',
  'homeVisit.removed': 'change',
  'activity.written': 'change',
  'activity.removed': 'change',
  'letter.previewed': 'look',
  'letter.issued': 'change',
  'letter.saved': 'paper',
  'letter.voided': 'change',
  'letter.receipt': 'change',
  'attachment.listed': 'look',
  'attachment.added': 'change',
  'attachment.saved': 'paper',
  'attachment.removed': 'change',
  'summary.opened': 'look',
  'summary.added': 'change',
  'summary.overridden': 'change',
  'summary.saved': 'paper',
  'audit.opened': 'look',
  'audit.saved': 'paper',
};

/** The actions of some kinds, by the code that the log stores. */
export function actionsOfKinds(kinds: readonly AuditKind[]): string[] {
  return Object.entries(KINDS).flatMap(([action, kind]) => (kinds.includes(kind) ? [action] : []));
}

/** The kind of a stored action; null for one that this version of the app does not know. */
export function kindOfAction(action: string): AuditKind | null {
  return new Map<string, AuditKind>(Object.entries(KINDS)).get(action) ?? null;
}
