import type { LetterLine } from '#shared/contract/letters.ts';
import { stateWord } from '#shared/letter-states.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { type ListHead, ListTable } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import { WholeNumbers } from '../frame/whole-numbers.tsx';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import tableCss from '../watchlist/watchlist-table.css?inline';
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

/** 告知书登记簿 as a table, A4 across, its heading again on each sheet. */
export function registerTable(facts: RegisterFacts): PaperDocument {
  const title = PAPERS['letter.register'].word;
  return paperDocument({
    title: `${title} ${facts.printedOn}`,
    runningLabel: `内部资料　${title}　${facts.schoolName}`,
    foot: { fromBottom: 9, side: 15 },
    landscape: true,
    css: tableCss,
    sheet: <RegisterTable title={title} facts={facts} />,
  });
}

function RegisterTable({ title, facts }: { title: string; facts: RegisterFacts }) {
  const { schoolName, printedOn, letters } = facts;
  return (
    <article>
      <h1>{title}</h1>
      <div className="head">
        <span>
          {schoolName}　{writtenDate(printedOn)}　共 {letters.length} 份
        </span>
        <strong>内部资料</strong>
      </div>
      <ListTable heads={HEADS}>
        {letters.map((letter) => (
          <Line key={letter.id} letter={letter} />
        ))}
      </ListTable>
    </article>
  );
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
      <td>{writtenDate(letter.issuedOn)}</td>
      <td className="text">{writtenDeliveries(letter)}</td>
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
