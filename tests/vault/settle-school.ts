import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffId, StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import { writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import type { SampleCaseWork, SampleSchool } from '#tests/sample-school/sample-school.ts';
import type { TestDesk } from './desk.ts';
import { takeRoster } from './rosters.ts';

/** Where the sample school's people ended up in the vault. */
export interface Settled {
  studentId(number: string): StudentId;
  staffId(name: string): StaffId;
}

/** What settling needs of an open vault, whichever way it is asked. */
export type SettlersDesk = Pick<TestDesk, 'folder' | 'chosen' | 'get'>;

/** Puts the sample school into an open vault: its roster by the import, everything else request by request. */
export async function settleSchool(room: SettlersDesk, school: SampleSchool): Promise<Settled> {
  const roster = join(room.folder, 'roster.xlsx');
  writeFileSync(roster, await writeRosterXlsx(school));
  await takeRoster(room, roster);
  const settled = await settledPeople(room, school);
  await settleCaseWork(room, school, settled);
  return settled;
}

/** Where the school's people are, once its roster has been taken; who teaches there is added where still missing. */
export async function settledPeople(
  room: Pick<SettlersDesk, 'get'>,
  school: Pick<SampleSchool, 'staff'>,
): Promise<Settled> {
  const staff = new Map((await room.get('school.staff', {})).map(({ name, id }) => [name, id]));
  for (const { name, phone } of school.staff) {
    if (!staff.has(name)) staff.set(name, (await room.get('school.addStaff', { name, phone })).id);
  }
  const students = new Map(
    (await room.get('students.list', {})).map(({ studentNumber, id }) => [studentNumber, id]),
  );
  return {
    studentId: (number) => known(students.get(number), number),
    staffId: (name) => known(staff.get(name), name),
  };
}

function known<Id>(id: Id | undefined, of: string): Id {
  if (id === undefined) throw new Error(`not in the vault: ${of}`);
  return id;
}

/** Writes the case work request by request, but for its tracking sheets and letters. */
export async function settleCaseWork(
  room: Pick<SettlersDesk, 'get'>,
  work: SampleCaseWork,
  settled: Settled,
): Promise<void> {
  const levels = work.levels.toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1));
  for (const { studentNumber, endedOn, endReason, ...period } of levels) {
    const studentId = settled.studentId(studentNumber);
    await room.get('watchlist.setLevel', { studentIds: [studentId], ...period });
    const raised = levels.some((next) => next.studentNumber === studentNumber && next.fromOn === endedOn);
    if (endedOn && !raised) {
      const { decidedBy } = period;
      await room.get('watchlist.lift', { studentId, endedOn, reason: endReason, decidedBy });
    }
  }
  for (const { studentNumber, concern, fromOn, reason, endedOn, endReason } of work.concerns) {
    const studentId = settled.studentId(studentNumber);
    await room.get('watchlist.addConcern', { studentId, concern, fromOn, reason });
    if (!endedOn) continue;
    const { concerns } = await room.get('students.file', { studentId });
    const lasting = known(
      concerns.find((period) => period.concern === concern && !period.endedOn)?.id,
      concern,
    );
    await room.get('watchlist.endConcern', { periodId: lasting, endedOn, reason: endReason });
  }
  for (const { studentNumber, care, fromOn, reason, endedOn, endReason } of work.cares) {
    const studentId = settled.studentId(studentNumber);
    await room.get('watchlist.addCare', { studentId, care, fromOn, reason });
    if (!endedOn) continue;
    const { cares } = await room.get('students.file', { studentId });
    const lasting = known(cares.find((period) => period.care === care && !period.endedOn)?.id, care);
    await room.get('watchlist.endCare', { periodId: lasting, endedOn, reason: endReason });
  }
  for (const { studentNumbers, signed, ...text } of work.sessions) {
    const studentIds = studentNumbers.map(settled.studentId);
    const { sessionId } = await room.get('sessions.write', {
      sessionId: null,
      text: { ...NOTHING_WRITTEN, ...text, studentIds },
    });
    if (signed) await room.get('sessions.sign', { sessionId });
  }
  for (const { studentNumber, ...followUp } of work.followUps) {
    await room.get('followUps.write', {
      followUpId: null,
      compared: null,
      studentId: settled.studentId(studentNumber),
      ...followUp,
    });
  }
  for (const { studentNumber, staff, ...visit } of work.homeVisits) {
    const studentId = settled.studentId(studentNumber);
    const staffIds = staff.map(settled.staffId);
    await room.get('homeVisits.write', { homeVisitId: null, ...VISIT_UNTOLD, studentId, staffIds, ...visit });
  }
  for (const activity of work.activities) {
    await room.get('activities.write', { activityId: null, ...activity });
  }
}
