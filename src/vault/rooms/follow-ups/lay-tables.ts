import { type TrackingTableFacts, trackingTables } from '#documents/follow-ups/tracking-table.tsx';
import { writtenAge } from '#shared/birth-date.ts';
import type { TrackedStudent } from '#shared/contract/follow-ups.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { codesOf, TRACKING_FIELDS, type TrackingField } from '#shared/terms.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { auditSubject, type StudentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { asOf, type Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { followUpBoard, trackingSheetOf } from './follow-ups.ts';

/**
 * 附件1 of everyone on the high-risk list in the period, or of one student, as one paper, ordered by class
 * then name (forms.md 附件1).
 *
 * @throws Refusal `noPeriod`, `nobodyTracked`.
 */
export function layTrackingTables(
  room: Room,
  wanted: InputOf<'followUps.layTables'>,
): Promise<OutputOf<'followUps.layTables'>> {
  const { period, tables, students } = room.access.read((reader) => trackingTableFacts(reader, wanted));
  const [first, ...others] = trackingTables(tables);
  if (!first) {
    throw new Refusal('nobodyTracked', '这个周期内没有二类、三类学生，没有可以打印的跟踪表。');
  }
  return layPaper(room, [first, ...others], {
    kind: 'followUp.tables',
    title: `心理高危学生动态跟踪表 ${period.name}`,
    subject: `${period.name}，${students.length} 名学生`,
    detail: { students: students.map(auditSubject) },
  });
}

/**
 * What the tables say: of each student as on the period's last day, or today while it runs. The head is as it was
 * described last, since it is often put right when the period is over.
 *
 * @throws Refusal `noPeriod`.
 */
export function trackingTableFacts(
  reader: Reader,
  wanted: Pick<InputOf<'followUps.layTables'>, 'periodId' | 'studentId' | 'emptyWeeks'>,
) {
  const { period, students } = followUpBoard(reader, wanted.periodId);
  const tracked = new Map(students.map((student) => [student.id, student]));
  const then = asOf(reader, period.untilOn);
  const ids = [...tracked.keys()].filter((id) => wanted.studentId === null || id === wanted.studentId);
  const ofThen = studentsById(then, ids, then.today);
  const tables = ofThen.flatMap((student) => {
    const weeks = tracked.get(student.id)?.weeks;
    return weeks ? [tableFacts(then, student, weeks, wanted.emptyWeeks)] : [];
  });
  return { period, tables, students: ofThen };
}

/** What would be printed empty, before it is printed. @throws Refusal `noPeriod`. */
export function emptyTableFields(
  reader: Reader,
  { periodId }: InputOf<'followUps.emptyFields'>,
): OutputOf<'followUps.emptyFields'> {
  const { tables, students } = trackingTableFacts(reader, { periodId, studentId: null, emptyWeeks: 'omit' });
  return students.flatMap(({ id, name, className }, at) => {
    const facts = tables[at];
    const fields = facts ? codesOf(TRACKING_FIELDS).filter((field) => !PRINTED[field](facts)) : [];
    return fields.length === 0 ? [] : [{ id, name, className, fields }];
  });
}

/** What stands in a field of the head on paper; nothing where it stays empty. */
const PRINTED: Record<TrackingField, (facts: TrackingTableFacts) => unknown> = {
  gender: ({ student }) => student.gender !== 'unknown',
  age: ({ student }) => student.age !== undefined,
  homeroomTeacher: ({ student }) => student.homeroomTeacher,
  tracker: ({ tracker }) => tracker.name,
  trackerPhone: ({ tracker }) => tracker.phone,
  guardian: ({ guardian }) => guardian.name,
  guardianPhone: ({ guardian }) => guardian.phone,
  condition: ({ abnormality }) => abnormality.trim(),
  intervention: ({ intervention }) => intervention.trim(),
};

/** @param reader as of the day that the table speaks of. */
function tableFacts(
  reader: Reader,
  student: StudentOn,
  weeks: TrackedStudent['weeks'],
  emptyWeeks: TrackingTableFacts['emptyWeeks'],
): TrackingTableFacts {
  const sheet = trackingSheetOf(reader, student.id);
  const { counsellorName, roomPhone } = schoolRow(reader);
  const [guardian] = guardiansOn(reader, student.id, reader.today);
  const { name, gender, className, homeroomTeacher, bornOn } = student;
  return {
    student: {
      name,
      gender,
      className,
      homeroomTeacher,
      ...(bornOn ? { age: writtenAge(bornOn, reader.today) } : {}),
    },
    tracker: sheet.trackerId
      ? { name: sheet.trackerName ?? '', phone: sheet.trackerPhone ?? '' }
      : { name: counsellorName, phone: roomPhone },
    guardian: guardian ? { name: guardian.name, phone: guardian.phone } : {},
    abnormality: sheet.condition,
    intervention: sheet.intervention,
    // A week outside the student's time on the list is no gap: it has no line unless it has a record.
    weeks: weeks
      .filter(({ state }) => state === 'done' || state === 'missed' || state === 'due')
      .map(({ fromOn: from, untilOn: until, followUps }) => ({ from, until, records: followUps })),
    emptyWeeks,
  };
}
