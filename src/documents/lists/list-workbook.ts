import { addListSheet, type ListColumn, newWorkbook } from './list-sheet.ts';

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

/**
 * A list as the bytes of an .xlsx, ready to print on A4: what it is and when it was made, the headings, the rows in
 * their order. Every text is a text cell: a name that looks like a formula stays a name, and a number with leading
 * noughts keeps them.
 */
export async function listWorkbook(facts: ListWorkbookFacts): Promise<Uint8Array> {
  const workbook = await newWorkbook(new Date(facts.exportedAt));
  const { title, columns, rows } = facts;
  addListSheet(workbook, {
    name: title,
    title: `${facts.schoolName} ${title}`,
    said: [`导出时间：${onThisClock(facts.exportedAt)}`, facts.counted, facts.note]
      .filter(Boolean)
      .join('　'),
    foot: '&C第 &P 页 共 &N 页',
    columns,
    rows,
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** An instant as this PC's clock shows it, in an order that sorts: 2026-09-01 14:05:09. */
export function onThisClock(instant: number): string {
  const at = new Date(instant);
  const two = (part: number) => `${part}`.padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
