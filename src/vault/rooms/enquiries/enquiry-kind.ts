import { and, asc, eq, isNull } from 'drizzle-orm';
import { ENQUIRY_CHANNELS, ENQUIRY_SENDERS, writtenAnswer } from '#shared/enquiries.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { RISK_ANSWERS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { enquiries } from './tables.ts';

export const enquiryKind = recordKind({
  table: enquiries,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'enquiry',
    texts: ['r.summary', 'r.answer', 'r.unanswerable', 'r.from_whom', 'r.taken_by'],
    code: { column: 'channel', words: ENQUIRY_CHANNELS },
  },
  log: {
    labels: {
      sender: '来自',
      fromWhom: '是谁',
      summary: '内容摘要',
      risk: '自伤或自杀风险',
      takenBy: '受理人',
      answeredOn: '回应日期',
      answer: '怎样回应',
      unanswerable: '无法回应的原因',
    },
    words: { channel: ENQUIRY_CHANNELS, sender: ENQUIRY_SENDERS, risk: RISK_ANSWERS },
  },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(enquiries)
      .where(and(eq(enquiries.studentId, studentId), isNull(enquiries.removedAt)))
      .orderBy(asc(enquiries.recordedAt))
      .all()
      .map((row) =>
        recordTold('enquiry', row, {
          occurredOn: row.occurredOn,
          startsAt: row.startsAt,
          title: `${ENQUIRY_CHANNELS[row.channel]}：${row.takenBy}受理`,
          text: lines(
            row.summary,
            row.risk === 'notAsked' ? '' : `自伤或自杀风险：${RISK_ANSWERS[row.risk]}`,
            row.answeredOn === null
              ? writtenAnswer(row, writtenDate)
              : `回应：${writtenAnswer(row, writtenDate)}`,
          ),
        }),
      ),
});
