import { and, asc, isNotNull, isNull } from 'drizzle-orm';
import type { HomeVisitId, StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { writeHomeVisit } from './home-visits.ts';
import { homeVisits } from './tables.ts';

/** A visit that has not taken place yet. */
interface Plan {
  homeVisitId: HomeVisitId;
  plannedOn: LocalDate;
}

/** The first visit that still waits to be made, of each student who has one. */
export function plansOf(reader: Reader, ids: readonly StudentId[]): Map<StudentId, Plan> {
  const waiting = reader.db
    .select({ studentId: homeVisits.studentId, homeVisitId: homeVisits.id, plannedOn: homeVisits.plannedOn })
    .from(homeVisits)
    .where(
      and(
        among(homeVisits.studentId, ids),
        isNull(homeVisits.removedAt),
        isNull(homeVisits.occurredOn),
        isNotNull(homeVisits.plannedOn),
      ),
    )
    .orderBy(asc(homeVisits.plannedOn))
    .all();
  const plans = new Map<StudentId, Plan>();
  for (const { studentId, homeVisitId, plannedOn } of waiting) {
    if (plannedOn !== null && !plans.has(studentId)) plans.set(studentId, { homeVisitId, plannedOn });
  }
  return plans;
}

/**
 * Plans a visit to each of several students: the same day, the same teachers. All of them, or nobody.
 *
 * @throws Refusal `archived`, `alreadyPlanned`, both with names; those of `writeHomeVisit`.
 */
export function planVisits(writer: Writer, wanted: InputOf<'homeVisits.plan'>): void {
  const { studentIds, plannedOn, staffIds } = wanted;
  const students = studentsById(writer, studentIds, writer.today);
  const left = students.filter(({ leftOn }) => leftOn !== null);
  if (left.length > 0) {
    throw Refusal.at(
      'studentIds',
      'archived',
      `${namesOf(left)}已离校，不能再安排家访；请去掉后再保存，谁都还没有安排`,
    );
  }
  const plans = plansOf(writer, studentIds);
  const planned = students.filter(({ id }) => plans.has(id));
  if (planned.length > 0) {
    throw Refusal.at(
      'studentIds',
      'alreadyPlanned',
      `${namesOf(planned)}已有还没去的家访计划，要改日期请在家访列表里打开它；请去掉后再保存，谁都还没有安排`,
    );
  }
  for (const studentId of new Set(studentIds)) {
    writeHomeVisit(writer, {
      homeVisitId: null,
      ...VISIT_UNTOLD,
      studentId,
      plannedOn,
      occurredOn: null,
      staffIds,
    });
  }
}

const namesOf = (students: readonly { name: string }[]) => students.map(({ name }) => name).join('、');
