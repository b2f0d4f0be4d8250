import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  Account,
  Guardians,
  Particulars,
  type PrintedSigner,
  type PrintedStudent,
  recordTable,
  SignatureLines,
  studentRows,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** What the school looks out for after a return, who does what, and whom to call: inside the school (papers.md). */
export interface PlanFacts {
  schoolName: string;
  numberWord: string;
  /** As on the day of the plan. */
  student: PrintedStudent & { homeroomTeacher: string };
  /** Null where it has not been made yet. */
  plannedOn: LocalDate | null;
  signs: string;
  roles: string;
  numbers: string;
  planLeader: string;
  guardians: readonly PrintedSigner[];
}

/** 防备预案, with room for a pen where nothing is said yet. */
export function planPaper(facts: PlanFacts): PaperDocument {
  const { student, plannedOn, planLeader } = facts;
  return recordTable({
    title: PAPERS['schoolReturn.plan'].word,
    of: [student.name, plannedOn && writtenDate(plannedOn)].filter(Boolean).join(' '),
    schoolName: facts.schoolName,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['班主任', student.homeroomTeacher],
              ['制定日期', plannedOn ? writtenDate(plannedOn) : ''],
            ],
            [['监护人', <Guardians key="guardians" of={facts.guardians} />]],
          ]}
        />
        <Account
          toFill
          rows={[
            ['预警迹象', facts.signs],
            ['各人做什么', facts.roles],
            ['联系电话', facts.numbers],
          ]}
        />
        <SignatureLines
          guardians={[]}
          others={[planLeader ? `负责领导　${planLeader}` : '负责领导', '心理教师', '班主任']}
        />
      </>
    ),
  });
}
