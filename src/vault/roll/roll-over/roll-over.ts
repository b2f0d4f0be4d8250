import { eq } from 'drizzle-orm';
import { compareClassNames } from '#shared/class-names.ts';
import type { RollOverId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { RollOverPlan, RollOverPreview } from '#shared/contract/roll-over.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { RollOverFate } from '#shared/terms.ts';
import { className } from '#vault/roll/roster/reading/class-name.ts';
import { classIdOf, classNamed } from '#vault/roll/school/classes.ts';
import { appoint, homeroomTeacherOf } from '#vault/roll/school/homeroom-teachers.ts';
import { staffNamed } from '#vault/roll/school/school.ts';
import { rollOvers } from '#vault/roll/school/tables.ts';
import { type Move, moveOn } from '#vault/roll/students/class-places.ts';
import { leaveSchool } from '#vault/roll/students/departures.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { type KeptPlan, type KeptReport, type KeptStudent, withNames } from './kept-roll-over.ts';
import { type LastingPlace, lastingPlaces, previewRollOver } from './preview.ts';

/** What becomes of one student. */
interface Step {
  place: LastingPlace;
  fate: RollOverFate;
  toClass: string;
  /** The new year's first day; later for whoever came into the class after it. */
  on: LocalDate;
}

/**
 * 升级: takes the whole school into a school year, in one step. From the year's first day on the new classes count;
 * until then every student is in the old one. Whoever is in a class of that year already is left there.
 *
 * @throws Refusal `wrongSchoolYear`, `alreadyRolledOver`, `planOutdated`, `noTarget`, `nobody`.
 */
export function rollOver(writer: Writer, plan: RollOverPlan): OutputOf<'rollOver.apply'> {
  const preview = previewRollOver(writer, plan.intoSchoolYear);
  if (preview.standing) {
    throw new Refusal(
      'alreadyRolledOver',
      `${plan.intoSchoolYear}学年已经办过升级，没有再改动任何班级。需要重办请先撤销那一次。`,
    );
  }
  const steps = stepsOf(writer, preview, plan);
  if (steps.every(({ fate }) => fate === 'stays')) {
    throw new Refusal('nobody', '没有需要升级的学生，没有改动任何班级。');
  }
  const ended = steps
    .filter(({ fate }) => fate !== 'stays')
    .map(({ place, on }) => ({ studentId: place.studentId, placeId: place.placeId, endedOn: on }));
  const kept: KeptPlan = { asked: plan, ended };
  const { id: rollOverId } = writer.db
    .insert(rollOvers)
    .values({
      intoSchoolYear: plan.intoSchoolYear,
      fromOn: preview.fromOn,
      plan: JSON.stringify(kept),
      report: '{}',
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: rollOvers.id })
    .get();
  moveAll(writer, steps, plan.intoSchoolYear, rollOverId);
  graduateAll(writer, steps, rollOverId);
  takeTeachersAlong(writer, plan, preview.fromOn, rollOverId);
  const report = reportOf(writer, preview, steps);
  writer.db
    .update(rollOvers)
    .set({ report: JSON.stringify(report) })
    .where(eq(rollOvers.id, rollOverId))
    .run();
  writer.record({
    action: 'rollOver.applied',
    subject: `${plan.intoSchoolYear}学年：升级 ${report.moved} 人，留级 ${report.repeated.length} 人，毕业 ${report.graduated} 人`,
    detail: { rollOverId, fromOn: preview.fromOn, schoolYear: plan.intoSchoolYear },
  });
  return { rollOverId, report: withNames(writer, report) };
}

function stepsOf(writer: Writer, preview: RollOverPreview, plan: RollOverPlan): Step[] {
  const ofClass = new Map(plan.classes.map((planned) => [planned.classId, planned]));
  const ofStudent = new Map(plan.students.map((planned) => [planned.studentId, planned]));
  const steps = lastingPlaces(writer)
    .filter(({ schoolYear }) => schoolYear < plan.intoSchoolYear)
    .map((place): Step => {
      const usual = ofClass.get(place.classId) ?? refuseOutdated();
      const own = ofStudent.get(place.studentId);
      const fate = own?.fate ?? usual.fate;
      const goes = fate === 'moves' || fate === 'repeats';
      const toClass = goes
        ? className(own?.toClass || (own && fate === 'repeats' ? place.className : usual.toClass), '')
        : '';
      if (goes && toClass === '') refuseNoTarget(own ? place.name : place.className);
      const on = place.placeFromOn > preview.fromOn ? place.placeFromOn : preview.fromOn;
      return { place, fate, toClass, on };
    });
  const here = new Set(steps.map(({ place }) => place.studentId));
  if (plan.students.some(({ studentId }) => !here.has(studentId))) refuseOutdated();
  return steps;
}

function refuseOutdated(): never {
  throw new Refusal('planOutdated', '核对期间班级或学生有了变化，没有改动任何班级。请返回第一步重新核对。');
}

function refuseNoTarget(of: string): never {
  throw new Refusal('noTarget', `${of}还没有填写升入的班级，没有改动任何班级。请补填后再办理。`);
}

function moveAll(
  writer: Writer,
  steps: readonly Step[],
  intoSchoolYear: number,
  rollOverId: RollOverId,
): void {
  const goers = steps.filter(({ toClass }) => toClass !== '');
  const names = new Set(goers.map(({ toClass }) => toClass));
  const classIds = new Map([...names].map((name) => [name, classNamed(writer, name, intoSchoolYear)]));
  const moves = goers.flatMap(({ place: { studentId, placeId }, toClass, on }): Move[] => {
    const classId = classIds.get(toClass);
    return classId ? [{ studentId, placeId, classId, on }] : [];
  });
  moveOn(writer, moves, { rollOverId });
}

function graduateAll(writer: Writer, steps: readonly Step[], rollOverId: RollOverId): void {
  for (const { fate, place, on } of steps) {
    if (fate !== 'graduates') continue;
    const { studentId } = place;
    leaveSchool(writer, {
      studentId,
      kind: 'graduated',
      leftOn: on,
      destination: '',
      reason: '',
      rollOverId,
    });
  }
}

/** A class that has a teacher in the new year already keeps that one. */
function takeTeachersAlong(
  writer: Writer,
  plan: RollOverPlan,
  fromOn: LocalDate,
  rollOverId: RollOverId,
): void {
  for (const { className: name, teacherName } of plan.teachers) {
    const classId = classIdOf(writer, className(name, ''), plan.intoSchoolYear);
    if (classId === undefined || teacherName === '' || homeroomTeacherOf(writer, classId)) continue;
    appoint(writer, { classId, staffId: staffNamed(writer, teacherName), fromOn, rollOverId });
  }
}

function reportOf(writer: Writer, preview: RollOverPreview, steps: readonly Step[]): KeptReport {
  const { intoSchoolYear, fromOn } = preview;
  const ofFate = (fate: RollOverFate) => steps.filter((step) => step.fate === fate);
  const kept = ({ place, toClass }: Step): KeptStudent => ({
    studentId: place.studentId,
    from: place.className,
    to: toClass,
  });
  const gone = steps.filter(({ toClass }) => toClass !== '');
  return {
    intoSchoolYear,
    fromOn,
    moved: ofFate('moves').length,
    graduated: ofFate('graduates').length,
    classes: [...Map.groupBy(gone, ({ toClass }) => toClass)]
      .map(([name, members]) => ({
        name,
        fromClasses: [...new Set(members.map(({ place }) => place.className))].sort(compareClassNames),
        homeroomTeacher: teacherOf(writer, name, intoSchoolYear),
        students: members.length,
      }))
      .sort((one, other) => compareClassNames(one.name, other.name)),
    graduatedClasses: [...Map.groupBy(ofFate('graduates'), ({ place }) => place.className)].map(
      ([name, members]) => ({ name, students: members.length }),
    ),
    repeated: ofFate('repeats').map(kept),
    onLeave: steps.filter(({ place }) => place.onLeave).map(kept),
    stayed: ofFate('stays').map(kept),
    there: preview.there.map(({ studentId, from, to }) => ({ studentId, from, to })),
  };
}

function teacherOf(writer: Writer, name: string, schoolYear: number): string {
  const classId = classIdOf(writer, name, schoolYear);
  return (classId && homeroomTeacherOf(writer, classId)?.name) ?? '';
}
