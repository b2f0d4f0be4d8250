import { randomUUID } from 'node:crypto';
import { LETTER_KINDS } from '#documents/letters/letter-kinds.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import type { TestDesk } from '../desk.ts';

/** A letter as it lies in the vault once it is issued; how it is printed is the business of tests/e2e. */
export function laid(
  room: TestDesk,
  studentId: StudentId,
  { sequence = 1, asksReceipt = true, issuedOn = '2026-06-30' } = {},
): LetterId {
  const id = randomUUID() as LetterId;
  const { name: _name, prefix: _prefix, ...words } = LETTER_KINDS.notice;
  const facts = {
    number: { prefix: '心告', schoolYear: 2025, sequence },
    student: { name: '周小禾', className: '七年级(1)班' },
    guardianName: '周远',
    words,
    values: {},
  };
  openRoomOf(room)
    .connection.prepare(
      `INSERT INTO letters (id, kind, prefix, school_year, sequence, student_id, issued_on, asks_receipt, facts, pdf, recorded_at, recorded_by)
       VALUES (?, 'notice', '心告', 2025, ?, ?, ?, ?, ?, x'', 1, '李静')`,
    )
    .run(id, sequence, studentId, issuedOn, asksReceipt ? 1 : 0, JSON.stringify(facts));
  return id;
}
