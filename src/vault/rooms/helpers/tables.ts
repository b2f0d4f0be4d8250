import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ActivityId, SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { HelperPostId } from '#shared/contract/helpers.ts';
import { HELPER_POSTS, type HelperPost } from '#shared/helper-posts.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { students } from '#vault/roll/students/tables.ts';
import { activities } from '#vault/rooms/activities/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 心理委员: a student's post for the room, in one school year (policy J3). */
export const helperPosts = sqliteTable(
  'helper_posts',
  {
    id: idColumn<HelperPostId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    post: text('post').$type<HelperPost>().notNull(),
    title: text('title').notNull().default(''),
    schoolYear: integer('school_year').notNull(),
    /** Of a class's post: the class, which is of the same year. */
    classId: text('class_id')
      .$type<SchoolClassId>()
      .references(() => schoolClasses.id),
    dormitory: text('dormitory').notNull().default(''),
    fromOn: dateColumn('from_on').notNull(),
    /** The first day on which it no longer holds; null: until its school year ends. */
    endedOn: dateColumn('ended_on'),
    endReason: text('end_reason').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('helper_posts_by_student').on(table.studentId),
    index('helper_posts_by_year').on(table.schoolYear),
    check('helper_posts_post', isOneOf('post', HELPER_POSTS)),
  ],
);

/** Which trainings a helper went to, by the activity that each of them is. */
export const helperTrainings = sqliteTable(
  'helper_trainings',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    postId: text('post_id')
      .$type<HelperPostId>()
      .notNull()
      .references(() => helperPosts.id),
    activityId: text('activity_id')
      .$type<ActivityId>()
      .notNull()
      .references(() => activities.id),
    ...recordedColumns,
  },
  (table) => [uniqueIndex('helper_trainings_once').on(table.postId, table.activityId)],
);
