import { and, eq, isNull } from 'drizzle-orm';
import { FOLLOW_UP_CHANNELS, FOLLOW_UP_COMPARISONS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { followUps, trackingSheets } from './tables.ts';

export const followUpKind = recordKind({
  table: followUps,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'followUp', texts: ['r.text'] },
  log: {
    labels: { name: '跟踪周期' },
    words: { channel: FOLLOW_UP_CHANNELS, compared: FOLLOW_UP_COMPARISONS },
  },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(followUps)
      .where(and(eq(followUps.studentId, studentId), isNull(followUps.removedAt)))
      .all()
      .map((row) =>
        recordTold('followUp', row, {
          occurredOn: row.occurredOn,
          title: `跟踪记录（${FOLLOW_UP_CHANNELS[row.channel]}${row.compared ? `，${FOLLOW_UP_COMPARISONS[row.compared]}` : ''}）`,
          text: row.text,
        }),
      ),
});

/** The head of a follow-up table. Each description is a row; the last one of a student is the record. */
export const trackingSheetKind = recordKind({
  table: trackingSheets,
  about: { one: 'studentId' },
  time: null,
  frozen: 'always',
  removal: 'never',
  closedFile: 'byDayWritten',
  search: { group: 'followUp', texts: ['r.condition', 'r.intervention'], lastOf: 'studentId' },
  told: () => [],
});
