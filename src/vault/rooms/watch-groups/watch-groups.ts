import { eq } from 'drizzle-orm';
import type { WatchGroupId } from '#shared/contract/incidents.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { instantOf, writtenDate } from '#shared/school-calendar.ts';
import { FEWEST_WATCHERS } from '#shared/watch-shifts.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { existingCustodyHandOver } from '#vault/rooms/custody/custody.ts';
import { extractsOfIncidents, openIncident } from '#vault/rooms/incidents/incident-rows.ts';
import { refuseAfter, refuseImpossibleMoment } from '#vault/rooms/incidents/moments.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { watchers, watchGroups, watchShifts } from './tables.ts';
import { existingWatchGroup, type StandingGroup, watchGroupsOf } from './watch-group-rows.ts';

/**
 * Sets up a group for a 当事人, or corrects one that lasts.
 *
 * @throws Refusal `noIncident`, `closed`, `noStudent`, `notSubject`, `tooFew`, `twice`, `alreadyWatched`, `noRecord`,
 *   `ended`; those of `refuseImpossibleMoment`.
 */
export function writeWatchGroup(
  writer: Writer,
  { watchGroupId, members, ...columns }: InputOf<'watchGroups.write'>,
): WatchGroupId {
  openIncident(writer, columns.incidentId);
  const before = watchGroupId && lasting(writer, watchGroupId);
  const { studentId, incidentId, fromOn: on, fromAt: at } = columns;
  const isSubject = extractsOfIncidents(writer, [incidentId]).some(
    (extract) => extract.studentId === studentId && extract.role === 'subject',
  );
  if (!isSubject) {
    throw Refusal.at('studentId', 'notSubject', '监护小组只为当事人成立。请先在事件里登记这名学生为当事人');
  }
  const other = watchGroupsOf(writer, studentId).find(
    ({ ended, id }) => ended === null && id !== watchGroupId,
  );
  if (other) {
    throw new Refusal(
      'alreadyWatched',
      `该生从${writtenDate(other.fromOn)}起已有监护小组，请在那里换人或排班。`,
    );
  }
  refuseImpossibleMoment(writer, { on, at, fields: ['fromOn', 'fromAt'] });
  refuseFew(members);
  const of = { table: watchGroups, action: 'watchGroup.written', evenAfterLeaving: true } as const;
  const named = { members: members.map(({ name }) => name).join('、') };
  const parts = {
    old: { members: before ? before.members.map(({ name }) => name).join('、') : '' },
    new: named,
  };
  const id = writeInFile(writer, { ...of, parts }, watchGroupId, columns);
  writer.db.delete(watchers).where(eq(watchers.watchGroupId, id)).run();
  for (const [position, member] of members.entries())
    writer.db
      .insert(watchers)
      .values({ watchGroupId: id, position, ...member })
      .run();
  return id;
}

function refuseFew(members: InputOf<'watchGroups.write'>['members']): void {
  const names = new Set<string>();
  for (const [index, { name }] of members.entries()) {
    if (names.has(name)) throw Refusal.at(`members.${index}.name`, 'twice', '这个人已经在小组里，请换一个人');
    names.add(name);
  }
  const missing = FEWEST_WATCHERS - members.length;
  if (missing <= 0) return;
  throw Refusal.at('members', 'tooFew', `监护小组至少 ${FEWEST_WATCHERS} 人，请再添加 ${missing} 人`);
}

/** @throws Refusal `noRecord`. */
export function removeWatchGroup(
  writer: Writer,
  { watchGroupId, reason }: InputOf<'watchGroups.remove'>,
): void {
  const of = { table: watchGroups, action: 'watchGroup.removed', evenAfterLeaving: true } as const;
  removeFromFile(writer, of, watchGroupId, reason);
}

/**
 * A shift, or one put right. It may reach ahead of now: who comes next is set before.
 *
 * @throws Refusal `noRecord`, `noShift`, `beforeWatch`, `endsBeforeStart`, `afterWatch`; those of `refuseImpossibleDay`.
 */
export function writeShift(
  writer: Writer,
  { watchGroupId, shiftId, ...columns }: InputOf<'watchGroups.writeShift'>,
): void {
  const group = existingWatchGroup(writer, watchGroupId);
  const before = shiftId === null ? null : group.shifts.find(({ id }) => id === shiftId);
  if (before === undefined) throw noShift();
  const from = { on: columns.fromOn, at: columns.fromAt, fields: ['fromOn', 'fromAt'] } as const;
  const until = { on: columns.untilOn, at: columns.untilAt, fields: ['untilOn', 'untilAt'] } as const;
  refuseImpossibleDay(writer, 'fromOn', columns.fromOn, { ahead: true });
  refuseImpossibleDay(writer, 'untilOn', columns.untilOn, { ahead: true });
  if (instantOf(columns.untilOn, columns.untilAt) <= instantOf(columns.fromOn, columns.fromAt)) {
    throw Refusal.at('untilAt', 'endsBeforeStart', '这一班的结束要晚于开始，请核对');
  }
  refuseAfter(
    { on: group.fromOn, at: group.fromAt, fields: from.fields },
    from,
    `监护从${writtenDate(group.fromOn)} ${group.fromAt} 开始，这一班不能更早，请核对`,
  );
  if (group.ended) {
    const end = { on: group.ended.on, at: group.ended.at, fields: until.fields };
    refuseAfter(until, end, `监护在${writtenDate(group.ended.on)} ${group.ended.at} 已随移交结束，请核对`);
  }
  if (before) writer.db.update(watchShifts).set(columns).where(eq(watchShifts.id, before.id)).run();
  else
    writer.db
      .insert(watchShifts)
      .values({ watchGroupId, ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  record(writer, group, 'watchGroup.shiftWritten', { old: before && inLog(before), new: inLog(columns) });
}

/** @throws Refusal `noShift`, `noRecord`. */
export function removeShift(writer: Writer, { shiftId, reason }: InputOf<'watchGroups.removeShift'>): void {
  const row = writer.db.select().from(watchShifts).where(eq(watchShifts.id, shiftId)).get();
  if (!row || row.removedAt !== null) throw noShift();
  const group = existingWatchGroup(writer, row.watchGroupId);
  writer.db
    .update(watchShifts)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(watchShifts.id, shiftId))
    .run();
  record(writer, group, 'watchGroup.shiftRemoved', { old: inLog(row), reason });
}

/**
 * Ends the watch in the minute in which the child went over to its guardians (policy P4): without that record it does not
 * end, but where the student has left the school, or died.
 *
 * @throws Refusal `noRecord`, `ended`, `needsHandOver`, `otherStudent`, `beforeWatch`, `whyMissing`.
 */
export function endWatch(
  writer: Writer,
  { watchGroupId, custodyHandOverId, reason }: InputOf<'watchGroups.end'>,
): void {
  const group = lasting(writer, watchGroupId);
  const end = custodyHandOverId
    ? handedOver(writer, group, custodyHandOverId)
    : withoutHandOver(writer, group, reason);
  const columns = { endedOn: end.on, endedAt: end.at, custodyHandOverId, endReason: reason };
  writer.db.update(watchGroups).set(columns).where(eq(watchGroups.id, group.id)).run();
  record(writer, group, 'watchGroup.ended', { endedOn: end.on, startsAt: end.at, endReason: reason });
}

function handedOver(
  writer: Writer,
  group: StandingGroup,
  id: NonNullable<InputOf<'watchGroups.end'>['custodyHandOverId']>,
) {
  const { studentId, occurredOn: on, startsAt: at } = existingCustodyHandOver(writer, id);
  if (studentId !== group.studentId) {
    throw Refusal.at('custodyHandOverId', 'otherStudent', '这次移交是另一名学生的，请选本人的');
  }
  if (instantOf(on, at) < instantOf(group.fromOn, group.fromAt)) {
    throw Refusal.at(
      'custodyHandOverId',
      'beforeWatch',
      `这次移交早于监护开始（${writtenDate(group.fromOn)} ${group.fromAt}），请另记这一次的移交`,
    );
  }
  return { on, at };
}

function withoutHandOver(writer: Writer, group: StandingGroup, reason: string) {
  const departure = departureOf(writer, group.studentId);
  if (!departure || departure.leftOn > writer.today) {
    throw Refusal.at(
      'custodyHandOverId',
      'needsHandOver',
      '监护只随安全责任移交结束。请先在学生档案里“记安全责任移交”，再到这里选它',
    );
  }
  if (reason === '') throw Refusal.at('reason', 'whyMissing', '请写明监护怎样结束');
  const on = departure.leftOn < group.fromOn ? group.fromOn : departure.leftOn;
  return { on, at: on === group.fromOn ? group.fromAt : '00:00' };
}

/** The end that was written down is taken back. @throws Refusal `noRecord`, `notEnded`, `alreadyWatched`. */
export function goOnWatching(writer: Writer, { watchGroupId, reason }: InputOf<'watchGroups.goOn'>): void {
  const group = existingWatchGroup(writer, watchGroupId);
  if (group.ended === null) throw new Refusal('notEnded', '这次监护还没有结束。');
  if (watchGroupsOf(writer, group.studentId).some(({ ended }) => ended === null)) {
    throw new Refusal('alreadyWatched', '该生已有新的监护小组，不用再恢复这一个。');
  }
  const columns = { endedOn: null, endedAt: '', custodyHandOverId: null, endReason: '' };
  writer.db.update(watchGroups).set(columns).where(eq(watchGroups.id, group.id)).run();
  record(writer, group, 'watchGroup.goesOn', { old: { endedOn: group.ended.on }, reason });
}

/** @throws Refusal `noRecord`, `ended`. */
function lasting(writer: Writer, id: WatchGroupId): StandingGroup {
  const group = existingWatchGroup(writer, id);
  if (group.ended === null) return group;
  throw new Refusal(
    'ended',
    `这次监护已在${writtenDate(group.ended.on)} ${group.ended.at} 结束。有误的请先恢复监护。`,
  );
}

function record(
  writer: Writer,
  { studentId, id }: StandingGroup,
  action: 'watchGroup.shiftWritten' | 'watchGroup.shiftRemoved' | 'watchGroup.ended' | 'watchGroup.goesOn',
  told: Readonly<Record<string, unknown>>,
): void {
  const subject = auditSubject(studentOn(writer, studentId, writer.today));
  writer.record({ action, subject, detail: { watchGroupId: id, ...told } });
}

const inLog = ({
  fromOn,
  fromAt,
  untilOn,
  untilAt,
  who,
  state,
  handedTo,
}: Pick<
  typeof watchShifts.$inferSelect,
  'fromOn' | 'fromAt' | 'untilOn' | 'untilAt' | 'who' | 'state' | 'handedTo'
>) => ({
  fromOn,
  fromAt,
  untilOn,
  untilAt,
  who,
  watchState: state,
  handedTo,
});

const noShift = () => new Refusal('noShift', '找不到这一班，可能已被删除。请刷新后查看。');
