import { DUTIES, type Duty } from '#shared/contact-rules.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate, writtenShortDate } from '#shared/school-calendar.ts';
import { LEAVE_CAUSES, type LeaveCause } from '#shared/terms.ts';
import { type ListHead, ListTable } from '../frame/list-table.tsx';
import {
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** The year after a return, window by window: inside the room (papers.md). */
export interface ReturnInterviewsFacts {
  schoolName: string;
  numberWord: string;
  /** As on the day that the paper speaks of. */
  student: PrintedStudent;
  returnedOn: LocalDate;
  cause: LeaveCause | null;
  /** The day that the paper speaks of. */
  asOf: LocalDate;
  /** In the order of their first days; those up to the paper's day. */
  windows: readonly WindowAfterReturn[];
}

/** A window, and whatever is asked for in it that stands alike. */
export interface WindowAfterReturn {
  duties: readonly Duty[];
  from: LocalDate;
  until: LocalDate;
  /** On how many days it is owed. */
  need: number;
  done: number;
  /** What satisfied it, or part of it. */
  seen: readonly SeenAfterReturn[];
}

interface SeenAfterReturn {
  on: LocalDate;
  channel: string;
  by: string;
  state: string;
  risk: string;
  measures: string;
}

/** 复学访谈及风险评估记录: each window of the year, what was asked for in it, and what was seen. */
export function returnInterviews(facts: ReturnInterviewsFacts): PaperDocument {
  const { student, returnedOn, cause, asOf, windows } = facts;
  return recordTable({
    title: PAPERS['leave.interviews'].word,
    of: `${student.name} ${writtenDate(returnedOn)}复学`,
    schoolName: facts.schoolName,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['复学日期', writtenDate(returnedOn)],
              ['记录截止', writtenDate(asOf)],
            ],
            [['休学原因', cause ? LEAVE_CAUSES[cause] : '']],
          ]}
        />
        <ListTable heads={HEADS}>
          {windows.map((window, index) => (
            <WindowRows
              key={`${window.from}/${window.duties.join('/')}`}
              window={window}
              told={windows.slice(0, index).flatMap(({ seen }) => seen)}
              asOf={asOf}
            />
          ))}
        </ListTable>
        <Signatures
          of={[
            ['心理教师', ''],
            ['分管领导', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}

const HEADS: readonly ListHead[] = [
  ['时段', '29mm'],
  ['应做', '24mm'],
  ['访谈', '29mm'],
  ['状态', '36mm'],
  ['风险', '14mm'],
  ['措施'],
];

function WindowRows({
  window,
  told,
  asOf,
}: {
  window: WindowAfterReturn;
  /** What the rows above have told already. */
  told: readonly SeenAfterReturn[];
  asOf: LocalDate;
}) {
  const { duties, from, until, seen, done, need } = window;
  const isDone = done >= need;
  const rowSpan = Math.max(1, seen.length);
  const head = (
    <>
      <td rowSpan={rowSpan}>
        <span className="unbroken">{writtenDate(from)}</span>
        <br />
        <span className="unbroken">至{writtenShortDate(until, from)}</span>
      </td>
      <td rowSpan={rowSpan}>
        {duties.map((duty) => (
          <div key={duty}>{DUTIES[duty]}</div>
        ))}
        {!isDone && seen.length > 0 && <div>{standOf(window, asOf)}</div>}
      </td>
    </>
  );
  if (seen.length === 0)
    return (
      <tr>
        {head}
        <td>{standOf(window, asOf)}</td>
        <td />
        <td />
        <td />
      </tr>
    );
  return seen.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
    <tr key={index}>
      {index === 0 && head}
      <td>
        <span className="unbroken">{writtenDate(each.on)}</span>
        <div>{each.channel}</div>
        <div>{each.by}</div>
      </td>
      {told.some((above) => isSame(above, each)) ? (
        <td className="text" colSpan={3}>
          同 {writtenShortDate(each.on, each.on)}
        </td>
      ) : (
        <>
          <td className="text">{each.state}</td>
          <td>{each.risk}</td>
          <td className="text">{each.measures}</td>
        </>
      )}
    </tr>
  ));
}

/** One interview may satisfy several windows: it is told in the first of them. */
const isSame = (one: SeenAfterReturn, other: SeenAfterReturn): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** How a window stands that is not done. */
function standOf({ need, done, until }: WindowAfterReturn, asOf: LocalDate): string {
  const part = need > 1 ? `（${done}/${need}）` : '';
  return until < asOf ? `未完成${part}` : `进行中${part}`;
}
