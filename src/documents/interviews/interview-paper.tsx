import type { Interview } from '#shared/contract/interviews.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { RISK_ANSWERS } from '#shared/terms.ts';
import {
  Account,
  boxes,
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

export interface InterviewFacts extends Omit<Interview, 'id'> {
  schoolName: string;
  numberWord: string;
  /** As on the day of the interview. */
  student: PrintedStudent;
}

/** 一对一面谈记录: sources, what was asked about risk, impression, advice; inside the room (papers.md). */
export function interviewPaper(facts: InterviewFacts): PaperDocument {
  const { student, occurredOn, risk, riskText } = facts;
  return recordTable({
    title: PAPERS.interview.word,
    of: `${student.name} ${writtenDate(occurredOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['面谈时间', <When key="when" on={occurredOn} hours={facts.startsAt} />],
              ['地点', facts.place],
            ],
            [
              ['面谈人', facts.interviewer],
              ['面谈原因', facts.occasion],
            ],
          ]}
        />
        <Account
          toFill
          rows={[
            ['班主任反映', facts.teacherSays],
            ['家长反映', facts.guardianSays],
            ['面谈内容', facts.content],
            ['自伤、自杀\n风险', [boxes(RISK_ANSWERS, risk), riskText].filter(Boolean).join('\n')],
            ['初步印象\n（非诊断）', facts.impression],
            ['建议', facts.advice],
          ]}
        />
        <Signatures of={[['面谈人', '']]} on={null} />
      </>
    ),
  });
}
