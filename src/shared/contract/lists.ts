import { z } from 'zod';
import { exportPassword } from './exports.ts';
import { saved } from './fields.ts';

/** The columns of the student list, on screen and in the workbook: key → heading, in their order. */
export const STUDENT_COLUMNS = {
  name: '姓名',
  gender: '性别',
  studentNumber: '学号',
  className: '班级',
  homeroomTeacher: '班主任',
  level: '预警等级',
  state: '在校情况',
  otherNumber: '学籍号',
  boarding: '住校',
  ethnicity: '民族',
  address: '家庭住址',
} as const satisfies Record<string, string>;
export type StudentColumn = keyof typeof STUDENT_COLUMNS;

/** More rows than any school has. */
export const MOST_ROWS = 20_000;

/**
 * What is seen of a list, asked for as a workbook: which columns, in their order, and how names stand there. Which
 * rows, each list says in its own words; what stands in them, the vault looks up itself.
 */
export const listExport = <Column extends string>(columns: readonly [Column, ...Column[]]) => ({
  columns: z
    .array(z.enum(columns))
    .min(1)
    .max(columns.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, '同一列只能导出一次'),
  /** 张三 → 张＊. */
  namesMasked: z.boolean(),
  password: exportPassword.optional(),
});

/** What became of it. */
export const savedList = z.discriminatedUnion('saved', [
  saved.options[0],
  saved.options[1].extend({ rows: z.int() }),
]);
