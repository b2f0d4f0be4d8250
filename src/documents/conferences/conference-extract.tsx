import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import conferenceCss from './conference.css?inline';
import { Measures, Passages, type SaidOfStudent, Standing } from './conference-parts.tsx';
import { type ConferenceFrame, whenAndWhere } from './conference-record.tsx';

/** What a conference said of one student, for that student's own file: nobody else is named in it. */
export interface ExtractFacts extends ConferenceFrame, SaidOfStudent {
  numberWord: string;
  /** As on the day of the conference. */
  student: PrintedStudent;
  /** The day on which the extract is made. */
  madeOn: LocalDate;
}

/** 会商摘录 of one student. */
export function conferenceExtractPaper(facts: ExtractFacts): PaperDocument {
  const { student, occurredOn } = facts;
  return recordTable({
    title: PAPERS.conferenceExtract.word,
    of: `${student.name} ${CONFERENCE_KINDS[facts.kind]} ${writtenDate(occurredOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    css: conferenceCss,
    children: (
      <>
        <Standing {...facts} />
        <Particulars rows={[...studentRows(student, facts.numberWord), ...whenAndWhere(facts)]} />
        <Passages said={facts} isDraft={facts.finalised === null} />
        <Measures of={facts.measures} />
        <p className="note">摘自会商记录，只含本名学生的内容。</p>
        <Signatures of={[['摘录人', '']]} on={facts.madeOn} />
      </>
    ),
  });
}
