import type { PlanMeasure, PlanStepTold } from '#shared/contract/plans.ts';
import type { PlanState } from '#shared/plan-steps.ts';
import type { PlanText, TeamRole } from '#shared/plan-terms.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { AlertLevel } from '#shared/terms.ts';
import type { PrintedStudent } from '../frame/record-table.tsx';

/** A plan as it is printed: with the student, the family and the care team of the day on which it was drawn up. */
export interface PlanFacts {
  schoolName: string;
  /** What the students' number is called. */
  numberWord: string;
  counsellorName: string;
  student: PrintedStudent & { homeroomTeacher: string };
  guardians: readonly { name: string; relation: string; phone: string }[];
  team: readonly { role: TeamRole; name: string; phone: string; task: string }[];
  /** Null for somebody who was at none. */
  level: AlertLevel | null;
  /** Since when the student was at it. */
  levelSince: LocalDate | null;
  occurredOn: LocalDate;
  version: number;
  state: PlanState;
  texts: Readonly<Record<PlanText, string>>;
  measures: readonly PlanMeasure[];
  steps: readonly PlanStepTold[];
  /** The review that it names, or that its level asks for once it is signed. */
  reviewOn: LocalDate | null;
}
