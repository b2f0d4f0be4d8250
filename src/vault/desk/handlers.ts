import type { contract, InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import { listRollOvers, rollOverReportOf } from '#vault/roll/roll-over/kept-roll-over.ts';
import { previewRollOver } from '#vault/roll/roll-over/preview.ts';
import { rollOver } from '#vault/roll/roll-over/roll-over.ts';
import { undoRollOver } from '#vault/roll/roll-over/undo.ts';
import { openRoster, rosterColumns } from '#vault/roll/roster/open-roster.ts';
import { rosterDesk } from '#vault/roll/roster/roster-desk.ts';
import { listRosterImports, rosterImportReport } from '#vault/roll/roster/roster-imports.ts';
import { saveRosterReport } from '#vault/roll/roster/save-report.ts';
import { previewRoster, takeRoster } from '#vault/roll/roster/take-roster.ts';
import { undoRosterImport } from '#vault/roll/roster/undo-roster.ts';
import { addClass, readSchoolYear, renameClass } from '#vault/roll/school/classes.ts';
import { appointHomeroomTeacher } from '#vault/roll/school/homeroom-teachers.ts';
import {
  addStaff,
  changeLetterWording,
  changeParticulars,
  letterWording,
  listClasses,
  listStaff,
} from '#vault/roll/school/school.ts';
import { changeSchoolYear, listSchoolYears, removeSpan, writeSpan } from '#vault/roll/school/school-years.ts';
import { moveToClass } from '#vault/roll/students/class-places.ts';
import { addStudent, correctStudent } from '#vault/roll/students/enrolment.ts';
import { beginLeave, endLeave } from '#vault/roll/students/leaves.ts';
import { listStudents } from '#vault/roll/students/student-lines.ts';
import { listActivities, removeActivity, writeActivity } from '#vault/rooms/activities/activities.ts';
import { addPiece, finishAdding, startAdding, stopAdding } from '#vault/rooms/attachments/arrivals.ts';
import { listAttachments, removeAttachment, saveAttachment } from '#vault/rooms/attachments/attachments.ts';
import { openAttachment } from '#vault/rooms/attachments/showing.ts';
import { removeContact, writeContact } from '#vault/rooms/contacts/contacts.ts';
import { removeDiagnosis, writeDiagnosis } from '#vault/rooms/diagnoses/diagnoses.ts';
import {
  addCircumstance,
  correctCircumstance,
  endCircumstance,
  removeCircumstance,
} from '#vault/rooms/family/circumstances.ts';
import { addGuardian, changeGuardian, endGuardian, orderGuardians } from '#vault/rooms/family/guardians.ts';
import {
  addTrackingPeriod,
  describeTrackingSheet,
  listTrackingPeriods,
  openFollowUpBoard,
  removeFollowUp,
  writeFollowUp,
} from '#vault/rooms/follow-ups/follow-ups.ts';
import { saveTrackingTables } from '#vault/rooms/follow-ups/save-tables.ts';
import {
  listHomeVisits,
  readHomeVisit,
  removeHomeVisit,
  writeHomeVisit,
} from '#vault/rooms/home-visits/home-visits.ts';
import {
  issueLetter,
  listLetters,
  previewLetter,
  recordReceipt,
  saveLetters,
  voidLetter,
} from '#vault/rooms/letters/letters.ts';
import { removeObservation, writeObservation } from '#vault/rooms/observations/observations.ts';
import { removeScreening, writeScreening } from '#vault/rooms/screenings/screenings.ts';
import {
  addAddendum,
  listSessions,
  readSession,
  removeSession,
  signSession,
  writeSession,
} from '#vault/rooms/sessions/sessions.ts';
import { addCare, addConcern, endCare, endConcern } from '#vault/rooms/watchlist/concerns-and-care.ts';
import { liftLevel, setLevel } from '#vault/rooms/watchlist/levels.ts';
import { auditChainOf } from '#vault/strongbox/audit/audit-chain.ts';
import type { AuditEntry } from '#vault/strongbox/audit/audit-log.ts';
import { backupDesk } from '#vault/strongbox/backups/backup-desk.ts';
import { backupNotices } from '#vault/strongbox/backups/backup-notices.ts';
import {
  cancelBackup,
  chooseBackupFolder,
  makeBackupNow,
  readBackups,
} from '#vault/strongbox/backups/backups.ts';
import type { Access, Reader } from '#vault/strongbox/database/access.ts';
import type { InTurn } from '#vault/strongbox/in-turn.ts';
import {
  addHolder,
  changePassword,
  confirmNewRecoveryCode,
  listHolders,
  namesInRoom,
  removeHolder,
  renameHolder,
  renewRecoveryCode,
} from '#vault/strongbox/keys/holders.ts';
import { mustBeHardToGuess, weighPassword } from '#vault/strongbox/keys/passwords/weigh-password.ts';
import { prepareReencryption, reencrypt } from '#vault/strongbox/keys/reencryption.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { changeSafety, safetyPolicy } from '#vault/strongbox/safety/safety.ts';
import {
  archiveStudents,
  bringBack,
  endHold,
  holdBack,
  listArchive,
  listDestructions,
  setRetention,
} from '#vault/whole-file/archive/archive.ts';
import { copiesElsewhere } from '#vault/whole-file/archive/copies-elsewhere.ts';
import { destroyFiles } from '#vault/whole-file/archive/destruction.ts';
import { saveDestructionList } from '#vault/whole-file/archive/save-list.ts';
import { openAuditLine } from '#vault/whole-file/audit/audit-facts.ts';
import { auditPeople, recentAuditLines } from '#vault/whole-file/audit/audit-search.ts';
import { saveAuditLog } from '#vault/whole-file/audit/save-audit-log.ts';
import {
  listHandOvers,
  recordHandOverReceipt,
  removeReceived,
} from '#vault/whole-file/hand-overs/hand-overs.ts';
import { draftHandOver, prepareHandOver } from '#vault/whole-file/hand-overs/prepare-hand-over.ts';
import {
  chooseHandOver,
  openHandOver,
  takeHandOver,
} from '#vault/whole-file/hand-overs/receive-hand-over.ts';
import { likelySame } from '#vault/whole-file/merges/likely-same.ts';
import { listMerges, mergeFiles, openMergePreview, undoMerge } from '#vault/whole-file/merges/merges.ts';
import { findInRoom, readIndexOn, studentsAsFound } from '#vault/whole-file/search/search.ts';
import { saveBrief } from '#vault/whole-file/students/save-brief.ts';
import { saveStudentList } from '#vault/whole-file/students/save-student-list.ts';
import { readStudentFile } from '#vault/whole-file/students/student-file.ts';
import {
  addSummary,
  listSummaries,
  overrideFigure,
  readSummary,
  saveSummary,
  summaryRecords,
} from '#vault/whole-file/summaries/summaries.ts';
import { saveWatchlist } from '#vault/whole-file/watchlist/save-watchlist.ts';
import { watchlist } from '#vault/whole-file/watchlist/watchlist.ts';
import { readWorkbench } from '#vault/whole-file/workbench/workbench.ts';
import type { Door } from './door.ts';
import { foundRoom, openRoom, type Surroundings } from './open-room.ts';

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
  'safety.copiedAtDoor': ({ surroundings }) => done(surroundings.reportCopy()),
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
  'backups.progress': (room) => backupDesk(room).progress,
  'backups.cancel': (room) => done(cancelBackup(room)),

  'drafts.keep': ({ access }, { key, content }) => access.jot((drafts) => drafts.keep(key, content)),
  'drafts.find': ({ access }, { key }) => access.jot((drafts) => drafts.find(key)),
  'drafts.ofStudent': ({ access }, { studentId }) => access.jot((drafts) => drafts.naming(studentId)),
  'drafts.discard': ({ access }, { key }) => done(access.jot((drafts) => drafts.discard(key))),

  'preferences.read': ({ access }) => access.jot((_drafts, preferences) => preferences.all()),
  'preferences.keep': ({ access }, { name, content }) =>
    done(access.jot((_drafts, preferences) => preferences.keep(name, content))),

  'audit.recent': (room, { before, filters }) =>
    room.access.read((reader) => ({
      intact: auditChainOf(room).isIntact(reader),
      brokeBeforeSalvage: auditChainOf(room).brokeBeforeSalvage(reader),
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
  'safety.copied': ({ reportCopy }) => done(reportCopy()),

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
  'roster.progress': (room) => rosterDesk(room).progress,
  'roster.cancel': (room) => done(rosterDesk(room).stop?.abort()),
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
  'homeVisits.read': ({ access }, { homeVisitId }) =>
    access.write((writer) => readHomeVisit(writer, homeVisitId)),
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
