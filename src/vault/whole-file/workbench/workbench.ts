import { DAYS_AHEAD } from '#shared/aftercare.ts';
import type { IncidentLine } from '#shared/contract/incidents.ts';
import type { OwedToStudent, Workbench } from '#shared/contract/workbench.ts';
import { addDays, type LocalDate, weekOf } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { countStudents, idsAtLevel, studentsById } from '#vault/roll/students/student-lines.ts';
import { listIncidents } from '#vault/rooms/incidents/incidents.ts';
import { rankOf } from '#vault/rooms/obligations/obligations.ts';
import { seasonsNear } from '#vault/rooms/seasons/seasons.ts';
import { lateWeeklyReports } from '#vault/rooms/weekly-reports/board.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { nobodysWaiting } from '#vault/whole-file/enquiries/register.ts';
import { owedTo } from '#vault/whole-file/obligations/owed.ts';

/** What is waiting today. */
export function readWorkbench(reader: Reader): Omit<Workbench, 'notices'> {
  const owed = owedTo(reader, 'everybody');
  const named = new Set([...owed.keys(), ...idsAtLevel(reader, reader.today)]);
  const students = studentsById(reader, [...named], reader.today).filter(({ leftOn }) => leftOn === null);
  const week = weekOf(reader.today);
  const levels = codesOf(ALERT_LEVELS);
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
    incidents: listIncidents(reader).filter((line) => isOpenOrDue(line, reader.today)),
    weeklyReports: lateWeeklyReports(reader),
    enquiries: nobodysWaiting(reader),
    seasons: seasonsNear(reader),
    students: countStudents(reader, reader.today),
    byLevel: levels.map((level) => ({
      level,
      students: students.filter((student) => student.level === level).length,
    })),
    owed: onceEach(lines).toSorted(
      (one, other) =>
        levelOf(one) - levelOf(other) ||
        rankOf(one.what) - rankOf(other.what) ||
        one.dueOn.localeCompare(other.dueOn),
    ),
  };
}

/** Of an event that is closed, what comes back: its anniversary, a little before the day. */
const isOpenOrDue = ({ state, nextCare }: IncidentLine, today: LocalDate): boolean =>
  state !== 'closed' || (nextCare !== null && addDays(nextCare.dueOn, -DAYS_AHEAD) <= today);

/** A record about several students waits once. */
function onceEach(lines: readonly OwedToStudent[]): OwedToStudent[] {
  const groups = Map.groupBy(lines, ({ opens, studentId, keys }) =>
    opens ? `${keys[0]}` : `${studentId}/${keys[0]}`,
  );
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, others: rest.map(({ studentId }) => studentId) }] : [],
  );
}
