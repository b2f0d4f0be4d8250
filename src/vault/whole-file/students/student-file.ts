import type { StudentId } from '#shared/contract/fields.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { partOfYearOn } from '#vault/roll/school/school-years.ts';
import { circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { classHistory } from '#vault/roll/students/class-places.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { recordsInFile } from '#vault/roll/students/file-records.ts';
import { newestFirst } from '#vault/roll/students/newest-first.ts';
import { remarksOf } from '#vault/roll/students/remarks.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { cluesOf } from '#vault/rooms/clues/clues.ts';
import { extractsOf } from '#vault/rooms/conferences/extracts.ts';
import { contactsOf } from '#vault/rooms/contacts/contacts.ts';
import { custodyHandOversOf, custodyPromisesOf } from '#vault/rooms/custody/custody.ts';
import { diagnosesOf } from '#vault/rooms/diagnoses/diagnoses.ts';
import { disclosures } from '#vault/rooms/disclosures/tables.ts';
import { formerGuardians, guardiansToday } from '#vault/rooms/family/guardians.ts';
import { trackingSheetOf } from '#vault/rooms/follow-ups/follow-ups.ts';
import { incidentExtractsOf } from '#vault/rooms/incidents/incident-rows.ts';
import { interviewsOf } from '#vault/rooms/interviews/interviews.ts';
import { leavesWithSteps } from '#vault/rooms/leaves/leave-steps.ts';
import { putOffs } from '#vault/rooms/obligations/tables.ts';
import { observationsOf } from '#vault/rooms/observations/observations.ts';
import { careTeamOf } from '#vault/rooms/plans/care-team.ts';
import { referralsOf } from '#vault/rooms/referrals/referrals.ts';
import { schoolReturnsOf } from '#vault/rooms/school-returns/school-returns.ts';
import { screeningEntriesOf } from '#vault/rooms/screenings/entries.ts';
import { screeningsOf } from '#vault/rooms/screenings/screenings.ts';
import { watchGroupsOf } from '#vault/rooms/watch-groups/watch-group-rows.ts';
import { caresOf } from '#vault/rooms/watchlist/cares.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { concernPeriods, levelPeriods, situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import { weeklyReportEntriesOf } from '#vault/rooms/weekly-reports/entries.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { openClueOf } from '#vault/whole-file/clues/open-clues.ts';
import { nextStepOf } from '#vault/whole-file/obligations/next-steps.ts';
import { owedTo } from '#vault/whole-file/obligations/owed.ts';
import { unassessedSignals } from '#vault/whole-file/obligations/unassessed-signals.ts';
import { plansOf } from '#vault/whole-file/plans/read-plans.ts';
import { chronicleOf } from './chronicle.ts';

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
  const owed = owedTo(writer, [studentId]).get(studentId) ?? [];
  const sheet = trackingSheetOf(writer, studentId);
  const file = {
    ...student,
    departure: departureOf(writer, studentId) ?? null,
    guardians: guardiansToday(writer, studentId),
    formerGuardians: formerGuardians(writer, studentId),
    circumstances: circumstancesOf(writer, studentId),
    remarks: remarksOf(writer, studentId),
    observations,
    unassessedSignal: unassessedSignals(writer, [studentId]).get(studentId) ?? null,
    openClue: openClueOf(writer, studentId),
    clues: newestFirst(cluesOf(writer, studentId), ({ occurredOn }) => occurredOn),
    diagnoses: newestFirst(diagnosesOf(writer, studentId), ({ diagnosedOn }) => diagnosedOn),
    screenings: newestFirst(screeningsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    screeningEntries: newestFirst(screeningEntriesOf(writer, studentId), ({ occurredOn }) => occurredOn),
    weeklyReportEntries: newestFirst(
      weeklyReportEntriesOf(writer, studentId),
      ({ occurredOn }) => occurredOn,
    ),
    interviews: newestFirst(interviewsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    referrals: newestFirst(referralsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    plans: plansOf(writer, studentId),
    careTeam: careTeamOf(writer, studentId),
    extracts: newestFirst(extractsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    watchGroups: watchGroupsOf(writer, studentId).toReversed(),
    disclosures: newestFirst(recordsInFile(writer, disclosures, studentId), ({ occurredOn }) => occurredOn),
    incidentExtracts: newestFirst(incidentExtractsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    contacts: newestFirst(contactsOf(writer, studentId), ({ occurredOn }) => occurredOn),
    levels,
    level: levels.find(({ endedOn }) => endedOn === null) ?? null,
    nextStep: nextStepOf(owed),
    owed,
    putOffs: newestFirst(recordsInFile(writer, putOffs, studentId), ({ occurredOn }) => occurredOn),
    concerns: periodsOf(writer, concernPeriods, studentId),
    cares: caresOf(writer, studentId),
    situations: periodsOf(writer, situationPeriods, studentId),
    classes: classHistory(writer, studentId),
    leaves: leavesWithSteps(writer, studentId),
    schoolReturns: newestFirst(schoolReturnsOf(writer, studentId), ({ appliedOn }) => appliedOn),
    custodyPromises: newestFirst(custodyPromisesOf(writer, studentId), ({ fromOn }) => fromOn),
    custodyHandOvers: newestFirst(custodyHandOversOf(writer, studentId), ({ occurredOn }) => occurredOn),
    trackingSheet: { ...sheet, trackerName: sheet.trackerName ?? schoolRow(writer).counsellorName },
  };
  return {
    ...file,
    chronicle: chronicleOf(writer, studentId),
    partOfYear: partOfYearOn(writer, writer.today),
  };
}
