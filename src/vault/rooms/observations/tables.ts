import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ObservationId, StudentId } from '#shared/contract/fields.ts';
import type { Absence, SeenAt, Verdict } from '#shared/observation-log.ts';
import { OBSERVED_SIGNS, type ObservedSign } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 观察日志: what somebody observed on a day, which may be one of the thirteen signs (policy P1, B8). */
export const observations = sqliteTable(
  'observations',
  {
    id: idColumn<ObservationId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    sign: text('sign').$type<ObservedSign>(),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    seenAt: text('seen_at').$type<SeenAt>(),
    text: text('text').notNull().default(''),
    cognition: text('cognition').notNull().default(''),
    emotion: text('emotion').notNull().default(''),
    behaviour: text('behaviour').notNull().default(''),
    will: text('will').notNull().default(''),
    study: text('study').notNull().default(''),
    compared: text('compared').notNull().default(''),
    done: text('done').notNull().default(''),
    source: text('source').notNull(),
    absence: text('absence').$type<Absence>(),
    unusual: integer('unusual', { mode: 'boolean' }).notNull().default(false),
    judgedOn: dateColumn('judged_on'),
    judgedBy: text('judged_by').notNull().default(''),
    verdict: text('verdict').$type<Verdict>(),
    judgement: text('judgement').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('observations_by_student').on(table.studentId),
    check('observations_sign', isOneOf('sign', OBSERVED_SIGNS)),
  ],
);
