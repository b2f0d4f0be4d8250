import { weekSheet } from '#documents/weekly-reports/week-sheet.tsx';
import { compareClassNames } from '#shared/class-names.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { PAPERS } from '#shared/papers.ts';
import { weekOf, writtenWeek } from '#shared/school-calendar.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { classOf, homeroomTeacherOn, reportOf, standingReport } from './reports.ts';

/**
 * 班级周报 of a week, a page a class, with what was told; of a class that is silent, one to be filled in by hand.
 *
 * @throws Refusal `noClass`.
 */
export function laySheets(
  room: Room,
  { weekFrom, classIds, audience = 'teacher' }: InputOf<'weeklyReports.laySheets'>,
): Promise<OutputOf<'weeklyReports.laySheets'>> {
  const week = weekOf(weekFrom);
  const { sheets, students } = room.access.read((reader) => {
    const { name: schoolName, roomPhone } = schoolRow(reader);
    const day = week.until < reader.today ? week.until : reader.today;
    const classes = [...new Set(classIds)]
      .map((id) => ({ id, className: classOf(reader, id).name }))
      .sort((one, other) => compareClassNames(one.className, other.className))
      .map(({ id, className }) => {
        const row = standingReport(reader, id, weekFrom);
        return {
          className,
          homeroomTeacher: homeroomTeacherOn(reader, id, day),
          report: row ? reportOf(reader, row) : null,
        };
      });
    return {
      students: classes.flatMap(({ report }) => report?.remarks ?? []),
      sheets: classes.map((each) => weekSheet({ ...each, schoolName, roomPhone, week }, audience)),
    };
  });
  const [first, ...others] = sheets;
  if (!first) throw new Error('a request for no class');
  return layPaper(room, [first, ...others], {
    kind: 'weeklyReport',
    audience,
    title: `${PAPERS.weeklyReport.word} ${weekFrom}`,
    subject: `${writtenWeek(week)}，${sheets.length} 个班`,
    detail: students.length > 0 ? { students: [...new Set(students.map(auditSubject))] } : {},
  });
}
