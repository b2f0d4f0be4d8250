import ExcelJS from 'exceljs';

export interface ListColumn {
  heading: string;
  /** In characters of the sheet's font. */
  width: number;
}

/** A list that leaves the screen, as it stood there. */
export interface ListWorkbookFacts {
  schoolName: string;
  /** What the list is called: also the sheet's name, so one of our own words. */
  title: string;
  /** UTC milliseconds. */
  exportedAt: number;
  /** Such as 共 3 人. */
  counted: string;
  /** What is wanted of the list, or left out of it, in words; empty when there is nothing to say. */
  note: string;
  columns: readonly ListColumn[];
  /** A row has a cell for each column. */
  rows: readonly (readonly (string | number)[])[];
}

const SONG = { name: '宋体', family: 1, charset: 134, size: 11 };
const HEADING_ROW = 3;

/**
 * A list as the bytes of an .xlsx, ready to print on A4: what it is and when it was made, the headings, the rows in
 * their order. Every text is a text cell: a name that looks like a formula stays a name, and a number with leading
 * noughts keeps them.
 */
export async function listWorkbook(facts: ListWorkbookFacts): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const dated = new Date(facts.exportedAt);
  Object.assign(workbook, { creator: '心港', lastModifiedBy: '心港', created: dated, modified: dated });
  const sheet = workbook.addWorksheet(facts.title, {
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
  facts.columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.getCell(1, 1).value = `${facts.schoolName} ${facts.title}`;
  sheet.getCell(1, 1).font = { ...SONG, size: 16, bold: true };
  sheet.getCell(2, 1).value = [`导出时间：${onThisClock(facts.exportedAt)}`, facts.counted, facts.note]
    .filter(Boolean)
    .join('　');
  sheet.getRow(HEADING_ROW).values = facts.columns.map(({ heading }) => heading);
  sheet.getRow(HEADING_ROW).font = { ...SONG, bold: true };
  for (const row of facts.rows) sheet.addRow([...row]);
  sheet.autoFilter = {
    from: { row: HEADING_ROW, column: 1 },
    to: { row: HEADING_ROW, column: facts.columns.length },
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** An instant as this PC's clock shows it, in an order that sorts: 2026-09-01 14:05:09. */
export function onThisClock(instant: number): string {
  const at = new Date(instant);
  const two = (part: number) => `${part}`.padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
