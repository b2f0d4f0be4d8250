import type { z } from 'zod';
import { activityRequests } from './activities.ts';
import { archiveRequests } from './archive.ts';
import { attachmentRequests } from './attachments.ts';
import { auditRequests } from './audit.ts';
import { backupRequests } from './backups.ts';
import { clueRequests } from './clues.ts';
import { conferenceRequests } from './conferences.ts';
import { contactRequests } from './contacts.ts';
import { custodyRequests } from './custody.ts';
import { diagnosisRequests } from './diagnoses.ts';
import { disclosureRequests } from './disclosures.ts';
import { enquiryRequests } from './enquiries.ts';
import { familyRequests } from './family.ts';
import { followUpWorkbookRequests } from './follow-up-workbooks.ts';
import { followUpRequests } from './follow-ups.ts';
import { handOverRequests } from './hand-overs.ts';
import { helperRequests } from './helpers.ts';
import { homeVisitRequests } from './home-visits.ts';
import { incidentRequests } from './incidents.ts';
import { institutionRequests } from './institutions.ts';
import { interviewRequests } from './interviews.ts';
import { leaveRequests } from './leaves.ts';
import { letterRequests } from './letters.ts';
import { mergeRequests } from './merges.ts';
import { obligationRequests } from './obligations.ts';
import { observationRequests } from './observations.ts';
import { paperRequests } from './papers.ts';
import { planRequests } from './plans.ts';
import { preferenceRequests } from './preferences.ts';
import { referralRequests } from './referrals.ts';
import type { RequestShape } from './request.ts';
import { rollOverRequests } from './roll-over.ts';
import { rosterRequests } from './roster.ts';
import { safetyRequests } from './safety.ts';
import { schoolRequests } from './school.ts';
import { schoolReturnRequests } from './school-returns.ts';
import { schoolYearRequests } from './school-years.ts';
import { schoolingRequests } from './schooling.ts';
import { screeningWorkbookRequests } from './screening-workbooks.ts';
import { screeningRequests } from './screenings.ts';
import { searchRequests } from './search.ts';
import { seasonRequests } from './seasons.ts';
import { sessionRequests } from './sessions.ts';
import { studentRequests } from './students.ts';
import { summaryRequests } from './summaries.ts';
import { talkRequests } from './talks.ts';
import { draftRequests, vaultRequests } from './vault.ts';
import { watchGroupRequests } from './watch-groups.ts';
import { watchlistRequests } from './watchlist.ts';
import { weeklyReportRequests } from './weekly-reports.ts';
import { weeklyWorkbookRequests } from './weekly-workbooks.ts';
import { workbenchRequests } from './workbench.ts';
import { workloadRequests } from './workload.ts';

/**
 * Requests by domain. Each is named `<domain>.<what>`, so that no two domains can hold the same name: one that is
 * named otherwise does not compile.
 */
const domains = named({
  vault: vaultRequests,
  backups: backupRequests,
  drafts: draftRequests,
  preferences: preferenceRequests,
  papers: paperRequests,
  audit: auditRequests,
  safety: safetyRequests,
  school: schoolRequests,
  schoolYears: schoolYearRequests,
  rollOver: rollOverRequests,
  schooling: schoolingRequests,
  students: studentRequests,
  family: familyRequests,
  roster: rosterRequests,
  watchlist: watchlistRequests,
  observations: observationRequests,
  clues: clueRequests,
  diagnoses: diagnosisRequests,
  screenings: { ...screeningRequests, ...screeningWorkbookRequests },
  weeklyReports: { ...weeklyReportRequests, ...weeklyWorkbookRequests },
  interviews: interviewRequests,
  sessions: sessionRequests,
  followUps: { ...followUpRequests, ...followUpWorkbookRequests },
  plans: planRequests,
  referrals: referralRequests,
  leaves: leaveRequests,
  schoolReturns: schoolReturnRequests,
  custody: custodyRequests,
  talks: talkRequests,
  contacts: contactRequests,
  enquiries: enquiryRequests,
  homeVisits: homeVisitRequests,
  conferences: conferenceRequests,
  incidents: incidentRequests,
  watchGroups: watchGroupRequests,
  disclosures: disclosureRequests,
  obligations: obligationRequests,
  activities: activityRequests,
  helpers: helperRequests,
  seasons: seasonRequests,
  institutions: institutionRequests,
  letters: letterRequests,
  attachments: attachmentRequests,
  archive: archiveRequests,
  handOvers: handOverRequests,
  merges: mergeRequests,
  summaries: summaryRequests,
  search: searchRequests,
  workbench: workbenchRequests,
  workload: workloadRequests,
});

type Named<Domains> = {
  [Each in keyof Domains]: {
    [Name in keyof Domains[Each]]: Name extends `${Each & string}.${string}` ? RequestShape : never;
  };
};

function named<Domains extends Named<Domains>>(given: Domains): Domains {
  return given;
}

type Domains = typeof domains;
export type Domain = keyof Domains;
export type RequestName = { [Each in Domain]: keyof Domains[Each] }[Domain] & string;

/** Each request's shape, by its name. */
export type Contract = {
  readonly [Name in RequestName]: Name extends `${infer Of extends Domain}.${string}`
    ? Name extends keyof Domains[Of]
      ? Domains[Of][Name]
      : never
    : never;
};

/** Every request that a screen can make of the vault. There is no other way in. */
// Object.assign's own type follows four objects; which shape stands under which name, the type above says.
export const contract = Object.assign({}, ...Object.values(domains)) as Contract;

export type InputOf<Name extends RequestName> = z.infer<Contract[Name]['input']>;
export type OutputOf<Name extends RequestName> = z.infer<Contract[Name]['output']>;

/** True for a name that the contract holds. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

/** The domain of a request. */
export function domainOf(name: RequestName): Domain {
  // The name is one of the contract's, whose names begin with their domain.
  return name.slice(0, name.indexOf('.')) as Domain;
}
