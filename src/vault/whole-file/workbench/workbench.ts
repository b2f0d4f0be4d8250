import type { OwedToStudent, Workbench } from '#shared/contract/workbench.ts';
import { weekOf } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { countByLevel, countStudents, studentsById } from '#vault/roll/students/student-lines.ts';
import { rankOf } from '#vault/rooms/obligations/obligations.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { owedTo } from '#vault/whole-file/obligations/owed.ts';

/** What is waiting today. */
export function readWorkbench(reader: Reader): Omit<Workbench, 'notices'> {
  const owed = owedTo(reader, 'everybody');
  const students = studentsById(reader, [...owed.keys()], reader.today);
  const week = weekOf(reader.today);
  const levels = codesOf(ALERT_LEVELS);
  const atLevel = countByLevel(reader, reader.today);
  const levelOf = ({ level }: OwedToStudent) => (level ? levels.indexOf(level) : levels.length);
  const lines = students.flatMap(({ id, name, className, level }) =>
    (owed.get(id) ?? [])
      .filter(({ dueOn, fromOn }) => dueOn <= week.until || fromOn <= reader.today)
      .map(
        (line): OwedToStudent => ({
          ...line,
          studentId: id,
          name,
          className,
          level,
          others: [],
        }),
      ),
  );
  return {
    students: countStudents(reader, reader.today),
    byLevel: levels.map((level) => ({ level, students: atLevel.get(level) ?? 0 })),
    owed: onceEach(lines).toSorted(
      (one, other) =>
        levelOf(one) - levelOf(other) ||
        rankOf(one.what) - rankOf(other.what) ||
        one.dueOn.localeCompare(other.dueOn),
    ),
  };
}

/** A record about several students waits once. */
function onceEach(lines: readonly OwedToStudent[]): OwedToStudent[] {
  const groups = Map.groupBy(lines, ({ what, opens, studentId, keys }) =>
    opens ? `${what}/${opens.id}` : `${studentId}/${keys[0]}`,
  );
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, others: rest.map(({ studentId }) => studentId) }] : [],
  );
}
