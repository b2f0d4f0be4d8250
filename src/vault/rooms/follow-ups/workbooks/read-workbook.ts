import { TEACHER_COLUMNS } from '#shared/teacher-workbook.ts';
import { readFillIn } from '#vault/roll/roster/fill-in/read-fill-in.ts';
import type { Cell } from '#vault/roll/roster/reading/sheet.ts';

/** A row below the headings, as it stands there. */
export interface FilledRow {
  /** Counted as a person sees it, from 1. */
  rowNumber: number;
  className: string;
  name: string;
  week: string;
  key: string;
  occurredOn: Cell | undefined;
  channel: string;
  text: string;
  /** What is wrong with a formula in what was to be filled in, in Chinese. */
  fault: string | undefined;
}

export interface FilledWorkbook {
  fileName: string;
  /** Who filled it in, as it says; empty where it does not. */
  filledInBy: string;
  /** Serial days count from 1904. */
  from1904: boolean;
  rows: FilledRow[];
}

/** Reads a workbook of weeks that came back. @throws the Refusals of `readFillIn`. */
export function readTeacherWorkbook(bytes: Uint8Array, fileName: string): FilledWorkbook {
  const { rows, ...read } = readFillIn(bytes, fileName, TEACHER_COLUMNS);
  return {
    fileName,
    ...read,
    rows: rows.map(({ rowNumber, cell, line, words, faultIn }) => ({
      rowNumber,
      className: line('className'),
      name: line('name'),
      week: line('week'),
      key: line('key'),
      occurredOn: cell('occurredOn'),
      channel: line('channel'),
      text: words('text'),
      fault: faultIn('occurredOn', 'channel', 'text'),
    })),
  };
}
