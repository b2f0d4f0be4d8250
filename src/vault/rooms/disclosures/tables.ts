import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DisclosureId } from '#shared/contract/disclosures.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentId } from '#shared/contract/incidents.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround } from '#shared/disclosure-grounds.ts';
import { students } from '#vault/roll/students/tables.ts';
import { incidents } from '#vault/rooms/incidents/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 突破保密: who was told how much of what a student had said in confidence, on what ground, and who decided that. */
export const disclosures = sqliteTable(
  'disclosures',
  {
    id: idColumn<DisclosureId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    incidentId: text('incident_id')
      .$type<IncidentId>()
      .references(() => incidents.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`. */
    startsAt: text('starts_at').notNull(),
    toWhom: text('to_whom').notNull(),
    told: text('told').notNull(),
    ground: text('ground').$type<DisclosureGround>().notNull(),
    groundText: text('ground_text').notNull().default(''),
    decidedBy: text('decided_by').notNull(),
    childTold: text('child_told').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('disclosures_by_student').on(table.studentId),
    check('disclosures_ground', isOneOf('ground', DISCLOSURE_GROUNDS)),
  ],
);
