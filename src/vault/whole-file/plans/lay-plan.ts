import type { PaperDocument } from '#documents/paper-document.ts';
import type { PlanFacts } from '#documents/plans/plan-facts.ts';
import { classPaper, filingPaper, homePaper, planTable } from '#documents/plans/plan-table.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type Audience, PAPERS } from '#shared/papers.ts';
import { PLAN_TEXTS, type PlanText } from '#shared/plan-terms.ts';
import { codesOf } from '#shared/terms.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { careTeamOn } from '#vault/rooms/plans/care-team.ts';
import { refuseDiagnosisInClass } from '#vault/rooms/plans/no-diagnosis.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingPlan, levelPeriodOn } from './read-plans.ts';

type PlanPaper = 'plan' | 'plan.home' | 'plan.class' | 'plan.filing';
type Wanted = InputOf<'plans.layPaper'>;
type Laid = Promise<OutputOf<'plans.layPaper'>>;

/** 一生一策, for the room or for superiors. @throws Refusal `noRecord`. */
export function layPlan(room: Room, { planId, audience = 'room' }: Wanted): Laid {
  const facts = room.access.read((reader) => planFacts(reader, planId));
  return lay(room, 'plan', audience, planId, facts, planTable(facts, audience));
}

/** 家长版. @throws Refusal `noRecord`. */
export function layHomePaper(room: Room, { planId }: InputOf<'plans.layHome'>): Laid {
  const facts = room.access.read((reader) => planFacts(reader, planId));
  return lay(room, 'plan.home', 'guardian', planId, facts, homePaper(facts));
}

/**
 * 任课教师配合单. A diagnosis that became known after the plan was signed may stand in its words: no teacher reads it.
 *
 * @throws Refusal `noRecord`, `namesDiagnosis`.
 */
export function layClassPaper(room: Room, { planId }: InputOf<'plans.layClass'>): Laid {
  const facts = room.access.read((reader) => {
    const facts = planFacts(reader, planId);
    refuseDiagnosisInClass(reader, facts.studentId, facts.texts);
    return facts;
  });
  return lay(room, 'plan.class', 'teacher', planId, facts, classPaper(facts));
}

/** 备案表. @throws Refusal `noRecord`. */
export function layFilingPaper(room: Room, { planId }: InputOf<'plans.layFiling'>): Laid {
  const facts = room.access.read((reader) => planFacts(reader, planId));
  return lay(room, 'plan.filing', 'superior', planId, facts, filingPaper(facts));
}

function lay(
  room: Room,
  kind: PlanPaper,
  audience: Audience,
  planId: Wanted['planId'],
  { student, occurredOn }: PlanFacts,
  paper: PaperDocument,
): Laid {
  return layPaper(room, [paper], {
    kind,
    word: PAPERS[kind].word,
    audience,
    subject: auditSubject(student),
    detail: { planId, occurredOn },
  });
}

function planFacts(reader: Reader, planId: Wanted['planId']): PlanFacts & { studentId: StudentId } {
  const plan = existingPlan(reader, planId);
  const { studentId, occurredOn } = plan;
  const school = schoolRow(reader);
  return {
    ...plan,
    schoolName: school.name,
    counsellorName: school.counsellorName,
    numberWord: numberWord(reader),
    student: studentOn(reader, studentId, occurredOn),
    guardians: guardiansOn(reader, studentId, occurredOn),
    team: careTeamOn(reader, studentId, occurredOn),
    levelSince: levelPeriodOn(reader, studentId, occurredOn)?.fromOn ?? null,
    // Each code is a column of the plan.
    texts: Object.fromEntries(codesOf(PLAN_TEXTS).map((code) => [code, plan[code]])) as Record<
      PlanText,
      string
    >,
    reviewOn: plan.reviewOn ?? plan.review?.on ?? null,
  };
}
