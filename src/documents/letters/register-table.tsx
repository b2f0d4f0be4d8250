import type { LetterLine } from '#shared/contract/letters.ts';
import { stateWord } from '#shared/letter-states.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { listPaper } from '../frame/list-paper.tsx';
import type { ListHead } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import { WholeNumbers } from '../frame/whole-numbers.tsx';
import type { PaperDocument } from '../paper-document.ts';
import { type RegisterFacts, writtenDeliveries, writtenOpinion, writtenSigner } from './register-facts.ts';

const HEADS: readonly ListHead[] = [
  ['编号', '35mm'],
  ['种类', '20mm'],
  ['学生', '20mm'],
  ['班级', '24mm'],
  ['监护人', '20mm'],
  ['日期', '22mm'],
  ['送达', '38mm'],
  ['状态', '15mm'],
  ['回执', '32mm'],
  ['监护人意见'],
];

/** 告知书登记簿 as a table. */
export function registerTable({ schoolName, printedOn, letters }: RegisterFacts): PaperDocument {
  return listPaper({
    title: PAPERS['letter.register'].word,
    schoolName,
    printedOn,
    counted: `${letters.length} 份`,
    heads: HEADS,
    rows: letters.map((letter) => <Line key={letter.id} letter={letter} />),
  });
}

function Line({ letter }: { letter: LetterLine }) {
  const { receipt } = letter;
  const answered = [receipt && writtenDate(receipt.receivedOn), writtenSigner(letter)];
  return (
    <tr>
      <td className="unbroken">{letter.number}</td>
      <td>{letter.kindName}</td>
      <td>
        <PersonName name={letter.studentName} />
      </td>
      <td>{letter.className}</td>
      <td>
        <PersonName name={letter.guardianName} />
      </td>
      <td className="unbroken">{writtenDate(letter.issuedOn)}</td>
      <td className="text">
        <WholeNumbers text={writtenDeliveries(letter)} />
      </td>
      <td>{stateWord(letter)}</td>
      <td className="text">
        <WholeNumbers text={answered.filter(Boolean).join('\n')} />
      </td>
      <td className="text">
        <WholeNumbers text={writtenOpinion(letter)} />
      </td>
    </tr>
  );
}
