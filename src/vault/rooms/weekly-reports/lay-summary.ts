import { gradeSummary } from '#documents/weekly-reports/grade-summary.tsx';
import { gradeKey, gradeOf } from '#shared/class-names.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { PAPERS } from '#shared/papers.ts';
import { weekOf, writtenWeek } from '#shared/school-calendar.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { weeklyBoard } from './board.ts';
import { existingReport, reportOf } from './reports.ts';

/**
 * 年级汇总 of a week: which classes have told, and what; for whoever is outside the room numbers alone, and none of one or
 * two children.
 *
 * @throws Refusal `noWeek` for a week without school, `noGrade`.
 */
export function laySummary(
  room: Room,
  { weekFrom, grade, audience = 'room' }: InputOf<'weeklyReports.laySummary'>,
): Promise<OutputOf<'weeklyReports.laySummary'>> {
  const week = weekOf(weekFrom);
  const facts = room.access.read((reader) => {
    const board = weeklyBoard(reader, weekFrom);
    const at = board.weeks.findIndex(({ from }) => from === weekFrom);
    const of = board.weeks[at];
    if (!of) throw new Refusal('noWeek', '这一周在假期里，没有班级周报。请选择上学的一周。');
    const classes = board.classes
      .filter(({ className }) => grade === null || gradeKey(className) === grade)
      .flatMap(({ className, homeroomTeacher, weeks }) => {
        const cell = weeks[at];
        if (!cell) return [];
        const report = cell.reportId && reportOf(reader, existingReport(reader, cell.reportId));
        return [{ className, homeroomTeacher, state: cell.state, counts: cell.counts, report }];
      });
    if (classes.length === 0) throw new Refusal('noGrade', '这个年级没有班级，没有可打印的汇总。');
    const grades = [...Map.groupBy(classes, ({ className }) => gradeKey(className)).values()];
    return {
      schoolName: schoolRow(reader).name,
      week,
      number: of.number,
      madeOn: reader.today,
      madeBy: reader.person,
      grades: grades.map((own) => ({
        word: gradeOf(own[0]?.className ?? '') || (own[0]?.className ?? ''),
        classes: own,
      })),
    };
  });
  const of = facts.grades.length === 1 ? (facts.grades[0]?.word ?? '') : '全校';
  const students = facts.grades.flatMap(({ classes }) =>
    classes.flatMap(({ report }) => report?.remarks ?? []),
  );
  const names = audience === 'room' && students.length > 0;
  return layPaper(room, [gradeSummary(facts, audience)], {
    kind: 'weeklyReport.summary',
    audience,
    title: `${PAPERS['weeklyReport.summary'].word} ${of} ${weekFrom}`,
    subject: `${of} ${writtenWeek(week)}`,
    detail: names ? { students: [...new Set(students.map(auditSubject))] } : {},
  });
}
