import type { contract, InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import { listActivities, removeActivity, writeActivity } from './activities/activities.ts';
import {
  archiveStudents,
  bringBack,
  endHold,
  holdBack,
  listArchive,
  listDestructions,
  setRetention,
} from './archive/archive.ts';
import { copiesElsewhere } from './archive/copies-elsewhere.ts';
import { destroyFiles } from './archive/destruction.ts';
import { saveDestructionList } from './archive/save-list.ts';
import { addPiece, finishAdding, startAdding, stopAdding } from './attachments/arrivals.ts';
import { listAttachments, removeAttachment, saveAttachment } from './attachments/attachments.ts';
import { openAttachment } from './attachments/showing.ts';
import { openAuditLine } from './audit/audit-facts.ts';
import type { AuditEntry } from './audit/audit-log.ts';
import { auditPeople, recentAuditLines } from './audit/audit-search.ts';
import { saveAuditLog } from './audit/save-audit-log.ts';
import { backupNotices } from './backups/backup-notices.ts';
import { cancelBackup, chooseBackupFolder, makeBackupNow, readBackups } from './backups/backups.ts';
import { removeContact, writeContact } from './contacts/contacts.ts';
import type { Access, Reader } from './database/access.ts';
import { removeDiagnosis, writeDiagnosis } from './diagnoses/diagnoses.ts';
import type { Door } from './door.ts';
import {
  addCircumstance,
  correctCircumstance,
  endCircumstance,
  removeCircumstance,
} from './family/circumstances.ts';
import { addGuardian, changeGuardian, endGuardian, orderGuardians } from './family/guardians.ts';
import {
  addTrackingPeriod,
  describeTrackingSheet,
  listTrackingPeriods,
  openFollowUpBoard,
  removeFollowUp,
  writeFollowUp,
} from './follow-ups/follow-ups.ts';
import { saveTrackingTables } from './follow-ups/save-tables.ts';
import { listHandOvers, recordHandOverReceipt, removeReceived } from './hand-overs/hand-overs.ts';
import { draftHandOver, prepareHandOver } from './hand-overs/prepare-hand-over.ts';
import { chooseHandOver, openHandOver, takeHandOver } from './hand-overs/receive-hand-over.ts';
import { listHomeVisits, removeHomeVisit, writeHomeVisit } from './home-visits/home-visits.ts';
import type { InTurn } from './in-turn.ts';
import {
  addHolder,
  changePassword,
  confirmNewRecoveryCode,
  listHolders,
  namesInRoom,
  removeHolder,
  renameHolder,
  renewRecoveryCode,
} from './keys/holders.ts';
import { mustBeHardToGuess, weighPassword } from './keys/passwords/weigh-password.ts';
import { prepareReencryption, reencrypt } from './keys/reencryption.ts';
import {
  issueLetter,
  listLetters,
  previewLetter,
  recordReceipt,
  saveLetters,
  voidLetter,
} from './letters/letters.ts';
import { likelySame } from './merges/likely-same.ts';
import { listMerges, mergeFiles, openMergePreview, undoMerge } from './merges/merges.ts';
import { removeObservation, writeObservation } from './observations/observations.ts';
import { listRollOvers, rollOverReportOf } from './roll-over/kept-roll-over.ts';
import { previewRollOver } from './roll-over/preview.ts';
import { rollOver } from './roll-over/roll-over.ts';
import { undoRollOver } from './roll-over/undo.ts';
import { foundRoom, openRoom, type Room, type Surroundings } from './room.ts';
import { openRoster, rosterColumns } from './roster/open-roster.ts';
import { listRosterImports, rosterImportReport } from './roster/roster-imports.ts';
import { saveRosterReport } from './roster/save-report.ts';
import { previewRoster, takeRoster } from './roster/take-roster.ts';
import { undoRosterImport } from './roster/undo-roster.ts';
import { changeSafety, safetyPolicy } from './safety/safety.ts';
import { addClass, readSchoolYear, renameClass } from './school/classes.ts';
import { appointHomeroomTeacher } from './school/homeroom-teachers.ts';
import {
  addStaff,
  changeLetterWording,
  changeParticulars,
  letterWording,
  listClasses,
  listStaff,
  schoolRow,
} from './school/school.ts';
import { changeSchoolYear, listSchoolYears, removeSpan, writeSpan } from './school/school-years.ts';
import { removeScreening, writeScreening } from './screenings/screenings.ts';
import { findInRoom, readIndexOn, studentsAsFound } from './search/search.ts';
import {
  addAddendum,
  listSessions,
  readSession,
  removeSession,
  signSession,
  writeSession,
} from './sessions/sessions.ts';
import { moveToClass } from './students/class-places.ts';
import { addStudent, correctStudent } from './students/enrolment.ts';
import { beginLeave, endLeave } from './students/leaves.ts';
import { saveBrief } from './students/save-brief.ts';
import { saveStudentList } from './students/save-student-list.ts';
import { readStudentFile } from './students/student-file.ts';
import { listStudents } from './students/student-lines.ts';
import {
  addSummary,
  listSummaries,
  overrideFigure,
  readSummary,
  saveSummary,
  summaryRecords,
} from './summaries/summaries.ts';
import { addCare, addConcern, endCare, endConcern } from './watchlist/concerns-and-care.ts';
import { liftLevel, setLevel } from './watchlist/levels.ts';
import { saveWatchlist } from './watchlist/save-watchlist.ts';
import { watchlist } from './watchlist/watchlist.ts';
import { readWorkbench } from './workbench/workbench.ts';

/** Where requests arrive: the door always, the room while it is open. */
export interface Desk {
  door: Door;
  room: Room | null;
  /** The door serves one after the other: two keys tried at once would be two open vaults. */
  atDoor: InTurn;
  surroundings: Surroundings;
  /** A key was accepted. */
  opened(room: Room): void;
}

type Places = { [Name in RequestName]: (typeof contract)[Name]['place'] };
type NamesAt<Place> = { [Name in RequestName]: Places[Name] extends Place ? Name : never }[RequestName];
type Handlers<Place extends 'door' | 'room' | 'anywhere', Where> = {
  [Name in NamesAt<Place>]: (where: Where, input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

export const doorHandlers: Handlers<'door', Desk> = {
  'vault.status': ({ door }) => door.status(),
  'vault.create': async ({ door, surroundings }, { password, ...founding }) => {
    await mustBeHardToGuess(password, Object.values(founding));
    const recoveryCode = await door.create(founding, password, (connection, founding, slotId) =>
      foundRoom(connection, founding, slotId, surroundings.now()),
    );
    return { recoveryCode };
  },
  'vault.confirmRecoveryCode': async (desk, { code }) => {
    desk.room = openRoom(await desk.door.confirmRecoveryCode(code), desk.surroundings);
    desk.opened(desk.room);
    return {};
  },
  'vault.unlock': async (desk, { kind, secret, acceptOlder = false }) => {
    desk.room = openRoom(await desk.door.unlock(kind, secret, { acceptOlder }), desk.surroundings);
    desk.opened(desk.room);
    return {};
  },
  'vault.salvage': ({ door }, { kind, secret }) => door.salvage(kind, secret),
  'backups.found': ({ door }) => door.restoring.found(),
  'backups.chooseFile': ({ door, surroundings }) => door.restoring.chooseFile(surroundings.shell),
  'backups.test': ({ door }, { token, kind, secret }) => door.restoring.test(token, kind, secret),
  'backups.restore': ({ door }, { token }) => door.restoring.restore(token),
  'safety.copiedAtDoor': ({ surroundings }) => done(surroundings.toldOfCopy()),
};

export const anywhereHandlers: Handlers<'anywhere', Desk> = {
  'vault.weighPassword': ({ room }, { password, names }) =>
    weighPassword(password, room ? [...names, ...namesInRoom(room)] : names),
};

export const roomHandlers: Handlers<'room', Room> = {
  'vault.lock': ({ requestLock }) => done(requestLock()),
  'vault.holders': listHolders,
  'vault.addHolder': addHolder,
  'vault.changePassword': changePassword,
  'vault.renameHolder': renameHolder,
  'vault.removeHolder': removeHolder,
  'vault.renewRecoveryCode': renewRecoveryCode,
  'vault.confirmNewRecoveryCode': confirmNewRecoveryCode,
  'vault.prepareReencryption': prepareReencryption,
  'vault.reencrypt': reencrypt,

  'backups.overview': readBackups,
  'backups.chooseFolder': chooseBackupFolder,
  'backups.make': makeBackupNow,
  'backups.progress': ({ backupDesk }) => backupDesk.progress,
  'backups.cancel': (room) => done(cancelBackup(room)),

  'drafts.keep': ({ access }, { key, content }) => access.jot((drafts) => drafts.keep(key, content)),
  'drafts.find': ({ access }, { key }) => access.jot((drafts) => drafts.find(key)),
  'drafts.discard': ({ access }, { key }) => done(access.jot((drafts) => drafts.discard(key))),

  'preferences.read': ({ access }) => access.jot((_drafts, preferences) => preferences.all()),
  'preferences.keep': ({ access }, { name, content }) =>
    done(access.jot((_drafts, preferences) => preferences.keep(name, content))),

  'audit.recent': ({ access, auditChain }, { before, filters }) =>
    access.read((reader) => ({
      intact: auditChain.isIntact(reader),
      brokeBeforeSalvage: auditChain.brokeBeforeSalvage(reader),
      ...recentAuditLines(reader, before, filters),
    })),
  'audit.people': ({ access }) => access.read(auditPeople),
  'audit.facts': ({ access }, { sequence }) => access.write((writer) => openAuditLine(writer, sequence)),
  'audit.save': saveAuditLog,

  'safety.read': ({ access }) => access.read(safetyPolicy),
  'safety.change': ({ access, guardWindow }, policy) => {
    access.write((writer) => changeSafety(writer, policy));
    guardWindow(policy);
    return {};
  },
  'safety.copied': ({ toldOfCopy }) => done(toldOfCopy()),

  'school.particulars': ({ access, person, versions }) =>
    access.read((reader) => {
      const { name: schoolName, counsellorName, roomPhone } = schoolRow(reader);
      return { schoolName, counsellorName, roomPhone, today: reader.today, person, versions };
    }),
  'school.changeParticulars': ({ access }, input) =>
    done(access.write((writer) => changeParticulars(writer, input))),
  'school.letterWording': ({ access }) => access.read(letterWording),
  'school.changeLetterWording': ({ access }, input) =>
    done(access.write((writer) => changeLetterWording(writer, input))),
  'school.staff': ({ access }) => access.read(listStaff),
  'school.addStaff': ({ access }, input) => access.write((writer) => addStaff(writer, input)),
  'school.appointHomeroomTeacher': ({ access }, input) =>
    done(access.write((writer) => appointHomeroomTeacher(writer, input))),
  'school.classes': ({ access }) => access.read(listClasses),

  'schoolYears.list': ({ access }) => access.read(listSchoolYears),
  'schoolYears.read': ({ access }, { schoolYear }) =>
    access.read((reader) => readSchoolYear(reader, schoolYear)),
  'schoolYears.change': ({ access }, input) =>
    done(access.write((writer) => changeSchoolYear(writer, input))),
  'schoolYears.writeSpan': ({ access }, input) => done(access.write((writer) => writeSpan(writer, input))),
  'schoolYears.removeSpan': ({ access }, input) => done(access.write((writer) => removeSpan(writer, input))),
  'schoolYears.addClass': ({ access }, input) => done(access.write((writer) => addClass(writer, input))),
  'schoolYears.renameClass': ({ access }, input) =>
    done(access.write((writer) => renameClass(writer, input))),

  'rollOver.preview': ({ access }, { intoSchoolYear }) =>
    access.read((reader) => previewRollOver(reader, intoSchoolYear)),
  'rollOver.apply': ({ access }, input) => access.write((writer) => rollOver(writer, input)),
  'rollOver.list': ({ access }) => access.read(listRollOvers),
  'rollOver.report': ({ access }, { rollOverId }) =>
    access.read((reader) => rollOverReportOf(reader, rollOverId)),
  'rollOver.undo': ({ access }, { rollOverId }) => ({
    students: access.write((writer) => undoRollOver(writer, rollOverId)),
  }),

  'schooling.moveToClass': ({ access }, input) => done(access.write((writer) => moveToClass(writer, input))),
  'schooling.beginLeave': ({ access }, input) => done(access.write((writer) => beginLeave(writer, input))),
  'schooling.endLeave': ({ access }, input) => done(access.write((writer) => endLeave(writer, input))),

  'students.list': ({ access }) => access.read((reader) => listStudents(reader, reader.today)),
  'students.file': ({ access }, { studentId }) =>
    access.write((writer) => readStudentFile(writer, studentId)),
  'students.saveList': saveStudentList,
  'students.add': ({ access }, input) => ({
    studentId: access.write((writer) => addStudent(writer, input)),
  }),
  'students.correct': ({ access }, input) => done(access.write((writer) => correctStudent(writer, input))),
  'students.saveBrief': saveBrief,

  'roster.open': openRoster,
  'roster.columns': rosterColumns,
  'roster.compare': previewRoster,
  'roster.take': takeRoster,
  'roster.progress': ({ rosterDesk }) => rosterDesk.progress,
  'roster.cancel': ({ rosterDesk }) => done(rosterDesk.stop?.abort()),
  'roster.imports': ({ access }) => access.read(listRosterImports),
  'roster.report': ({ access }, { importId }) =>
    access.read((reader) => rosterImportReport(reader, importId)),
  'roster.saveReport': saveRosterReport,
  'roster.undo': ({ access }, { importId }) => access.write((writer) => undoRosterImport(writer, importId)),

  'family.addGuardian': ({ access }, input) => ({
    guardianId: access.write((writer) => addGuardian(writer, input)),
  }),
  'family.changeGuardian': ({ access }, input) => ({
    guardianId: access.write((writer) => changeGuardian(writer, input)),
  }),
  'family.endGuardian': ({ access }, input) => done(access.write((writer) => endGuardian(writer, input))),
  'family.orderGuardians': ({ access }, input) =>
    done(access.write((writer) => orderGuardians(writer, input))),
  'family.addCircumstance': ({ access }, input) =>
    done(access.write((writer) => addCircumstance(writer, input))),
  'family.correctCircumstance': ({ access }, input) =>
    done(access.write((writer) => correctCircumstance(writer, input))),
  'family.endCircumstance': ({ access }, input) =>
    done(access.write((writer) => endCircumstance(writer, input))),
  'family.removeCircumstance': ({ access }, input) =>
    done(access.write((writer) => removeCircumstance(writer, input))),

  'observations.write': ({ access }, input) => ({
    observationId: access.write((writer) => writeObservation(writer, input)),
  }),
  'observations.remove': ({ access }, input) =>
    done(access.write((writer) => removeObservation(writer, input))),

  'diagnoses.write': ({ access }, input) => ({
    diagnosisId: access.write((writer) => writeDiagnosis(writer, input)),
  }),
  'diagnoses.remove': ({ access }, input) => done(access.write((writer) => removeDiagnosis(writer, input))),

  'screenings.write': ({ access }, input) => ({
    screeningId: access.write((writer) => writeScreening(writer, input)),
  }),
  'screenings.remove': ({ access }, input) => done(access.write((writer) => removeScreening(writer, input))),

  'contacts.write': ({ access }, input) => ({
    contactId: access.write((writer) => writeContact(writer, input)),
  }),
  'contacts.remove': ({ access }, input) => done(access.write((writer) => removeContact(writer, input))),

  'watchlist.list': ({ access }) => looked(access, { action: 'watchlist.viewed', subject: '' }, watchlist),
  'watchlist.save': saveWatchlist,
  'watchlist.setLevel': ({ access }, input) => done(access.write((writer) => setLevel(writer, input))),
  'watchlist.lift': ({ access }, input) => done(access.write((writer) => liftLevel(writer, input))),
  'watchlist.addConcern': ({ access }, input) => done(access.write((writer) => addConcern(writer, input))),
  'watchlist.endConcern': ({ access }, input) => done(access.write((writer) => endConcern(writer, input))),
  'watchlist.addCare': ({ access }, input) => done(access.write((writer) => addCare(writer, input))),
  'watchlist.endCare': ({ access }, input) => done(access.write((writer) => endCare(writer, input))),

  'sessions.list': ({ access }) => looked(access, { action: 'session.listed', subject: '' }, listSessions),
  'sessions.read': ({ access }, { sessionId }) => access.write((writer) => readSession(writer, sessionId)),
  'sessions.write': ({ access }, { sessionId, text }) => ({
    sessionId: access.write((writer) => writeSession(writer, sessionId, text)),
  }),
  'sessions.sign': ({ access }, { sessionId }) =>
    done(access.write((writer) => signSession(writer, sessionId))),
  'sessions.addAddendum': ({ access }, input) => done(access.write((writer) => addAddendum(writer, input))),
  'sessions.remove': ({ access }, input) => done(access.write((writer) => removeSession(writer, input))),

  'followUps.periods': ({ access }) => access.read(listTrackingPeriods),
  'followUps.addPeriod': ({ access }, input) => ({
    periodId: access.write((writer) => addTrackingPeriod(writer, input)),
  }),
  'followUps.board': ({ access }, { periodId }) =>
    access.write((writer) => openFollowUpBoard(writer, periodId)),
  'followUps.write': ({ access }, input) => ({
    followUpId: access.write((writer) => writeFollowUp(writer, input)),
  }),
  'followUps.remove': ({ access }, input) => done(access.write((writer) => removeFollowUp(writer, input))),
  'followUps.describe': ({ access }, input) =>
    done(access.write((writer) => describeTrackingSheet(writer, input))),
  'followUps.saveTables': saveTrackingTables,

  'homeVisits.list': ({ access }) =>
    looked(access, { action: 'homeVisit.viewed', subject: '' }, listHomeVisits),
  'homeVisits.write': ({ access }, input) => ({
    homeVisitId: access.write((writer) => writeHomeVisit(writer, input)),
  }),
  'homeVisits.remove': ({ access }, input) => done(access.write((writer) => removeHomeVisit(writer, input))),

  'activities.list': ({ access }) => access.read(listActivities),
  'activities.write': ({ access }, input) => ({
    activityId: access.write((writer) => writeActivity(writer, input)),
  }),
  'activities.remove': ({ access }, input) => done(access.write((writer) => removeActivity(writer, input))),

  'letters.list': ({ access }) => access.read(listLetters),
  'letters.preview': ({ access }, input) => access.write((writer) => previewLetter(writer, input)),
  'letters.issue': issueLetter,
  'letters.save': saveLetters,
  'letters.void': ({ access }, input) => done(access.write((writer) => voidLetter(writer, input))),
  'letters.recordReceipt': ({ access }, input) =>
    done(access.write((writer) => recordReceipt(writer, input))),

  'attachments.list': listAttachments,
  'attachments.startAdding': startAdding,
  'attachments.addPiece': addPiece,
  'attachments.finishAdding': finishAdding,
  'attachments.stopAdding': stopAdding,
  'attachments.open': openAttachment,
  'attachments.save': saveAttachment,
  'attachments.remove': ({ access }, input) =>
    done(access.write((writer) => removeAttachment(writer, input))),

  'archive.leave': ({ access }, input) => done(access.write((writer) => archiveStudents(writer, input))),
  'archive.return': ({ access }, input) => done(access.write((writer) => bringBack(writer, input))),
  'archive.list': ({ access }) => looked(access, { action: 'archive.viewed', subject: '' }, listArchive),
  'archive.setRetention': ({ access }, input) => done(access.write((writer) => setRetention(writer, input))),
  'archive.hold': ({ access }, input) => done(access.write((writer) => holdBack(writer, input))),
  'archive.endHold': ({ access }, input) => done(access.write((writer) => endHold(writer, input))),
  'archive.saveList': saveDestructionList,
  'archive.copies': copiesElsewhere,
  'archive.destroy': destroyFiles,
  'archive.destructions': ({ access }) => access.read(listDestructions),

  'handOvers.draft': ({ access }, input) => access.write((writer) => draftHandOver(writer, input)),
  'handOvers.prepare': prepareHandOver,
  'handOvers.list': ({ access }, input) => access.write((writer) => listHandOvers(writer, input)),
  'handOvers.recordReceipt': ({ access }, input) =>
    done(access.write((writer) => recordHandOverReceipt(writer, input))),
  'handOvers.choose': chooseHandOver,
  'handOvers.open': openHandOver,
  'handOvers.take': takeHandOver,
  'handOvers.remove': ({ access }, input) => done(access.write((writer) => removeReceived(writer, input))),

  'merges.alike': ({ access }, input) => access.read((reader) => likelySame(reader, input)),
  'merges.preview': ({ access }, input) => access.write((writer) => openMergePreview(writer, input)),
  'merges.merge': ({ access }, input) => access.write((writer) => mergeFiles(writer, input)),
  'merges.list': ({ access }, input) => access.read((reader) => listMerges(reader, input)),
  'merges.undo': ({ access }, input) => done(access.write((writer) => undoMerge(writer, input))),

  'summaries.list': ({ access }) => access.read(listSummaries),
  'summaries.add': ({ access }, input) => ({
    summaryId: access.write((writer) => addSummary(writer, input)),
  }),
  'summaries.read': ({ access }, { summaryId }) => access.read((reader) => readSummary(reader, summaryId)),
  'summaries.records': ({ access }, input) => access.write((writer) => summaryRecords(writer, input)),
  'summaries.override': ({ access }, input) => done(access.write((writer) => overrideFigure(writer, input))),
  'summaries.save': saveSummary,

  'search.find': findInRoom,
  'search.readOn': readIndexOn,
  'search.students': studentsAsFound,

  'workbench.read': (room) => ({
    ...room.access.read(readWorkbench),
    notices: backupNotices(room),
  }),
};

/** A list that tells more of students than that they are at the school: the look is on record. */
function looked<Result>(access: Access, entry: AuditEntry, list: (reader: Reader) => Result): Result {
  return access.write((writer) => {
    writer.recordLook(entry);
    return list(writer);
  });
}

/** The answer of a request that gives nothing back. */
function done(_nothing: unknown): Record<string, never> {
  return {};
}
