import { DISCLOSURE_GROUNDS, type DisclosureGround } from '#shared/disclosure-grounds.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
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

interface DisclosureFacts {
  schoolName: string;
  numberWord: string;
  student: PrintedStudent;
  occurredOn: LocalDate;
  startsAt: string;
  toWhom: string;
  told: string;
  ground: DisclosureGround;
  groundText: string;
  decidedBy: string;
  childTold: string;
  recordedBy: string;
}

/** 突破保密记录: when, who was told, how much, on what ground, who decided. */
export function disclosurePaper(facts: DisclosureFacts): PaperDocument {
  const { student, occurredOn, ground, groundText } = facts;
  return recordTable({
    title: PAPERS.disclosure.word,
    of: `${student.name} ${writtenDate(occurredOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['时间', <When key="when" on={occurredOn} hours={facts.startsAt} />],
              ['决定人', facts.decidedBy],
            ],
            [['告知了谁', facts.toWhom]],
            [['依据', boxes(DISCLOSURE_GROUNDS, ground)]],
          ]}
        />
        <Account
          toFill
          rows={[
            ...(groundText ? ([['依据说明', groundText]] as const) : []),
            ['告知的内容', facts.told],
            ['怎样告诉学生', facts.childTold],
          ]}
        />
        <p className="closing">只告知保护学生安全所必需的人和内容；接到告知的人同样负有保密责任。</p>
        <Signatures
          of={[
            ['决定人', ''],
            ['记录人', facts.recordedBy],
          ]}
          on={null}
        />
      </>
    ),
  });
}
