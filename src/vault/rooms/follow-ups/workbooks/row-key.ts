import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import {
  date,
  type StudentId,
  studentId,
  type TrackingPeriodId,
  trackingPeriodId,
} from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/** Which student and which week a row of a workbook is about. */
export interface AskedRow {
  periodId: TrackingPeriodId;
  studentId: StudentId;
  /** The week's first day. */
  weekFrom: LocalDate;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The row's key: AES-256-GCM of what it is about. To whoever has the workbook it tells nothing, not even that two rows
 * are of one student, and nobody can make one up (docs/decisions/0030-fill-in-workbooks.md).
 */
export function sealRow(key: KeyObject, { periodId, studentId, weekFrom }: AskedRow): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([
    cipher.update(`${periodId} ${studentId} ${weekFrom}`, 'utf8'),
    cipher.final(),
  ]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** What a row is about; null for a key that this vault has not given out, or whose letters were changed. */
export function openRow(key: KeyObject, written: string): AskedRow | null {
  const bytes = Buffer.from(written, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const opened = Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8');
    const [period, student, week] = opened.split(' ');
    return {
      periodId: trackingPeriodId.parse(period),
      studentId: studentId.parse(student),
      weekFrom: date.parse(week),
    };
  } catch {
    return null;
  }
}
