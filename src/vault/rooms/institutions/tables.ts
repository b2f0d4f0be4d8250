import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InstitutionId } from '#shared/contract/fields.ts';
import { INSTITUTION_KINDS, type InstitutionKind } from '#shared/terms.ts';
import { idColumn, isOneOf, recordedColumns } from '#vault/strongbox/database/columns.ts';

/** 机构名录: hospitals, hotlines and others that the room recommends. Letters and talks keep their words, not the row. */
export const institutions = sqliteTable(
  'institutions',
  {
    id: idColumn<InstitutionId>(),
    kind: text('kind').$type<InstitutionKind>().notNull(),
    name: text('name').notNull(),
    department: text('department').notNull().default(''),
    phone: text('phone').notNull().default(''),
    address: text('address').notNull().default(''),
    note: text('note').notNull().default(''),
    /** They are offered in this order. */
    position: integer('position').notNull(),
    /** False for one that is offered no more. */
    inUse: integer('in_use', { mode: 'boolean' }).notNull().default(true),
    ...recordedColumns,
  },
  () => [check('institutions_kind', isOneOf('kind', INSTITUTION_KINDS))],
);
