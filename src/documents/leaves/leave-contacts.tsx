import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { ListTable } from '../frame/list-table.tsx';
import {
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** With whom the school spoke while a child was on leave: inside the room (papers.md). */
export interface LeaveContactsFacts {
  schoolName: string;
  numberWord: string;
  /** As on the last day that the paper speaks of. */
  student: PrintedStudent;
  fromOn: LocalDate;
  /** The last day that the paper speaks of: today, or the day before the return. */
  untilOn: LocalDate;
  /** How it was arranged to keep in touch; empty where nobody said. */
  arranged: string;
  /** In the order of their days. */
  contacts: readonly {
    on: LocalDate;
    channel: string;
    by: string;
    state: string;
    next: string;
  }[];
}

/** So many lines are left for a pen where little was written down. */
const FEWEST_LINES = 8;

/** 休学期间联系记录, drawn from the records of the leave. */
export function leaveContacts(facts: LeaveContactsFacts): PaperDocument {
  const { student, fromOn, untilOn, contacts } = facts;
  const blanks = Math.max(0, FEWEST_LINES - contacts.length);
  return recordTable({
    title: PAPERS['leave.contacts'].word,
    of: `${student.name} ${writtenDate(fromOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['休学开始', writtenDate(fromOn)],
              ['记录截止', writtenDate(untilOn)],
            ],
            [['联系安排', facts.arranged]],
          ]}
        />
        <ListTable
          heads={[
            ['日期', '30mm'],
            ['方式和对象', '26mm'],
            ['由谁联系', '22mm'],
            ['状态'],
            ['下一步', '40mm'],
          ]}
        >
          {contacts.map(({ on, channel, by, state, next }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
            <tr key={index}>
              <td className="unbroken">{writtenDate(on)}</td>
              <td>{channel}</td>
              <td>{by}</td>
              <td className="text">{state}</td>
              <td className="text">{next}</td>
            </tr>
          ))}
          {Array.from({ length: blanks }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
            <tr key={`blank-${index}`} className="toWrite">
              {Array.from({ length: 5 }, (_, cell) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
                <td key={cell} />
              ))}
            </tr>
          ))}
        </ListTable>
        <Signatures of={[['记录人', '']]} on={null} />
      </>
    ),
  });
}
