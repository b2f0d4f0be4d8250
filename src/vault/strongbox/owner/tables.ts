import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NumberKind } from '#shared/terms.ts';

/** The one row about the school. The three requests are what 附件2 begins with until somebody changes its words. */
export const school = sqliteTable('school', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  counsellorName: text('counsellor_name').notNull(),
  roomPhone: text('room_phone').notNull().default(''),
  careForChild: text('care_for_child').notNull(),
  keepInTouch: text('keep_in_touch').notNull(),
  seeDoctor: text('see_doctor').notNull(),
  /** By which number the school tells its students apart (decision 23); empty until the first roster or a person says. */
  identifiedBy: text('identified_by').$type<NumberKind | ''>().notNull().default(''),
});

/** Who holds a password: the key file knows only the slot, so that no name stands outside the database. */
export const people = sqliteTable('people', {
  slotId: text('slot_id').primaryKey(),
  name: text('name').notNull(),
});
