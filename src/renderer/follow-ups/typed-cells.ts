import type { StudentId } from '#shared/contract/fields.ts';
import type { FollowUp, TrackedStudent } from '#shared/contract/follow-ups.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { correctedFollowUp, type FollowUpDraft, newFollowUp } from './follow-up-draft.ts';

export type StudentWeek = TrackedStudent['weeks'][number];

/** A student's week in the grid: by the student and the week's Monday, whatever row and column they stand in. */
export interface GridCell {
  studentId: StudentId;
  fromOn: LocalDate;
}

/** The cell and what stands around it. */
export interface TypedCell {
  student: TrackedStudent;
  week: StudentWeek;
  /** What is typed in it begins with this: the one record of the week, or a new one. */
  start: FollowUpDraft & { studentId: StudentId; occurredOn: LocalDate };
  /** What followed the student up last before this week, as far as the period reaches. */
  last: FollowUp | undefined;
}

/** True for a week that has something to open: its records, or an empty form. */
export function isOpenable(week: StudentWeek): boolean {
  return week.followUps.length > 0 || isWaiting(week) || week.state === 'excused';
}

/** True for a week that has begun and is without a record. */
export function isWaiting({ state }: StudentWeek): boolean {
  return state === 'due' || state === 'missed';
}

/**
 * A cell that is typed in: a week that waits, or holds one follow-up, which is corrected. Null for any other: several
 * records, a visit, a week that was let go or in which the student is not tracked.
 */
export function typedCell(student: TrackedStudent, week: StudentWeek, today: LocalDate): TypedCell | null {
  const [record, ...more] = week.followUps;
  if (more.length > 0 || (!record && !isWaiting(week))) return null;
  const earlier = student.weeks
    .filter(({ fromOn }) => fromOn < week.fromOn)
    .flatMap(({ followUps }) => followUps);
  const usual =
    earlier.findLast(({ opens }) => opens.record === 'followUp')?.channel ?? student.channelBefore;
  const occurredOn = dayOfWriting(week, today);
  const start = record
    ? correctedFollowUp(record)
    : newFollowUp({ studentId: student.id, occurredOn }, usual);
  if (!start) return null;
  return {
    student,
    week,
    start: { ...start, studentId: student.id, occurredOn: start.occurredOn ?? occurredOn },
    last: earlier.at(-1),
  };
}

/** Under which day a week is written down: today while it lasts, its last day once it is over. */
export function dayOfWriting({ fromOn, untilOn }: StudentWeek, today: LocalDate): LocalDate {
  return fromOn <= today && today <= untilOn ? today : untilOn;
}

/** How a cell is called among the drafts that were begun. */
export const cellName = ({ studentId, fromOn }: GridCell): string => `${studentId}/${fromOn}`;
