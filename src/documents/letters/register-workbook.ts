import type { LetterLine } from '#shared/contract/letters.ts';
import { stateWord } from '#shared/letter-states.ts';
import { PAPERS } from '#shared/papers.ts';
import type { ListColumn } from '../lists/list-sheet.ts';
import { listWorkbook } from '../lists/list-workbook.ts';
import { type RegisterFacts, writtenDeliveries, writtenOpinion, writtenSigner } from './register-facts.ts';

const COLUMNS: readonly (ListColumn & { cell(letter: LetterLine): string })[] = [
  { heading: '编号', width: 20, cell: ({ number }) => number },
  { heading: '种类', width: 12, cell: ({ kindName }) => kindName },
  { heading: '学生', width: 12, cell: ({ studentName }) => studentName },
  { heading: '班级', width: 16, cell: ({ className }) => className },
  { heading: '监护人', width: 12, cell: ({ guardianName }) => guardianName },
  { heading: '日期', width: 12, cell: ({ issuedOn }) => issuedOn },
  { heading: '送达', width: 28, cell: writtenDeliveries },
  { heading: '状态', width: 10, cell: stateWord },
  { heading: '回执日期', width: 12, cell: ({ receipt }) => receipt?.receivedOn ?? '' },
  { heading: '签名人', width: 16, cell: writtenSigner },
  { heading: '监护人意见', width: 30, cell: writtenOpinion },
];

/** 告知书登记簿 as the bytes of an .xlsx. */
export function registerWorkbook({ schoolName, now, letters }: RegisterFacts): Promise<Uint8Array> {
  return listWorkbook({
    schoolName,
    title: PAPERS['letter.register'].word,
    exportedAt: now,
    counted: `共 ${letters.length} 份`,
    note: '内部资料',
    columns: COLUMNS,
    rows: letters.map((letter) => COLUMNS.map(({ cell }) => cell(letter))),
  });
}
