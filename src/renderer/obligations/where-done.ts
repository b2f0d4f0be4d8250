import { placeOfRecord, placeToWrite } from '#renderer/kinds/kinds.ts';
import type { Place } from '#renderer/place.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { OwedLine } from '#shared/contract/obligations.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/**
 * Where something that is owed is done: at the record that waits, or where another one is written.
 *
 * @returns null for the weekly follow-up, which is written where one is: see `dayOfFollowUp`.
 */
export function placeWhereDone({ what, opens }: OwedLine, studentId: StudentId): Place | null {
  switch (what) {
    case 'followUp':
      return null;
    case 'receipt':
      return opens?.record === 'letter'
        ? { at: 'letters', letterId: opens.id, takes: 'receipt' }
        : { at: 'letters' };
    case 'signal':
    case 'judgement':
    case 'verdict':
    case 'session':
    case 'homeVisit':
    case 'referralAnswer':
    case 'referralAppointment':
    case 'referralVisit':
    case 'referralFeedback':
    case 'planToPass':
    case 'planToSign':
    case 'planToFile':
    case 'planReview':
    case 'promiseEnds':
    case 'leaveCertificate':
    case 'leaveExpires':
    case 'returnDecision':
    case 'contingencyPlan':
    case 'conference':
    case 'measureDue':
    case 'screeningRetest':
    case 'screeningOutcome':
    case 'screeningTold':
    case 'reportLeg':
    case 'watchShift':
    case 'affectedAssessment':
    case 'aftercare':
    case 'enquiryAnswer':
      return opens ? placeOfRecord(opens, studentId) : { at: 'student', studentId };
    case 'talk':
    case 'homeroomTalk':
      return placeToWrite('talk', studentId);
    case 'screeningInterview':
      return placeToWrite('interview', studentId);
    case 'clue':
      return placeToWrite('clue', studentId);
    case 'planMissing':
      return placeToWrite('plan', studentId);
    case 'planRevision':
      return opens?.record === 'plan'
        ? { at: 'student', studentId, shown: { shows: 'writing', kind: 'plan', given: opens.id } }
        : { at: 'student', studentId };
    case 'absenceVisit':
      return placeToWrite('homeVisit', studentId);
    case 'refusalLetter':
      return placeToWrite('letter', studentId);
    case 'secondTalk':
    case 'absenceTold':
    case 'guardianContact':
    case 'anyContact':
      return placeToWrite('contact', studentId);
    case 'seminar':
      return { at: 'conference', conferenceId: null, studentId, kind: 'seminar' };
    case 'appointment':
    case 'counselling':
    case 'groupCounselling':
    case 'interview':
    case 'riskInterview':
    case 'returnAssessment':
      return { at: 'session', sessionId: null, studentId };
  }
}

/** The day that a follow-up of the line begins with: today, or the last of the week that went by without one. */
export function dayOfFollowUp({ dueOn }: OwedLine, today: LocalDate): LocalDate {
  return dueOn < today ? dueOn : today;
}
