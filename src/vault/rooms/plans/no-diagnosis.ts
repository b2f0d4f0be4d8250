import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { PLAN_TEXTS, type PlanText } from '#shared/plan-terms.ts';
import { diagnoses } from '#vault/rooms/diagnoses/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** What a teacher of a subject reads (papers.md: no diagnosis for 师). */
const READ_IN_CLASS = [
  'inClass',
  'notInClass',
  'pace',
  'homework',
  'discipline',
] as const satisfies readonly PlanText[];

/** Names of diagnoses that no teacher reads of a student, whoever has said them. */
const NAMES = [
  '抑郁',
  '双相',
  '躁狂',
  '焦虑症',
  '焦虑障碍',
  '精神分裂',
  '精神病',
  '强迫症',
  '强迫障碍',
  '多动症',
  '孤独症',
  '自闭症',
  '创伤后应激',
  '厌食症',
  '暴食症',
  '进食障碍',
  '人格障碍',
  '诊断',
];

/** Shorter than this a piece of a diagnosis is no name of one. */
const SHORTEST = 2;

/**
 * Refuses words for teachers that name a diagnosis: what a hospital has said of the student, or what hospitals say.
 *
 * @throws Refusal `namesDiagnosis` at the text.
 */
export function refuseDiagnosisInClass(
  { db }: Reader,
  studentId: StudentId,
  texts: Readonly<Record<(typeof READ_IN_CLASS)[number], string>>,
): void {
  const said = db
    .select({ diagnosis: diagnoses.diagnosis })
    .from(diagnoses)
    .where(and(eq(diagnoses.studentId, studentId), isNull(diagnoses.removedAt)))
    .all()
    .flatMap(({ diagnosis }) => diagnosis.split(/[\s、，,；;。（）()/]+/))
    .filter((piece) => piece.length >= SHORTEST);
  const named = [...said, ...NAMES];
  for (const code of READ_IN_CLASS) {
    const found = named.find((piece) => texts[code].includes(piece));
    if (found)
      throw Refusal.at(
        code,
        'namesDiagnosis',
        `“${PLAN_TEXTS[code]}”会印给任课教师，不能写“${found}”这样的诊断。请写成看得见的表现和具体做法；已经签字的方案，请写新的一版`,
      );
  }
}
