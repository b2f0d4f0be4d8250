import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { ObservationId, RosterImportId, SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { WeeklyReportEntryId, WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { ABSENCES, type Absence } from '#shared/observation-log.ts';
import {
  REMARK_KINDS,
  REMARK_SOURCES,
  type RemarkKind,
  type RemarkSource,
  WEEKLY_CHANGES,
  type WeeklyChange,
} from '#shared/weekly-reports.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { rosterImports, students } from '#vault/roll/students/tables.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 班级周报 of one class and week, also when nothing happened (policy P3). Which child it speaks of, its entries say. */
export const weeklyReports = sqliteTable(
  'weekly_reports',
  {
    id: idColumn<WeeklyReportId>(),
    classId: text('class_id')
      .$type<SchoolClassId>()
      .notNull()
      .references(() => schoolClasses.id),
    /** The week's Monday. */
    weekFrom: dateColumn('week_from').notNull(),
    toldOn: dateColumn('told_on').notNull(),
    /** The homeroom teacher, or who told it instead; never a pupil. */
    toldBy: text('told_by').notNull().default(''),
    /** 零报告: said by a person, not what is left where nothing else was. */
    isAllWell: integer('is_all_well', { mode: 'boolean' }).notNull(),
    /** Of the class as a whole. */
    note: text('note').notNull().default(''),
    /** The import that wrote it; undone with it, as long as nobody has corrected it since. */
    importId: text('import_id')
      .$type<RosterImportId>()
      .references(() => rosterImports.id),
    /** The report whose place it took by that import. */
    replacesId: text('replaces_id')
      .$type<WeeklyReportId>()
      .references((): AnySQLiteColumn => weeklyReports.id),
    correctedAt: integer('corrected_at'),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    uniqueIndex('weekly_reports_standing').on(table.weekFrom, table.classId).where(sql`removed_at IS NULL`),
  ],
);

/** What a report said of one student: it is that student's own, and told in no other file. */
export const weeklyReportEntries = sqliteTable(
  'weekly_report_entries',
  {
    id: idColumn<WeeklyReportEntryId>(),
    reportId: text('report_id')
      .$type<WeeklyReportId>()
      .notNull()
      .references(() => weeklyReports.id),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    /** The day on which it was told, as that of the report. */
    occurredOn: dateColumn('occurred_on').notNull(),
    position: integer('position').notNull().default(0),
    kind: text('kind').$type<RemarkKind>().notNull(),
    change: text('change').$type<WeeklyChange>(),
    absence: text('absence').$type<Absence>(),
    /** On which day of the week, where it was said. */
    seenOn: dateColumn('seen_on'),
    source: text('source').$type<RemarkSource>().notNull(),
    text: text('text').notNull().default(''),
    /** The entry of 观察日志 that a person made of it. */
    observationId: text('observation_id')
      .$type<ObservationId>()
      .references(() => observations.id),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('weekly_report_entries_by_report').on(table.reportId),
    index('weekly_report_entries_by_student').on(table.studentId),
    check('weekly_report_entries_kind', isOneOf('kind', REMARK_KINDS)),
    check('weekly_report_entries_change', isOneOf('change', WEEKLY_CHANGES)),
    check('weekly_report_entries_absence', isOneOf('absence', ABSENCES)),
    check('weekly_report_entries_source', isOneOf('source', REMARK_SOURCES)),
  ],
);

/** Whether the classes are asked for weekly reports, and when one is due; the last that was set counts. */
export const weeklyReportRules = sqliteTable('weekly_report_rules', {
  sequence: integer('sequence').primaryKey({ autoIncrement: true }),
  isAsked: integer('is_asked', { mode: 'boolean' }).notNull(),
  dueAfter: integer('due_after').notNull(),
  fromOn: dateColumn('from_on').notNull(),
  ...recordedColumns,
});
