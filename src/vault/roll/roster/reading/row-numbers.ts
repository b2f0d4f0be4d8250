import { codesOf, NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import { isGarbled } from '#shared/written-text.ts';
import { failedFormula, garbledRow, skip } from './faults.ts';
import { cellOf, type RosterColumns } from './header.ts';
import { heldNumber } from './identity-number.ts';
import type { Fault, RosterRow } from './roster-reading.ts';
import { type Cell, type SheetRow, shownIn } from './sheet.ts';
import { readStudentNumber, type StudentNumber } from './student-number.ts';

/** The numbers of a row that were read. */
export type Numbers = Pick<RosterRow, NumberKind>;

interface NumberCell {
  kind: NumberKind;
  cell: Cell | undefined;
  number: StudentNumber;
}

const KINDS = codesOf(NUMBER_KINDS);

export function numbersIn(cells: SheetRow, columns: RosterColumns): NumberCell[] {
  return KINDS.map((kind) => {
    const cell = cellOf(cells, columns, kind);
    return { kind, cell, number: readStudentNumber(cell) };
  });
}

/** Which numbers the row has. One that could not be read is told where the other one says who it is. */
export function readNumbers(
  cells: SheetRow,
  columns: RosterColumns,
  name: string,
  notices: string[],
): Numbers | Fault {
  const numbers: Numbers = {};
  const faults: (Fault & { notice: string })[] = [];
  for (const { kind, cell, number } of numbersIn(cells, columns)) {
    const what = NUMBER_KINDS[kind];
    const failed = failedFormula(cell, what);
    if (failed) faults.push({ ...failed, notice: failed.message });
    else if (heldNumber(cell)) {
      const message = `${what}写的是身份证号，身份证号不保存，这一行没有读入；请换成学号或学籍号后再导入`;
      const notice = `${what}写的是身份证号，没有读入，也不保存`;
      faults.push({ ...skip('identityNumber', message), notice });
    } else if (isGarbled(shownIn(cell))) faults.push({ ...garbledRow(), notice: `${what}有乱码，没有读入` });
    else if (number.outcome === 'damaged') {
      const became = `${what}成了“${number.shown.slice(0, 30)}”，原来的数字丢了`;
      const message = `${became}；请把${what}一列设为文本，重新填写后再导入`;
      faults.push({ ...skip('damagedNumber', message), notice: `${became}，没有读入` });
    } else if (number.outcome === 'read') numbers[kind] = number.number;
  }
  if (Object.keys(numbers).length > 0) {
    notices.push(...faults.map(({ notice }) => notice));
    return numbers;
  }
  const [fault] = faults;
  if (fault) return { reason: fault.reason, message: fault.message };
  const has = KINDS.filter((kind) => columns.some(({ field }) => field === kind));
  const word = has.map((kind) => NUMBER_KINDS[kind]).join('和') || NUMBER_KINDS.studentNumber;
  const lacking = name === '' ? `没有${word}，也没有姓名` : `没有${word}`;
  return skip('noStudentNumber', `${lacking}，请在表里补上后再导入`);
}
