import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  Account,
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** A home visit as it is printed: inside the room (papers.md). Of one that is only planned, there is little yet. */
export interface VisitFacts {
  schoolName: string;
  /** What the students' number is called. */
  numberWord: string;
  /** As on the day of the visit. */
  student: PrintedStudent & { address: string };
  plannedOn: LocalDate | null;
  occurredOn: LocalDate | null;
  /** `HH:mm`, or empty. */
  startsAt: string;
  visitors: readonly string[];
  met: string;
  home: string;
  text: string;
  advised: string;
  agreed: string;
}

/** 家访记录表, filled in as far as the visit is told, with room for a pen where it is not. */
export function visitTable(facts: VisitFacts): PaperDocument {
  const { student, occurredOn } = facts;
  const day = occurredOn ?? facts.plannedOn;
  return recordTable({
    title: PAPERS.homeVisit.word,
    of: [student.name, day && writtenDate(day)].filter(Boolean).join(' '),
    schoolName: facts.schoolName,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [['家庭住址', student.address]],
            [
              [
                occurredOn ? '家访时间' : '计划时间',
                day && <When key="when" on={day} hours={facts.startsAt} />,
              ],
              ['受访人', facts.met],
            ],
            [['家访教师', facts.visitors.join('、')]],
          ]}
        />
        <Account
          toFill
          rows={[
            ['家庭情况', facts.home],
            ['家访情况', facts.text],
            ['告知内容', facts.advised],
            ['商定事项', facts.agreed],
          ]}
        />
        <Signatures
          of={[
            ['家访教师', ''],
            ['家长', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}
