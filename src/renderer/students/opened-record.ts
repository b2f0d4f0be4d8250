import type {
  ContactId,
  DiagnosisId,
  FollowUpId,
  GuardianId,
  HomeVisitId,
  ObservationId,
  PeriodId,
  ScreeningId,
} from '#shared/contract/fields.ts';
import type { ObservedSign } from '#shared/terms.ts';

/** What lies open in the sheet over a file; without an id it is one that is being written. */
export type OpenedRecord =
  | { record: 'observation'; id: ObservationId | null; sign?: ObservedSign }
  | { record: 'diagnosis'; id: DiagnosisId | null }
  | { record: 'screening'; id: ScreeningId | null }
  | { record: 'contact'; id: ContactId | null }
  | { record: 'guardian'; id: GuardianId | null }
  | { record: 'endGuardian'; id: GuardianId }
  | { record: 'circumstance'; id: PeriodId | null }
  | { record: 'endCircumstance'; id: PeriodId }
  | { record: 'homeVisit'; id: HomeVisitId }
  | { record: 'followUp'; id: FollowUpId };
