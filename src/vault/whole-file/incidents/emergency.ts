import { writtenAge } from '#shared/birth-date.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { EmergencyCard } from '#shared/contract/incidents.ts';
import { isInForce, isUnsigned } from '#shared/plan-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { BOARDINGS, CARES } from '#shared/terms.ts';
import { newestFirst } from '#vault/roll/students/newest-first.ts';
import { auditSubjects, studentOn } from '#vault/roll/students/student-lines.ts';
import { diagnosesOf } from '#vault/rooms/diagnoses/diagnoses.ts';
import { guardiansToday } from '#vault/rooms/family/guardians.ts';
import { caresOf } from '#vault/rooms/watchlist/cares.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { existingPlan, plansOf } from '#vault/whole-file/plans/read-plans.ts';

/** So many of the latest are told: on the spot nobody reads a history. */
const MOST_HOSPITALS = 3;

/** What one has to know of some children at once. The look is on record. @throws Refusal `noStudent`. */
export function readBackground(writer: Writer, studentIds: readonly StudentId[]): EmergencyCard[] {
  const cards = studentIds.map((studentId) => emergencyCardOf(writer, studentId));
  writer.recordLook({ action: 'incident.backgroundViewed', ...auditSubjects(cards) });
  return cards;
}

/** The same without a word in the log, for a paper. Nothing of it is written down for it alone. @throws Refusal `noStudent`. */
export function emergencyCardOf(reader: Reader, studentId: StudentId): EmergencyCard {
  const { today } = reader;
  const student = studentOn(reader, studentId, today);
  const { id: _, ...who } = student;
  // The latest that holds; one that is being written says more than none.
  const lines = plansOf(reader, studentId);
  const line = lines.find(({ state }) => isInForce(state)) ?? lines.find(({ state }) => isUnsigned(state));
  const plan = line && existingPlan(reader, line.id);
  return {
    studentId,
    name: who.name,
    className: who.className,
    studentNumber: who.studentNumber,
    gender: who.gender,
    age: who.bornOn ? `${writtenAge(who.bornOn, today)} 岁` : '',
    boarding: who.boarding === 'unknown' ? '' : BOARDINGS[who.boarding],
    address: who.address,
    level: who.level,
    homeroomTeacher: { name: who.homeroomTeacher, phone: who.homeroomTeacherPhone },
    guardians: guardiansToday(reader, studentId).map(({ name, relation, phone }) => ({
      name,
      relation,
      phone,
    })),
    hospitals: newestFirst(diagnosesOf(reader, studentId), ({ diagnosedOn }) => diagnosedOn)
      .slice(0, MOST_HOSPITALS)
      .map(
        ({ hospital, diagnosis, diagnosedOn, providedBy }) =>
          `${hospital}：${diagnosis}（${writtenDate(diagnosedOn)}，${providedBy || '家长'}提供）`,
      ),
    treatment: caresOf(reader, studentId)
      .filter(({ endedOn }) => endedOn === null || endedOn > today)
      .map(({ care, reason }) => [CARES[care], reason].filter(Boolean).join('：')),
    calms: lined(plan?.safetyOwnWays, plan?.safetyPlaces, plan?.safetyPeople),
    callFirst: plan?.callFirst ?? '',
    signs: plan?.safetySigns ?? '',
    dangers: lined(plan?.dangers, plan?.safetySurroundings),
    avoid: plan?.notInClass ?? '',
  };
}

const lined = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join('\n');
