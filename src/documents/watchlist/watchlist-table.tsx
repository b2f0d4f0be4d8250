import { writtenDate } from '#shared/school-calendar.ts';
import { PersonName } from '../frame/person-name.tsx';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import {
  WATCHLIST_TITLE,
  type WatchlistFacts,
  type WatchlistStudent,
  writtenEvent,
  writtenLevel,
  writtenStep,
} from './watchlist-facts.ts';
import tableCss from './watchlist-table.css?inline';

const COLUMNS = [
  { heading: '序号', width: '11mm' },
  { heading: '等级', width: '16mm' },
  { heading: '姓名', width: '22mm' },
  { heading: '班级', width: '26mm' },
  { heading: '班主任', width: '20mm' },
  { heading: '列入、调整与解除的经过', width: undefined },
  { heading: '最近跟踪', width: '31mm' },
  { heading: '下一步', width: '36mm' },
];

/** 预警库 as a table, A4 across, its heading again on each sheet (policy J5). */
export function watchlistTable(facts: WatchlistFacts): PaperDocument {
  return paperDocument({
    title: `${WATCHLIST_TITLE} ${facts.printedOn}`,
    runningLabel: `内部资料　${WATCHLIST_TITLE}　${facts.schoolName}`,
    foot: { fromBottom: 9, side: 15 },
    landscape: true,
    css: tableCss,
    sheet: <WatchlistTable facts={facts} />,
  });
}

function WatchlistTable({ facts }: { facts: WatchlistFacts }) {
  const { schoolName, printedOn, students } = facts;
  return (
    <article>
      <h1>{WATCHLIST_TITLE}</h1>
      <div className="head">
        <span>
          {schoolName}　{writtenDate(printedOn)}　共 {students.length} 人
        </span>
        <strong>内部资料</strong>
      </div>
      <table>
        <colgroup>
          {COLUMNS.map(({ heading, width }) => (
            <col key={heading} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map(({ heading }) => (
              <th key={heading}>{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {students.map((student, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
            <Line key={index} number={index + 1} student={student} facts={facts} />
          ))}
        </tbody>
      </table>
    </article>
  );
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
      <td>{student.homeroomTeacher}</td>
      <td className="text">{student.history.map(writtenEvent).join('\n')}</td>
      <td>{student.lastFollowUpOn ? writtenDate(student.lastFollowUpOn) : ''}</td>
      <td>{writtenStep(student.nextStep, facts.printedOn)}</td>
    </tr>
  );
}
