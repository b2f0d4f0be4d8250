import type { LocalDate } from '#shared/school-calendar.ts';
import type {
  ActivityKind,
  AlertLevel,
  Care,
  Concern,
  DiscoveryRoute,
  FollowUpChannel,
  Gender,
  ObservedAspect,
  SessionKind,
} from '#shared/terms.ts';

/** What the sample school is told in: plain facts, whichever way they come into the app. */

export interface SamplePerson {
  name: string;
  phone: string;
}

export interface SampleClass {
  /** 七年级(1)班 */
  name: string;
  homeroomTeacher: SamplePerson;
}

export interface SampleGuardian {
  name: string;
  relation: string;
  phone: string;
}

export interface SampleStudent {
  /** Student number: identifies the student in every other fact of the school. */
  number: string;
  name: string;
  gender: Exclude<Gender, 'unknown'>;
  bornOn: LocalDate;
  className: string;
  guardian: SampleGuardian;
}

/** Something that lasts. `endedOn` is the first day on which it no longer holds; null while it lasts. */
interface SamplePeriod {
  studentNumber: string;
  fromOn: LocalDate;
  endedOn: LocalDate | null;
  reason: string;
  /** Empty while it lasts. */
  endReason: string;
}
export interface SampleLevel extends SamplePeriod {
  level: AlertLevel;
  decidedBy: string;
  discoveryRoute: DiscoveryRoute;
}
export interface SampleConcern extends SamplePeriod {
  concern: Concern;
}
export interface SampleCare extends SamplePeriod {
  care: Care;
}

export interface SampleSession {
  studentNumbers: string[];
  kind: SessionKind;
  occurredOn: LocalDate;
  /** HH:mm */
  startsAt: string;
  minutes: number;
  topic: string;
  content: string;
  assessment: string;
  nextSteps: string;
  processNotes: string;
  signed: boolean;
}

/** Head of the follow-up table (forms.md 附件1). `tracker` is the name of a member of staff. */
export interface SampleTrackingSheet {
  studentNumber: string;
  tracker: string;
  condition: string;
  intervention: string;
}

export interface SampleFollowUp {
  studentNumber: string;
  occurredOn: LocalDate;
  channel: FollowUpChannel;
  text: string;
}

export interface SampleLetter {
  studentNumber: string;
  issuedOn: LocalDate;
  /** What the form asks for; 医院诊断（家长提供） empty when the guardian gave none. */
  values: { route: DiscoveryRoute; diagnosis: string } & Record<ObservedAspect, string>;
}

/** `occurredOn` is null for a visit that is only planned; `plannedOn` is null for one made without a plan. */
export interface SampleHomeVisit {
  studentNumber: string;
  plannedOn: LocalDate | null;
  occurredOn: LocalDate | null;
  /** Names of members of staff. */
  staff: string[];
  text: string;
}

/** `quantity`: lesson hours, resources pushed, 1 for a lecture. `guardians`: how many came or were reached. */
export interface SampleActivity {
  kind: ActivityKind;
  occurredOn: LocalDate;
  title: string;
  quantity: number;
  guardians: number;
}

export interface SampleCaseWork {
  levels: SampleLevel[];
  concerns: SampleConcern[];
  cares: SampleCare[];
  sessions: SampleSession[];
  trackingPeriod: { name: string; fromOn: LocalDate; untilOn: LocalDate };
  trackingSheets: SampleTrackingSheet[];
  followUps: SampleFollowUp[];
  letters: SampleLetter[];
  homeVisits: SampleHomeVisit[];
  activities: SampleActivity[];
}

export interface SampleSchool extends SampleCaseWork {
  schoolName: string;
  today: LocalDate;
  /** 2026 is 2026-09-01 to 2027-08-31. */
  schoolYear: number;
  counsellor: SamplePerson;
  /** Everyone who works with the students: counsellor, head of moral education, homeroom teachers. */
  staff: SamplePerson[];
  classes: SampleClass[];
  /** By class, then by student number. */
  students: SampleStudent[];
}
