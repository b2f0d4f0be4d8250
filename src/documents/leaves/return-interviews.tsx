import { DUTIES, type Duty } from '#shared/contact-rules.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { LEAVE_CAUSES, type LeaveCause } from '#shared/terms.ts';
import { ListTable } from '../frame/list-table.tsx';
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
  windows: readonly {
    duty: Duty;
    from: LocalDate;
    until: LocalDate;
    /** On how many days it is owed. */
    need: number;
    done: number;
    /** What satisfied it. */
    seen: readonly SeenAfterReturn[];
  }[];
}

interface SeenAfterReturn {
  on: LocalDate;
  channel: string;
  by: string;
  state: string;
  risk: string;
  measures: string;
}

/** What stands of a window that is not done. */
function standOf(window: ReturnInterviewsFacts['windows'][number], asOf: LocalDate): string {
  const part = window.need > 1 ? `（${window.done}/${window.need}）` : '';
  return window.until < asOf ? `未完成${part}` : `进行中${part}`;
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
        <ListTable
          heads={[
            ['时段', '30mm'],
            ['应做', '24mm'],
            ['访谈', '32mm'],
            ['状态'],
            ['风险', '16mm'],
            ['措施', '36mm'],
          ]}
        >
          {windows.flatMap((window) => {
            const { duty, from, until, seen, done, need } = window;
            const key = `${duty}/${from}`;
            const head = [
              <td key="window" rowSpan={Math.max(1, seen.length)}>
                <span className="unbroken">{writtenDate(from)}</span>
                <br />至<span className="unbroken">{writtenDate(until)}</span>
              </td>,
              <td key="duty" rowSpan={Math.max(1, seen.length)}>
                {DUTIES[duty]}
                {done < need && seen.length > 0 && (
                  <>
                    <br />
                    {standOf(window, asOf)}
                  </>
                )}
              </td>,
            ];
            if (seen.length === 0)
              return [
                <tr key={key}>
                  {head}
                  <td>{standOf(window, asOf)}</td>
                  <td />
                  <td />
                  <td />
                </tr>,
              ];
            return seen.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
              <tr key={`${key}/${index}`}>
                {index === 0 && head}
                <td>
                  <span className="unbroken">{writtenDate(each.on)}</span>
                  <br />
                  {each.channel}　{each.by}
                </td>
                <td className="text">{each.state}</td>
                <td>{each.risk}</td>
                <td className="text">{each.measures}</td>
              </tr>
            ));
          })}
        </ListTable>
        <Signatures of={[['心理教师', '']]} on={null} />
      </>
    ),
  });
}
