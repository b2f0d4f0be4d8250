import { writtenDate } from '#shared/school-calendar.ts';
import { listPaper } from '../frame/list-paper.tsx';
import type { ListHead } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import { WholeNumbers } from '../frame/whole-numbers.tsx';
import type { PaperDocument } from '../paper-document.ts';
import {
  WATCHLIST_TITLE,
  type WatchlistFacts,
  type WatchlistStudent,
  writtenEvent,
  writtenLevel,
  writtenStep,
} from './watchlist-facts.ts';

const HEADS: readonly ListHead[] = [
  ['序号', '11mm'],
  ['等级', '16mm'],
  ['姓名', '22mm'],
  ['班级', '26mm'],
  ['班主任', '20mm'],
  ['列入、调整与解除的经过'],
  ['最近跟踪', '31mm'],
  ['下一步', '36mm'],
];

/** 预警库 as a table (policy J5). */
export function watchlistTable(facts: WatchlistFacts): PaperDocument {
  const { schoolName, printedOn, students } = facts;
  return listPaper({
    title: WATCHLIST_TITLE,
    schoolName,
    printedOn,
    counted: `${students.length} 人`,
    heads: HEADS,
    rows: students.map((student, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
      <Line key={index} number={index + 1} student={student} facts={facts} />
    )),
  });
}

function Line({
  number,
  student,
  facts,
}: {
  number: number;
  student: WatchlistStudent;
  facts: WatchlistFacts;
}) {
  return (
    <tr>
      <td>{number}</td>
      <td>{writtenLevel(student.level)}</td>
      <td>
        <PersonName name={student.name} />
      </td>
      <td>{student.className}</td>
      <td>
        <PersonName name={student.homeroomTeacher} />
      </td>
      <td className="text">
        <WholeNumbers text={student.history.map(writtenEvent).join('\n')} />
      </td>
      <td className="unbroken">{student.lastFollowUpOn ? writtenDate(student.lastFollowUpOn) : ''}</td>
      <td>{writtenStep(student.nextStep, facts.printedOn)}</td>
    </tr>
  );
}
