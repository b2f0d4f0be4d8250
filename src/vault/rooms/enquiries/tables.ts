import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import {
  ENQUIRY_CHANNELS,
  ENQUIRY_SENDERS,
  type EnquiryChannel,
  type EnquirySender,
} from '#shared/enquiries.ts';
import { RISK_ANSWERS, type RiskAnswer } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 信箱热线登记簿: who turned to the room by letter, phone or diary, and what was answered (policy J3). */
export const enquiries = sqliteTable(
  'enquiries',
  {
    id: idColumn<EnquiryId>(),
    /** Null for somebody who is no student here, and for whoever did not say who it was. */
    studentId: text('student_id')
      .$type<StudentId>()
      .references(() => students.id),
    channel: text('channel').$type<EnquiryChannel>().notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    sender: text('sender').$type<EnquirySender>().notNull(),
    fromWhom: text('from_whom').notNull().default(''),
    summary: text('summary').notNull(),
    risk: text('risk').$type<RiskAnswer>().notNull(),
    takenBy: text('taken_by').notNull(),
    answeredOn: dateColumn('answered_on'),
    answer: text('answer').notNull().default(''),
    unanswerable: text('unanswerable').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('enquiries_by_student').on(table.studentId),
    index('enquiries_by_date').on(table.occurredOn),
    check('enquiries_channel', isOneOf('channel', ENQUIRY_CHANNELS)),
    check('enquiries_sender', isOneOf('sender', ENQUIRY_SENDERS)),
    check('enquiries_risk', isOneOf('risk', RISK_ANSWERS)),
  ],
);
