import type { StudentId } from '#shared/contract/fields.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { contactsOf } from '../contacts/contacts.ts';
import type { Writer } from '../database/access.ts';
import { diagnosesOf } from '../diagnoses/diagnoses.ts';
import { circumstancesOf } from '../family/circumstances.ts';
import { formerGuardians, guardiansToday } from '../family/guardians.ts';
import { trackingSheetOf } from '../follow-ups/follow-ups.ts';
import { observationsOf } from '../observations/observations.ts';
import { unassessedSignal } from '../observations/unassessed-signal.ts';
import { schoolRow } from '../school/school.ts';
import { screeningsOf } from '../screenings/screenings.ts';
import { daysOfAssessment } from '../sessions/sessions.ts';
import { nextStepFor } from '../watchlist/next-steps.ts';
import { periodsOf } from '../watchlist/periods.ts';
import { carePeriods, concernPeriods, levelPeriods } from '../watchlist/tables.ts';
import { chronicleOf } from './chronicle.ts';
import { classHistory } from './class-places.ts';
import { departureOf } from './departures.ts';
import { leavesOf } from './leaves.ts';
import { newestFirst } from './newest-first.ts';
import { auditSubject, studentOn } from './student-lines.ts';

/**
 * 一生一档: everything the vault holds of one student. The look is on record (rules of the data, 8).
 *
 * @throws Refusal `noStudent`.
 */
export function readStudentFile(writer: Writer, studentId: StudentId): StudentFile {
  const student = studentOn(writer, studentId, writer.today);
  writer.recordLook({ action: 'student.viewed', subject: auditSubject(student) });
  const levels = periodsOf(writer, levelPeriods, studentId);
  const observations = newestFirst(observationsOf(writer, studentId), ({ occurredOn }) => occurredOn);
  const sheet = trackingSheetOf(writer, studentId);
  const file = {
    ...student,
    departure: departureOf(writer, studentId) ?? null,
    guardians: guardiansToday(writer, studentId),
    formerGuardians: formerGuardians(writer, studentId),
    circumstances: circumstancesOf(writer, studentId),
    observations,
    unassessedSignal: unassessedSignal(observations, [
      ...levels.map(({ fromOn }) => fromOn),
      ...daysOfAssessment(writer, studentId),
    ]),
    diagnoses: newestFirst(diagnosesOf(writer, studentId), ({ diagnosedOn }) => diagnosedOn),
    screenings: newestFirst(screeningsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    contacts: newestFirst(contactsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    levels,
    level: levels.find(({ endedOn }) => endedOn === null) ?? null,
    nextStep: nextStepFor(writer, studentId),
    concerns: periodsOf(writer, concernPeriods, studentId),
    cares: periodsOf(writer, carePeriods, studentId),
    classes: classHistory(writer, studentId),
    leaves: leavesOf(writer, studentId),
    trackingSheet: { ...sheet, trackerName: sheet.trackerName ?? schoolRow(writer).counsellorName },
  };
  return { ...file, chronicle: chronicleOf(writer, studentId) };
}
