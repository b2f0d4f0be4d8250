import type { Fault, SkipReason } from './roster-reading.ts';
import { type Cell, formulaFault } from './sheet.ts';

export function skip(reason: SkipReason, message: string): Fault {
  return { reason, message };
}

export function garbledRow(): Fault {
  return skip('garbled', '这一行有认不出的字（乱码），请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入');
}

export function failedFormula(cell: Cell | undefined, what: string): Fault | undefined {
  const fault = formulaFault(cell);
  if (!fault) return undefined;
  const advice = fault.includes('出错') ? '，请在表里改好后再导入' : '';
  return skip('failedFormula', `${what}的${fault}${advice}`);
}
