import type { StudentId } from '#shared/contract/fields.ts';
import type { TrackedStudent } from '#shared/contract/follow-ups.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/** A student whose week has no follow-up yet. */
export interface WaitingStudent {
  studentId: StudentId;
  name: string;
}

/** Who has no follow-up yet in the week that holds `date`, in the order of the board. */
export function waitingStudents(students: readonly TrackedStudent[], date: LocalDate): WaitingStudent[] {
  return students
    .filter(({ weeks }) =>
      weeks.some(
        ({ fromOn, untilOn, state }) =>
          fromOn <= date && date <= untilOn && (state === 'due' || state === 'missed'),
      ),
    )
    .map(({ id, name }) => ({ studentId: id, name }));
}

/**
 * Whose turn it is after `current`: the next in the list who is not in `written` yet, beginning again at the
 * top after the last one; null when nobody is left.
 */
export function nextWaiting(
  waiting: readonly WaitingStudent[],
  current: StudentId,
  written: ReadonlySet<StudentId>,
): WaitingStudent | null {
  const here = waiting.findIndex(({ studentId }) => studentId === current);
  const inTurn = [...waiting.slice(here + 1), ...waiting.slice(0, here + 1)];
  return inTurn.find(({ studentId }) => studentId !== current && !written.has(studentId)) ?? null;
}
