import type { z } from 'zod';
import type { ListColumn } from '#documents/lists/list-sheet.ts';
import { listWorkbook } from '#documents/lists/list-workbook.ts';
import type { savedList } from '#shared/contract/lists.ts';
import { maskedName } from '#shared/masked-name.ts';
import { Refusal } from '#shared/outcome.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import type { AuditAction } from '#vault/strongbox/audit/audit-actions.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';

/** How a column of a list stands in a workbook. */
export interface WrittenColumn<Row> extends ListColumn {
  cell(row: Row): string;
}

/** A list of students that leaves the vault. */
export interface LeavingList<Row, Column extends string> {
  /** 学生名单, 预警库名单. */
  title: string;
  /** The log is searched for the students of every act so named. */
  action: Extract<AuditAction, `${string}.listSaved`>;
  /** In the order in which they are wanted. */
  rows: readonly Row[];
  columns: Readonly<Record<Column, WrittenColumn<Row>>>;
  wanted: { columns: readonly Column[]; namesMasked: boolean; password?: string | undefined };
}

/**
 * A list of students as a workbook, where the person chooses; on record with everybody who stands in it.
 *
 * @throws Refusal `noRows`, `cannotSave`, `closing`.
 */
export async function saveList<Row extends { name: string; studentNumber: string }, Column extends string>(
  room: Room,
  { title, action, rows, columns, wanted }: LeavingList<Row, Column>,
): Promise<z.infer<typeof savedList>> {
  if (rows.length === 0) throw new Refusal('noRows', '名单里没有学生，没有可以导出的内容。');
  const now = room.now();
  const written = wanted.columns.map((column) => columns[column]);
  const named = (row: Row) => (wanted.namesMasked ? { ...row, name: maskedName(row.name) } : row);
  const bytes = await listWorkbook({
    schoolName: room.access.read(schoolRow).name,
    title,
    exportedAt: now,
    counted: `共 ${rows.length} 人`,
    note: wanted.namesMasked ? '姓名只留第一个字' : '',
    columns: written,
    rows: rows.map((row) => written.map(({ cell }) => cell(named(row)))),
  });
  const fileName = await exportPaper(
    room,
    {
      dialog: `导出${title}`,
      title: `${title} ${todayOnThisPc(new Date(now))}`,
      format: 'xlsx',
      word: title,
      bytes,
    },
    wanted.password,
    {
      action,
      subject: `${rows.length} 名学生`,
      detail: {
        students: rows.map(auditSubject),
        columns: written.map(({ heading }) => heading),
        namesMasked: wanted.namesMasked,
      },
    },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName, rows: rows.length };
}
