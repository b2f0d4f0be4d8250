import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { SCREENING_WAYS, type StandsAt } from '#shared/screening/way.ts';
import { ALERT_LEVELS, type AlertLevel } from '#shared/terms.ts';
import { listPaper } from '../frame/list-paper.tsx';
import { PersonName } from '../frame/person-name.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** Whom a batch has flagged, inside the room (papers.md). */
export interface FlaggedFacts {
  schoolName: string;
  numberWord: string;
  name: string;
  printedOn: LocalDate;
  students: readonly {
    name: string;
    studentNumber: string;
    className: string;
    homeroomTeacher: string;
    why: string;
    way: StandsAt;
    /** What is written about the last step; empty where nothing is. */
    said: string;
    level: AlertLevel | null;
    /** What is owed next, and until when; empty where nothing is. */
    next: string;
  }[];
}

/** 预警名单: child, why, how it stands, what comes next. No score sets a level. */
export function flaggedPaper({
  schoolName,
  numberWord,
  name,
  printedOn,
  students,
}: FlaggedFacts): PaperDocument {
  return listPaper({
    title: `${PAPERS['screeningBatch.flagged'].word}（${name}）`,
    schoolName,
    printedOn,
    counted: `${students.length} 人　筛查，非诊断`,
    heads: [
      ['序号', '11mm'],
      ['姓名', '20mm'],
      [numberWord, '24mm'],
      ['班级', '26mm'],
      ['班主任', '18mm'],
      ['为什么列入'],
      ['等级', '16mm'],
      ['进展', '52mm'],
      ['下一步', '36mm'],
    ],
    rows: students.map((student, index) => (
      <tr key={student.studentNumber}>
        <td>{index + 1}</td>
        <td>
          <PersonName name={student.name} />
        </td>
        <td className="unbroken">{student.studentNumber}</td>
        <td>{student.className}</td>
        <td>
          <PersonName name={student.homeroomTeacher} />
        </td>
        <td className="text">{student.why}</td>
        <td>{student.level ? ALERT_LEVELS[student.level] : '未列入'}</td>
        <td className="text">
          {`${writtenDate(student.way.since)} ${SCREENING_WAYS[student.way.way]}`}
          {student.said && `\n${student.said}`}
        </td>
        <td>{student.next}</td>
      </tr>
    )),
  });
}
