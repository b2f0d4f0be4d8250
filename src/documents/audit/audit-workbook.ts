import ExcelJS from 'exceljs';

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
  { header: '序号', width: 10 },
  { header: '时间', width: 21 },
  { header: '操作人', width: 14 },
  { header: '类别', width: 14 },
  { header: '操作', width: 24 },
  { header: '对象', width: 60 },
];
const SONG = { name: '宋体', family: 1, charset: 134, size: 11 };
const HEADING_ROW = 3;

/**
 * The audit log as the bytes of an .xlsx, the newest line first: who, what, about whom and when. Every text is a
 * text cell: a name that looks like a formula stays a name.
 */
export async function auditWorkbook(facts: AuditWorkbookFacts): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const dated = new Date(facts.exportedAt);
  Object.assign(workbook, { creator: '心港', lastModifiedBy: '心港', created: dated, modified: dated });
  const sheet = workbook.addWorksheet('操作日志', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    views: [{ state: 'frozen', ySplit: HEADING_ROW }],
  });
  COLUMNS.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.getCell(1, 1).value = `${facts.schoolName} 操作日志`;
  sheet.getCell(1, 1).font = { ...SONG, size: 16, bold: true };
  sheet.getCell(2, 1).value =
    `导出时间：${onThisClock(facts.exportedAt)}　共 ${facts.rows.length} 条${facts.wanted && `　${facts.wanted}`}`;
  sheet.getRow(HEADING_ROW).values = COLUMNS.map(({ header }) => header);
  sheet.getRow(HEADING_ROW).font = { ...SONG, bold: true };
  for (const { sequence, at, who, kind, action, subject } of facts.rows) {
    sheet.addRow([sequence, onThisClock(at), who, kind, action, subject]);
  }
  sheet.autoFilter = {
    from: { row: HEADING_ROW, column: 1 },
    to: { row: HEADING_ROW, column: COLUMNS.length },
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** An instant as this PC's clock shows it, in an order that sorts: 2026-09-01 14:05:09. */
function onThisClock(instant: number): string {
  const at = new Date(instant);
  const two = (part: number) => `${part}`.padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
