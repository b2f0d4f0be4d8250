import type { z } from 'zod';
import { activityRequests } from './activities.ts';
import { archiveRequests } from './archive.ts';
import { attachmentRequests } from './attachments.ts';
import { auditRequests } from './audit.ts';
import { backupRequests } from './backups.ts';
import { contactRequests } from './contacts.ts';
import { diagnosisRequests } from './diagnoses.ts';
import { familyRequests } from './family.ts';
import { followUpRequests } from './follow-ups.ts';
import { handOverRequests } from './hand-overs.ts';
import { homeVisitRequests } from './home-visits.ts';
import { letterRequests } from './letters.ts';
import { mergeRequests } from './merges.ts';
import { observationRequests } from './observations.ts';
import { preferenceRequests } from './preferences.ts';
import type { Contract } from './request.ts';
import { rollOverRequests } from './roll-over.ts';
import { rosterRequests } from './roster.ts';
import { safetyRequests } from './safety.ts';
import { schoolRequests } from './school.ts';
import { schoolYearRequests } from './school-years.ts';
import { schoolingRequests } from './schooling.ts';
import { screeningRequests } from './screenings.ts';
import { searchRequests } from './search.ts';
import { sessionRequests } from './sessions.ts';
import { studentRequests } from './students.ts';
import { summaryRequests } from './summaries.ts';
import { draftRequests, vaultRequests } from './vault.ts';
import { watchlistRequests } from './watchlist.ts';
import { workbenchRequests } from './workbench.ts';

/** Every request that a screen can make of the vault. There is no other way in. */
export const contract = {
  ...vaultRequests,
  ...backupRequests,
  ...draftRequests,
  ...preferenceRequests,
  ...auditRequests,
  ...safetyRequests,
  ...schoolRequests,
  ...schoolYearRequests,
  ...rollOverRequests,
  ...schoolingRequests,
  ...studentRequests,
  ...familyRequests,
  ...rosterRequests,
  ...watchlistRequests,
  ...observationRequests,
  ...diagnosisRequests,
  ...screeningRequests,
  ...sessionRequests,
  ...followUpRequests,
  ...contactRequests,
  ...homeVisitRequests,
  ...activityRequests,
  ...letterRequests,
  ...attachmentRequests,
  ...archiveRequests,
  ...handOverRequests,
  ...mergeRequests,
  ...summaryRequests,
  ...searchRequests,
  ...workbenchRequests,
} satisfies Contract;

export type RequestName = keyof typeof contract;
export type InputOf<Name extends RequestName> = z.infer<(typeof contract)[Name]['input']>;
export type OutputOf<Name extends RequestName> = z.infer<(typeof contract)[Name]['output']>;

/** True for a name that the contract holds. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
