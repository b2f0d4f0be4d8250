import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import { plansOf } from '#vault/rooms/home-visits/plan-visits.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { duesBehind, visitsDone } from '../summaries/summary-records.ts';

interface Due {
  studentId: StudentId;
  text: string;
}

/**
 * 应访未访: who should have had a visit in the period and had none, by the very records that 应该家访学生总人数 and
 * 实际家访学生总人数 are counted from (forms.md 附件3), with today's class and whatever visit is planned.
 */
export function unvisitedIn(
  reader: Reader,
  period: InputOf<'homeVisits.unvisited'>,
): OutputOf<'homeVisits.unvisited'> {
  const due = Map.groupBy<StudentId, Due>(duesBehind(reader, period), ({ studentId }) => studentId);
  const visited = new Set(
    reader.db.all<{ studentId: StudentId }>(visitsDone(period)).map(({ studentId }) => studentId),
  );
  const ids = [...due.keys()].filter((id) => !visited.has(id));
  const plans = plansOf(reader, ids);
  return {
    due: due.size,
    students: studentsById(reader, ids, reader.today).map((student) => ({
      id: student.id,
      name: student.name,
      className: student.className,
      homeroomTeacher: student.homeroomTeacher,
      onLeave: student.onLeave,
      leftOn: student.leftOn,
      reasons: [...new Set(due.get(student.id)?.map(({ text }) => text.trim()))],
      planned: plans.get(student.id) ?? null,
    })),
  };
}
