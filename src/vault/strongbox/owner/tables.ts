import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The one row about the school. Its letter wording is what a new letter begins with. */
export const school = sqliteTable('school', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  counsellorName: text('counsellor_name').notNull(),
  roomPhone: text('room_phone').notNull().default(''),
  careForChild: text('care_for_child').notNull(),
  keepInTouch: text('keep_in_touch').notNull(),
  seeDoctor: text('see_doctor').notNull(),
});

/** Who holds a password: the key file knows only the slot, so that no name stands outside the database. */
export const people = sqliteTable('people', {
  slotId: text('slot_id').primaryKey(),
  name: text('name').notNull(),
});
