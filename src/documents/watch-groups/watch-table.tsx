import { PAPERS } from '#shared/papers.ts';
import { dayAndTimeOf, type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import {
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import watchCss from './watch-table.css?inline';

/** A watch over a student, shift by shift, as it is printed (papers.md). */
export interface WatchFacts {
  schoolName: string;
  numberWord: string;
  student: PrintedStudent;
  fromOn: LocalDate;
  fromAt: string;
  place: string;
  task: string;
  members: readonly { name: string; role: string; phone: string }[];
  shifts: readonly {
    fromOn: LocalDate;
    fromAt: string;
    untilOn: LocalDate;
    untilAt: string;
    who: string;
    state: string;
    handedTo: string;
  }[];
  ended: { on: LocalDate; at: string; reason: string } | null;
  /** Instants between which nobody was on duty. */
  uncovered: readonly { from: number; until: number }[];
}

/** So many lines are left for the pen while the watch lasts. */
const BLANK_LINES = 8;

/** 值守记录表: who was on duty, how the child was, to whom it went on; each shift signs. */
export function watchTable(facts: WatchFacts): PaperDocument {
  const { student, fromOn, fromAt, ended, shifts, members, uncovered } = facts;
  return recordTable({
    title: PAPERS.watchGroup.word,
    of: `${student.name} ${writtenDate(fromOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    css: watchCss,
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['监护开始', <When key="from" on={fromOn} hours={fromAt} />],
              ['监护结束', ended ? <When key="until" on={ended.on} hours={ended.at} /> : ''],
            ],
            [['地点', facts.place]],
            [
              [
                '监护小组',
                members
                  .map(({ name, role, phone }) =>
                    [role ? `${name}（${role}）` : name, writtenPhone(phone)].filter(Boolean).join(' '),
                  )
                  .join('；'),
              ],
            ],
            [['注意什么', facts.task]],
          ]}
        />
        <table className="shifts list">
          <colgroup>
            {['38mm', '20mm', '', '22mm', '22mm'].map((width, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a form do not move
              <col key={column} {...(width && { style: { width } })} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {['班次', '值守人', '孩子的情况', '交给谁', '签名'].map((word) => (
                <th key={word}>{word}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shifts.map((shift, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
              <tr key={index}>
                <td>
                  {writtenDate(shift.fromOn)} {shift.fromAt}
                  <br />至 {shift.untilOn === shift.fromOn ? '' : `${writtenDate(shift.untilOn)} `}
                  {shift.untilAt}
                </td>
                <td>{shift.who}</td>
                <td className="text">{shift.state}</td>
                <td>{shift.handedTo}</td>
                <td />
              </tr>
            ))}
            {!ended &&
              Array.from({ length: BLANK_LINES }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines for the pen
                <tr key={`blank/${index}`} className="toWrite">
                  <td />
                  <td />
                  <td />
                  <td />
                  <td />
                </tr>
              ))}
          </tbody>
        </table>
        {ended && uncovered.length > 0 && (
          <p className="closing">没有登记值守的时段：{uncovered.map(inWords).join('；')}。</p>
        )}
        {ended?.reason && <p className="closing">{ended.reason}</p>}
        <Signatures of={[['组长', '']]} on={null} />
      </>
    ),
  });
}

function inWords({ from, until }: { from: number; until: number }): string {
  const [begins, ends] = [dayAndTimeOf(from), dayAndTimeOf(until)];
  return `${writtenDate(begins.on)} ${begins.at} 至 ${begins.on === ends.on ? '' : `${writtenDate(ends.on)} `}${ends.at}`;
}
