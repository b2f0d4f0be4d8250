import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  Account,
  namesOf,
  Particulars,
  type PrintedSigner,
  type PrintedStudent,
  recordTable,
  SignatureLines,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** The moment when a child goes over to its guardians, as it is printed to be signed (papers.md). */
export interface CustodyHandOverFacts {
  schoolName: string;
  roomPhone: string;
  numberWord: string;
  /** As on the day. */
  student: PrintedStudent;
  occurredOn: LocalDate;
  /** `HH:mm`. */
  startsAt: string;
  place: string;
  handedBy: string;
  takenBy: string;
  riskTold: string;
  goesTo: string;
  instructions: string;
  witnesses: string;
  signers: readonly PrintedSigner[];
}

/** 安全责任移交书: when to the minute, from whom to whom, what was told, where to, and what to do. */
export function custodyHandOverPaper(facts: CustodyHandOverFacts): PaperDocument {
  const { student, occurredOn, startsAt, signers, roomPhone, witnesses } = facts;
  return recordTable({
    title: PAPERS.custodyHandOver.word,
    of: `${student.name} ${writtenDate(occurredOn)}`,
    schoolName: facts.schoolName,
    audience: 'guardian',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['移交时间', <When key="when" on={occurredOn} hours={startsAt} />],
              ['地点', facts.place],
            ],
            [
              ['移交人', facts.handedBy],
              ['接走孩子的人', facts.takenBy],
            ],
            [['监护人', namesOf(signers)]],
            [['见证人', witnesses]],
            [['去向', facts.goesTo]],
          ]}
        />
        <Account
          toFill
          rows={[
            ['情况与风险', facts.riskTold],
            ['请监护人做到', facts.instructions],
          ]}
        />
        <p className="closing">
          从上面的时间起，孩子由监护人照看。有危险时请立即拨打 120 或 110，心理援助热线 12356
          全天可以拨打；需要学校帮忙时，请联系学校{roomPhone && `（${roomPhone}）`}。
        </p>
        <SignatureLines
          guardians={signers}
          others={[`移交人　${facts.handedBy}`, witnesses ? `见证人　${witnesses}` : '见证人']}
        />
      </>
    ),
  });
}
