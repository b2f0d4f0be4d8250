import {
  DISPOSALS,
  type Disposal,
  INCIDENT_KINDS,
  INCIDENT_ROLES,
  type IncidentKind,
  type IncidentRole,
  KIND_OPEN,
} from '#shared/incident-terms.ts';
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

interface AssessmentFacts {
  schoolName: string;
  numberWord: string;
  student: PrintedStudent;
  number: string;
  kind: IncidentKind | null;
  role: IncidentRole;
  facts: string;
  assessedOn: LocalDate;
  assessedAt: string;
  assessedBy: string;
  assessment: string;
  disposal: Disposal | null;
  advice: string;
}

/** 书面评估意见 after an event: what was found of one student, and how the child goes on (policy J10). */
export function incidentAssessment(facts: AssessmentFacts): PaperDocument {
  const { student, assessedOn, kind, role, disposal } = facts;
  return recordTable({
    title: PAPERS.incidentExtract.word,
    of: `${student.name} ${writtenDate(assessedOn)}`,
    schoolName: facts.schoolName,
    number: facts.number,
    audience: 'room',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['事件', kind ? INCIDENT_KINDS[kind] : KIND_OPEN],
              ['在事件中', INCIDENT_ROLES[role]],
            ],
            [
              ['评估时间', <When key="when" on={assessedOn} hours={facts.assessedAt} />],
              ['评估人', facts.assessedBy],
            ],
          ]}
        />
        <Account
          rows={(
            [
              ['有关经过', facts.facts],
              ['评估意见', facts.assessment],
              ['去向意见', role === 'subject' || disposal ? boxes(DISPOSALS, disposal) : ''],
              ['建议', facts.advice],
            ] as const
          ).filter(([, text]) => text !== '')}
        />
        <p className="closing">本意见供学校研判使用，不是医学诊断。</p>
        <Signatures
          of={[
            ['评估人', ''],
            ['分管领导', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}
