import { WEEK_LIST_TITLE, type WeekListFacts, weekList } from '#documents/obligations/week-list.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import type { OwedLine, OwedWhat } from '#shared/contract/obligations.ts';
import { Refusal } from '#shared/outcome.ts';
import { weekOf, writtenShortDate } from '#shared/school-calendar.ts';
import { writtenOwed } from '#shared/written-next-step.ts';
import { auditSubject, type StudentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { owedTo } from '#vault/whole-file/obligations/owed.ts';

/** What a homeroom teacher may be asked to do or to tell of; counselling, letters and signatures stay in the room. */
const FOR_TEACHERS: ReadonlySet<OwedWhat> = new Set<OwedWhat>([
  'followUp',
  'homeroomTalk',
  'talk',
  'guardianContact',
  'anyContact',
]);

/**
 * 本周跟踪清单 by homeroom teacher, a sheet for each.
 *
 * @throws Refusal `nothingOwed`.
 */
export function layWeekList(room: Room): Promise<OutputOf<'workbench.layWeekList'>> {
  const { facts, students } = room.access.read(weekListFacts);
  if (facts.teachers.length === 0) {
    throw new Refusal('nothingOwed', '这一周没有要交给班主任的事项，没有可以打印的清单。');
  }
  return layPaper(room, [weekList(facts)], {
    kind: 'obligation.weekList',
    title: `${WEEK_LIST_TITLE} ${facts.week.from}`,
    subject: `${students.length} 名学生`,
    detail: { students: students.map(auditSubject) },
  });
}

/** Exported for tests: what the sheets say. */
export function weekListFacts(reader: Reader): { facts: WeekListFacts; students: StudentOn[] } {
  const week = weekOf(reader.today);
  const owed = owedTo(reader, 'everybody');
  const everyone = studentsById(reader, [...owed.keys()], reader.today);
  const isTheirs = ({ what, putOffUntil, fromOn }: OwedLine) =>
    FOR_TEACHERS.has(what) && putOffUntil === null && fromOn <= week.until;
  const listed = everyone.flatMap((student) => {
    const lines = (owed.get(student.id) ?? []).filter(isTheirs);
    return lines.length > 0 ? [{ student, lines }] : [];
  });
  const classes = Map.groupBy(listed, ({ student }) => student.className);
  const inWords = (line: OwedLine) => {
    const { what, when } = writtenOwed(line, reader.today, (date) => writtenShortDate(date, reader.today));
    return `${what}，${when}`;
  };
  return {
    students: listed.map(({ student }) => student),
    facts: {
      schoolName: schoolRow(reader).name,
      week,
      teachers: [...classes].map(([className, members]) => ({
        className,
        name: members[0]?.student.homeroomTeacher ?? '',
        students: members.map(({ student: { name, level }, lines }) => ({
          name,
          level,
          owed: lines.map(inWords),
        })),
      })),
    },
  };
}
