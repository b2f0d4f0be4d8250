import { listWorkbook, onThisClock } from '../lists/list-workbook.ts';

/** A line of the audit log as it is handed out. */
export interface AuditRow {
  sequence: number;
  /** UTC milliseconds. */
  at: number;
  who: string;
  kind: string;
  action: string;
  subject: string;
}

/** What the workbook says of itself. */
export interface AuditWorkbookFacts {
  schoolName: string;
  /** UTC milliseconds. */
  exportedAt: number;
  /** Which lines were wanted, in words; empty when all were. */
  wanted: string;
  rows: readonly AuditRow[];
}

const COLUMNS = [
  { heading: '序号', width: 10 },
  { heading: '时间', width: 21 },
  { heading: '操作人', width: 14 },
  { heading: '类别', width: 14 },
  { heading: '操作', width: 24 },
  { heading: '对象', width: 60 },
];

/** The audit log as the bytes of an .xlsx, the newest line first: who, what, about whom and when. */
export function auditWorkbook({ wanted, rows, ...facts }: AuditWorkbookFacts): Promise<Uint8Array> {
  return listWorkbook({
    ...facts,
    title: '操作日志',
    counted: `共 ${rows.length} 条`,
    note: wanted,
    columns: COLUMNS,
    rows: rows.map(({ sequence, at, who, kind, action, subject }) => [
      sequence,
      onThisClock(at),
      who,
      kind,
      action,
      subject,
    ]),
  });
}
