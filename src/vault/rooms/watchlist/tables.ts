import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { SAID_SITUATIONS, type SaidSituation } from '#shared/contact-rules.ts';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import {
  ALERT_LEVELS,
  type AlertLevel,
  CARES,
  type Care,
  CONCERNS,
  type Concern,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
} from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import { conferenceExtracts } from '#vault/rooms/conferences/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/**
 * What lasts for a time: from `fromOn` until `endedOn`, that day excluded, with the reasons for both
 * (rules of the data, 5).
 */
const periodColumns = () => ({
  id: idColumn<PeriodId>(),
  studentId: text('student_id')
    .$type<StudentId>()
    .notNull()
    .references(() => students.id),
  fromOn: dateColumn('from_on').notNull(),
  endedOn: dateColumn('ended_on'),
  reason: text('reason').notNull(),
  endReason: text('end_reason').notNull().default(''),
  ...recordedColumns,
  ...removedColumns,
});

/** A student at an alert level. At most one lasts. */
export const levelPeriods = sqliteTable(
  'level_periods',
  {
    ...periodColumns(),
    level: text('level').$type<AlertLevel>().notNull(),
    decidedBy: text('decided_by').notNull(),
    endDecidedBy: text('end_decided_by').notNull().default(''),
    discoveryRoute: text('discovery_route').$type<DiscoveryRoute>().notNull(),
    /** What a conference decided, where the level came of that. */
    extractId: text('extract_id')
      .$type<ConferenceExtractId>()
      .references(() => conferenceExtracts.id),
  },
  (table) => [
    index('level_periods_by_extract').on(table.extractId).where(sql`extract_id IS NOT NULL`),
    index('level_periods_by_student').on(table.studentId),
    check('level_periods_level', isOneOf('level', ALERT_LEVELS)),
    check('level_periods_route', isOneOf('discovery_route', DISCOVERY_ROUTES)),
    uniqueIndex('level_periods_lasting').on(table.studentId).where(sql`ended_on IS NULL`),
  ],
);

/** 重点学生类型. A student may have several at once, each kind only once. */
export const concernPeriods = sqliteTable(
  'concern_periods',
  { ...periodColumns(), concern: text('concern').$type<Concern>().notNull() },
  (table) => [
    index('concern_periods_by_student').on(table.studentId),
    check('concern_periods_concern', isOneOf('concern', CONCERNS)),
    uniqueIndex('concern_periods_lasting').on(table.studentId, table.concern).where(sql`ended_on IS NULL`),
  ],
);

/** At home, in hospital, on medication, in regular counselling (forms.md 附件3, section 二). */
export const carePeriods = sqliteTable(
  'care_periods',
  { ...periodColumns(), care: text('care').$type<Care>().notNull() },
  (table) => [
    index('care_periods_by_student').on(table.studentId),
    check('care_periods_care', isOneOf('care', CARES)),
    uniqueIndex('care_periods_lasting').on(table.studentId, table.care).where(sql`ended_on IS NULL`),
  ],
);

/** 情形: what somebody has to say before a contact frequency can hang on it (contact-rules.ts). */
export const situationPeriods = sqliteTable(
  'situation_periods',
  { ...periodColumns(), situation: text('situation').$type<SaidSituation>().notNull() },
  (table) => [
    index('situation_periods_by_student').on(table.studentId),
    check('situation_periods_situation', isOneOf('situation', SAID_SITUATIONS)),
    uniqueIndex('situation_periods_lasting')
      .on(table.studentId, table.situation)
      .where(sql`ended_on IS NULL`),
  ],
);
