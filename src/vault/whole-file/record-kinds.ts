import type { RecordKind } from '#shared/record-kinds.ts';
import type { KindFacts } from '#vault/records/record-kind.ts';
import { departureKind, guardianKind, holdKind, rosterRemarkKind } from '#vault/roll/students/roll-kinds.ts';
import { activityKind } from '#vault/rooms/activities/activity-kind.ts';
import { attachmentKind } from '#vault/rooms/attachments/attachment-kind.ts';
import { clueKind } from '#vault/rooms/clues/clue-kind.ts';
import { conferenceExtractKind, conferenceKind } from '#vault/rooms/conferences/conference-kinds.ts';
import { contactKind } from '#vault/rooms/contacts/contact-kind.ts';
import { custodyHandOverKind, custodyPromiseKind } from '#vault/rooms/custody/custody-kinds.ts';
import { diagnosisKind } from '#vault/rooms/diagnoses/diagnosis-kind.ts';
import { disclosureKind } from '#vault/rooms/disclosures/disclosure-kind.ts';
import { enquiryKind } from '#vault/rooms/enquiries/enquiry-kind.ts';
import { circumstanceKind } from '#vault/rooms/family/circumstance-kind.ts';
import { followUpKind, trackingSheetKind } from '#vault/rooms/follow-ups/follow-up-kinds.ts';
import { helperPostKind } from '#vault/rooms/helpers/helper-kind.ts';
import { homeVisitKind } from '#vault/rooms/home-visits/home-visit-kind.ts';
import { incidentExtractKind, incidentKind } from '#vault/rooms/incidents/incident-kinds.ts';
import { interviewKind } from '#vault/rooms/interviews/interview-kind.ts';
import { leaveKind } from '#vault/rooms/leaves/leave-kind.ts';
import { letterKind } from '#vault/rooms/letters/letter-kind.ts';
import { putOffKind } from '#vault/rooms/obligations/put-off-kind.ts';
import { observationKind } from '#vault/rooms/observations/observation-kind.ts';
import { careTeamKind, planKind } from '#vault/rooms/plans/plan-kinds.ts';
import { referralKind } from '#vault/rooms/referrals/referral-kind.ts';
import { schoolReturnKind } from '#vault/rooms/school-returns/school-return-kind.ts';
import {
  screeningBatchKind,
  screeningEntryKind,
  screeningKind,
} from '#vault/rooms/screenings/screening-kind.ts';
import { seasonKind } from '#vault/rooms/seasons/season-kind.ts';
import { sessionKind } from '#vault/rooms/sessions/session-kind.ts';
import { talkKind } from '#vault/rooms/talks/talk-kind.ts';
import { watchGroupKind } from '#vault/rooms/watch-groups/watch-group-kind.ts';
import { careKind, concernKind, levelKind, situationKind } from '#vault/rooms/watchlist/watchlist-kinds.ts';
import { weeklyReportEntryKind, weeklyReportKind } from '#vault/rooms/weekly-reports/weekly-report-kinds.ts';
import { handOverKind, receivedHandOverKind } from './hand-overs/hand-over-kinds.ts';

/** Every kind of record, as its domain declares it. One that is missing does not compile. */
export const KINDS: Readonly<Record<RecordKind, KindFacts>> = {
  level: levelKind,
  concern: concernKind,
  care: careKind,
  situation: situationKind,
  leave: leaveKind,
  schoolReturn: schoolReturnKind,
  departure: departureKind,
  hold: holdKind,
  circumstance: circumstanceKind,
  rosterRemark: rosterRemarkKind,
  guardian: guardianKind,
  observation: observationKind,
  clue: clueKind,
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
  careTeam: careTeamKind,
  custodyPromise: custodyPromiseKind,
  custodyHandOver: custodyHandOverKind,
  conference: conferenceKind,
  conferenceExtract: conferenceExtractKind,
  incident: incidentKind,
  incidentExtract: incidentExtractKind,
  watchGroup: watchGroupKind,
  disclosure: disclosureKind,
  letter: letterKind,
  attachment: attachmentKind,
  handOver: handOverKind,
  receivedHandOver: receivedHandOverKind,
  activity: activityKind,
  helperPost: helperPostKind,
  season: seasonKind,
};

// The keys of the table above: Object.keys widens them to string[].
export const KIND_CODES = Object.keys(KINDS) as RecordKind[];
