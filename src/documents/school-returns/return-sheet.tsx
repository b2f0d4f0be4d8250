import { PAPERS } from '#shared/papers.ts';
import { RETURN_DECISIONS, type ReturnDecision } from '#shared/return-decisions.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  Account,
  boxes,
  namesOf,
  Particulars,
  type PrintedSigner,
  type PrintedStudent,
  recordTable,
  SignatureLines,
  studentRows,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** An application to come back, as far as it is filled in (papers.md). */
export interface ReturnFacts {
  schoolName: string;
  numberWord: string;
  /** As on the day of the application. */
  student: PrintedStudent;
  /** From when until when the child was granted leave; null where nobody said until when. */
  leave: { fromOn: LocalDate; until: LocalDate | null };
  appliedOn: LocalDate;
  application: string;
  certificateHospital: string;
  certificateOn: LocalDate | null;
  certificate: string;
  assessedOn: LocalDate | null;
  assessedBy: string;
  assessment: string;
  decision: ReturnDecision | null;
  decidedOn: LocalDate | null;
  decidedBy: string;
  decisionReason: string;
  reviewOn: LocalDate | null;
  arrangement: string;
  signers: readonly PrintedSigner[];
}

/** 复学申请与评估表: application, certificate, the school's assessment, conclusion, arrangement. */
export function returnSheet(facts: ReturnFacts): PaperDocument {
  const { student, leave, signers, certificateOn, assessedOn, decidedOn, reviewOn } = facts;
  return recordTable({
    title: PAPERS.schoolReturn.word,
    of: `${student.name} ${writtenDate(facts.appliedOn)}`,
    schoolName: facts.schoolName,
    // The guardians sign it, whoever lays it out.
    audience: 'guardian',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              [
                '休学时间',
                `${writtenDate(leave.fromOn)}${leave.until ? `至${writtenDate(leave.until)}` : '起'}`,
              ],
            ],
            [['申请日期', writtenDate(facts.appliedOn)]],
            [['监护人', namesOf(signers)]],
          ]}
        />
        <Account
          toFill
          rows={[
            ['复学申请', facts.application],
            [
              '康复证明',
              told(
                certificateOn && `${facts.certificateHospital}，${writtenDate(certificateOn)}`,
                facts.certificate,
              ),
            ],
            [
              '学校评估',
              told(
                assessedOn && `${writtenDate(assessedOn)}　参加评估：${facts.assessedBy}`,
                facts.assessment,
              ),
            ],
            [
              '结论',
              told(
                boxes(RETURN_DECISIONS, facts.decision),
                facts.decision === null && ROOM_FOR_A_PEN,
                facts.decisionReason,
                decidedOn && `决定人：${facts.decidedBy}　${writtenDate(decidedOn)}`,
                reviewOn && `再议：${writtenDate(reviewOn)}`,
              ),
            ],
            ['学习安排', facts.arrangement],
          ]}
        />
        <SignatureLines guardians={signers} others={['心理教师', '校长']} />
      </>
    ),
  });
}

/** Beneath the boxes, where nobody has said why yet: lines that hold no word, but their height. */
const ROOM_FOR_A_PEN = '　\n　';

/** The lines of a cell that say something. */
const told = (...lines: readonly (string | null | false)[]): string => lines.filter(Boolean).join('\n');
