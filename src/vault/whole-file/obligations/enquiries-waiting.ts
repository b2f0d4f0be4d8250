import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { ENQUIRY_CHANNELS, stateOf } from '#shared/enquiries.ts';
import { enquiries } from '#vault/rooms/enquiries/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';
import { lastSpoken } from './latest-days.ts';

/** Students who turned to the room and have no answer yet (policy J3). Of whom nobody knows the name, the register tells. */
export function enquiriesWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const { id, studentId, channel, occurredOn, answeredOn, unanswerable, removedAt } = enquiries;
  const rows = reader.db
    .select({ id, studentId, channel, occurredOn, answeredOn, unanswerable })
    .from(enquiries)
    .where(
      and(
        theirs(studentId, whose),
        isNotNull(studentId),
        isNull(removedAt),
        isNull(answeredOn),
        eq(unanswerable, ''),
      ),
    )
    .all();
  const spokenOn = lastSpoken(
    reader,
    rows.flatMap((row) => row.studentId ?? []),
  );
  return rows.flatMap((row): Of<Waiting>[] =>
    row.studentId === null || stateOf(row, spokenOn(row.studentId)) !== 'waiting'
      ? []
      : [
          {
            studentId: row.studentId,
            what: 'enquiryAnswer',
            on: row.occurredOn,
            opens: { record: 'enquiry', id: row.id },
            told: ENQUIRY_CHANNELS[row.channel],
          },
        ],
  );
}
