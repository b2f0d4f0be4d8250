import type { FollowUpId, StudentId } from '#shared/contract/fields.ts';
import type { FollowUp } from '#shared/contract/follow-ups.ts';
import { type DraftKey, draftKeyInFile } from '#shared/draft-keys.ts';
import { type LocalDate, weekOf } from '#shared/school-calendar.ts';
import type { FollowUpChannel, FollowUpComparison } from '#shared/terms.ts';

/** A follow-up as it is typed, in a form or in the grid. */
export interface FollowUpDraft {
  /** Null for a new one. */
  followUpId: FollowUpId | null;
  studentId: StudentId | null;
  occurredOn: LocalDate | null;
  channel: FollowUpChannel;
  compared: FollowUpComparison | null;
  text: string;
}

/** @param usual the student's own last channel; null where there was none. */
export function newFollowUp(
  { studentId, occurredOn }: Pick<FollowUpDraft, 'studentId' | 'occurredOn'>,
  usual: FollowUpChannel | null | undefined,
): FollowUpDraft {
  return { followUpId: null, studentId, occurredOn, channel: usual ?? 'inPerson', compared: null, text: '' };
}

/** A follow-up that stands, as it is corrected; null for a visit, which is corrected where visits are. */
export function correctedFollowUp(followUp: FollowUp): FollowUpDraft | null {
  const { opens, studentId, occurredOn, channel, compared, text } = followUp;
  if (opens.record !== 'followUp') return null;
  return { followUpId: opens.id, studentId, occurredOn, channel, compared, text };
}

/**
 * Where what is typed is kept: a new one of each student and week apart, so that what was begun for one does not turn
 * up under another; a corrected one with its record.
 */
export function draftKeyOfWeek({ followUpId, studentId, occurredOn }: FollowUpDraft): DraftKey {
  const week = occurredOn === null ? '' : weekOf(occurredOn).from;
  return studentId ? draftKeyInFile('followUp', studentId, followUpId ?? week) : `followUp:new:${week}`;
}
