import { activityKind } from '#renderer/activities/activity-kind.ts';
import { departureKind, holdKind } from '#renderer/archive/departure-kinds.tsx';
import { attachmentKind } from '#renderer/attachments/attachment-kind.tsx';
import { clueKind } from '#renderer/clues/clue-kind.tsx';
import { conferenceExtractKind, conferenceKind } from '#renderer/conferences/conference-kind.tsx';
import { contactKind } from '#renderer/contacts/contact-kind.tsx';
import { custodyHandOverKind, custodyPromiseKind } from '#renderer/custody/custody-kinds.tsx';
import { diagnosisKind } from '#renderer/diagnoses/diagnosis-kind.tsx';
import { disclosureKind } from '#renderer/disclosures/disclosure-kind.tsx';
import { enquiryKind } from '#renderer/enquiries/enquiry-kind.ts';
import { circumstanceKind } from '#renderer/family/circumstance-kind.tsx';
import { guardianKind } from '#renderer/family/guardian-kind.tsx';
import { rosterRemarkKind } from '#renderer/family/remark-kind.tsx';
import { followUpKind } from '#renderer/follow-ups/follow-up-kind.tsx';
import { trackingSheetKind } from '#renderer/follow-ups/tracking-sheet-kind.tsx';
import { handOverKind, receivedHandOverKind } from '#renderer/hand-overs/hand-over-kinds.tsx';
import { helperPostKind } from '#renderer/helpers/helper-kind.ts';
import { homeVisitKind } from '#renderer/home-visits/home-visit-kind.tsx';
import { incidentExtractKind, incidentKind } from '#renderer/incidents/incident-kinds.tsx';
import { interviewKind } from '#renderer/interviews/interview-kind.tsx';
import { leaveKind } from '#renderer/leaves/leave-kind.tsx';
import { letterKind } from '#renderer/letters/letter-kind.ts';
import { putOffKind } from '#renderer/obligations/put-off-kind.tsx';
import { observationKind } from '#renderer/observations/observation-kind.tsx';
import type { Place } from '#renderer/place.tsx';
import { planKind } from '#renderer/plans/plan-kind.tsx';
import { teamMemberKind } from '#renderer/plans/team-member-kind.tsx';
import { referralKind } from '#renderer/referrals/referral-kind.tsx';
import { schoolReturnKind } from '#renderer/school-returns/return-kind.tsx';
import {
  screeningBatchKind,
  screeningEntryKind,
  screeningKind,
} from '#renderer/screenings/screening-kind.tsx';
import { seasonKind } from '#renderer/seasons/season-kind.ts';
import { sessionKind } from '#renderer/sessions/session-kind.tsx';
import { talkKind } from '#renderer/talks/talk-kind.tsx';
import { watchGroupKind } from '#renderer/watch-groups/watch-group-kind.tsx';
import { careKind } from '#renderer/watchlist/care-kind.tsx';
import { concernKind } from '#renderer/watchlist/concern-kind.tsx';
import { levelKind } from '#renderer/watchlist/level-kind.tsx';
import { situationKind } from '#renderer/watchlist/situation-kind.tsx';
import { weeklyReportEntryKind, weeklyReportKind } from '#renderer/weekly-reports/weekly-report-kinds.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordIdOf, RecordRef } from '#shared/contract/record-refs.ts';
import { RECORD_KINDS, type RecordKind } from '#shared/record-kinds.ts';
import { codesOf } from '#shared/terms.ts';
import type { KindOnScreen } from './kind-on-screen.ts';

/** Every kind of record as the screens know it. One that was forgotten does not compile. */
export const KINDS: { readonly [Kind in RecordKind]: KindOnScreen<Kind> } = {
  level: levelKind,
  observation: observationKind,
  clue: clueKind,
  concern: concernKind,
  care: careKind,
  situation: situationKind,
  diagnosis: diagnosisKind,
  screening: screeningKind,
  screeningBatch: screeningBatchKind,
  screeningEntry: screeningEntryKind,
  weeklyReport: weeklyReportKind,
  weeklyReportEntry: weeklyReportEntryKind,
  interview: interviewKind,
  session: sessionKind,
  followUp: followUpKind,
  talk: talkKind,
  trackingSheet: trackingSheetKind,
  putOff: putOffKind,
  enquiry: enquiryKind,
  contact: contactKind,
  homeVisit: homeVisitKind,
  referral: referralKind,
  plan: planKind,
  careTeam: teamMemberKind,
  custodyPromise: custodyPromiseKind,
  custodyHandOver: custodyHandOverKind,
  conference: conferenceKind,
  conferenceExtract: conferenceExtractKind,
  incident: incidentKind,
  incidentExtract: incidentExtractKind,
  watchGroup: watchGroupKind,
  disclosure: disclosureKind,
  letter: letterKind,
  guardian: guardianKind,
  circumstance: circumstanceKind,
  rosterRemark: rosterRemarkKind,
  attachment: attachmentKind,
  leave: leaveKind,
  schoolReturn: schoolReturnKind,
  departure: departureKind,
  hold: holdKind,
  handOver: handOverKind,
  receivedHandOver: receivedHandOverKind,
  activity: activityKind,
  helperPost: helperPostKind,
  season: seasonKind,
};

/** The place where a record lies open by itself; null for one that lies open in its student's file. */
export function ownPlaceOf(ref: RecordRef): Place | null {
  return placeIn(ref.record, ref.id);
}

function placeIn<Kind extends RecordKind>(record: Kind, id: RecordIdOf<Kind>): Place | null {
  const { opens } = KINDS[record];
  return opens.in === 'place' ? opens.place(id) : null;
}

/** Where one goes to read a record: to its own place, or to its student's file with the record open in it. */
export function placeOfRecord(opens: RecordRef, studentId: StudentId | undefined): Place {
  const own = ownPlaceOf(opens);
  if (own) return own;
  return studentId ? { at: 'student', studentId, shown: { shows: 'record', opens } } : { at: 'workbench' };
}

/** One of the acts under ＋记一笔. */
export interface WritingAct {
  kind: RecordKind;
  act: string;
  letter: string;
}

/** What one writes most days. */
const COMMONEST: readonly RecordKind[] = [
  'session',
  'followUp',
  'contact',
  'homeVisit',
  'letter',
  'observation',
];

/** What writing another one is called, about a student where one is known; undefined where nobody writes any. */
export function actOf(kind: RecordKind, student?: { level: unknown }): string | undefined {
  const { writes } = KINDS[kind];
  return (student && writes?.actIn?.(student)) ?? writes?.act;
}

/** What can be written down from a student's file, the commonest first. */
export const WRITING_ACTS: readonly WritingAct[] = [
  ...new Set([...COMMONEST, ...codesOf(RECORD_KINDS)]),
].flatMap((kind) => {
  const { writes } = KINDS[kind];
  return writes && writes.letter !== null ? [{ kind, act: writes.act, letter: writes.letter }] : [];
});

/** Where one goes to write another record of a kind about a student. */
export function placeToWrite(kind: RecordKind, studentId: StudentId): Place {
  const { writes } = KINDS[kind];
  if (writes?.in === 'place') return writes.place(studentId);
  return { at: 'student', studentId, shown: { shows: 'writing', kind } };
}
