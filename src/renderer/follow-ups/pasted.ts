import Papa from 'papaparse';
import type { TrackedStudent } from '#shared/contract/follow-ups.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { type TypedCell, typedCell } from './typed-cells.ts';

/**
 * Cells as a spreadsheet puts them on the clipboard: rows and tabs, a cell with line breaks in quotes.
 * @returns rows of trimmed cells, without the empty line at the end
 */
export function pastedCells(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' });
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** Where pasted cells go, before anything is written. */
export interface PastePlan {
  /** By the names in the first column, or row by row from where one stands. */
  by: 'name' | 'row';
  written: { cell: TypedCell; text: string }[];
  /** Cells with words that find no place, and why. */
  left: { text: string; why: string }[];
}

/**
 * Lays out what was pasted from a cell on, downwards by student and to the right by week. Names in the first column
 * say whose a row is, where all of them are known: a list that is sorted otherwise goes to the right children.
 *
 * @param from the row and the week, from 0, of the cell in which one stands
 */
export function pastePlan(
  rows: readonly (readonly string[])[],
  students: readonly TrackedStudent[],
  from: { row: number; week: number },
  today: LocalDate,
): PastePlan {
  const named = rows.map(([name = '']) => students.filter((student) => student.name === name));
  const isByName =
    rows.some((row) => row.length > 1) &&
    named.every((found, row) => found.length === 1 || !rows[row]?.some(Boolean));
  const plan: PastePlan = { by: isByName ? 'name' : 'row', written: [], left: [] };
  for (const [index, row] of rows.entries()) {
    const student = isByName ? named[index]?.[0] : students[from.row + index];
    for (const [place, text] of (isByName ? row.slice(1) : row).entries()) {
      if (text === '') continue;
      const week = student?.weeks[from.week + place];
      const cell = student && week ? typedCell(student, week, today) : null;
      if (cell) plan.written.push({ cell, text });
      else plan.left.push({ text, why: whyNot(student, week) });
    }
  }
  return plan;
}

function whyNot(
  student: TrackedStudent | undefined,
  week: TrackedStudent['weeks'][number] | undefined,
): string {
  if (!student) return '表里没有这么多学生';
  if (!week) return `${student.name}：周期里没有这么多周`;
  if (week.followUps.length > 0) return `${student.name}：这一周已有几条记录或一次家访`;
  if (week.state === 'excused') return `${student.name}：这一周免跟踪`;
  return `${student.name}：这一周${week.state === 'ahead' ? '还没有开始' : '未列入'}`;
}
