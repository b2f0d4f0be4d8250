import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentId, WatchGroupId } from '#shared/contract/incidents.ts';
import type { WatchGroup } from '#shared/contract/watch-groups.ts';
import { Refusal } from '#shared/outcome.ts';
import { instantOf } from '#shared/school-calendar.ts';
import { uncovered } from '#shared/watch-shifts.ts';
import { custodyHandOvers } from '#vault/rooms/custody/tables.ts';
import type { DayReader, Reader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { watchers, watchGroups, watchShifts } from './tables.ts';

export type StandingGroup = WatchGroup & { recordedAt: number };

/** One that lasts, whoever is on duty now. */
export type LastingWatch = Omit<StandingGroup, 'uncovered'>;

/** The groups that watch or watched over a student, in the order of their beginnings. */
export const watchGroupsOf = (reader: Reader, studentId: StudentId): StandingGroup[] =>
  groupsWhere(reader, eq(watchGroups.studentId, studentId));

/** Those of an event. */
export const watchGroupsIn = (reader: Reader, incidentId: IncidentId): StandingGroup[] =>
  groupsWhere(reader, eq(watchGroups.incidentId, incidentId));

/** Those of some students that last. */
export const lastingWatches = (reader: DayReader, whose: Whose): LastingWatch[] =>
  rowsWhere(reader, theirs(watchGroups.studentId, whose)).filter(({ ended }) => ended === null);

/** @throws Refusal `noRecord`. */
export function existingWatchGroup(reader: Reader, id: WatchGroupId): StandingGroup {
  const [group] = groupsWhere(reader, eq(watchGroups.id, id));
  if (!group) throw new Refusal('noRecord', '找不到这个监护小组，可能已被删除。请刷新后查看。');
  return group;
}

/** The ends of a stretch as instants; `until` is null while it lasts. */
export const spanOf = ({ fromOn, fromAt, ended }: Pick<WatchGroup, 'fromOn' | 'fromAt' | 'ended'>) => ({
  from: instantOf(fromOn, fromAt),
  until: ended && instantOf(ended.on, ended.at),
});

export const shiftsInTime = (shifts: WatchGroup['shifts']) =>
  shifts.map(({ fromOn, fromAt, untilOn, untilAt }) => ({
    from: instantOf(fromOn, fromAt),
    until: instantOf(untilOn, untilAt),
  }));

function groupsWhere(reader: Reader, which: SQL | undefined): StandingGroup[] {
  return rowsWhere(reader, which).map((group) => ({
    ...group,
    uncovered: uncovered(spanOf(group), shiftsInTime(group.shifts), reader.now),
  }));
}

function rowsWhere({ db }: DayReader, which: SQL | undefined): LastingWatch[] {
  const rows = db
    .select({ group: watchGroups, handOverGone: custodyHandOvers.removedAt })
    .from(watchGroups)
    .leftJoin(custodyHandOvers, eq(custodyHandOvers.id, watchGroups.custodyHandOverId))
    .where(and(which, isNull(watchGroups.removedAt)))
    .orderBy(asc(watchGroups.fromOn), asc(watchGroups.fromAt), asc(watchGroups.recordedAt))
    .all();
  const ids = rows.map(({ group }) => group.id);
  const members = Map.groupBy(
    db.select().from(watchers).where(among(watchers.watchGroupId, ids)).orderBy(asc(watchers.position)).all(),
    ({ watchGroupId }) => watchGroupId,
  );
  const shifts = Map.groupBy(
    db
      .select()
      .from(watchShifts)
      .where(and(among(watchShifts.watchGroupId, ids), isNull(watchShifts.removedAt)))
      .orderBy(asc(watchShifts.fromOn), asc(watchShifts.fromAt))
      .all(),
    ({ watchGroupId }) => watchGroupId,
  );
  return rows.map(({ group, handOverGone }) => {
    const { id, incidentId, studentId, fromOn, fromAt, place, task, recordedAt } = group;
    const { endedOn, endedAt, custodyHandOverId, endReason } = group;
    // Where the record with which it ended was taken away, the child was never handed over: the watch lasts.
    const ended =
      endedOn === null || handOverGone !== null
        ? null
        : { on: endedOn, at: endedAt, custodyHandOverId, reason: endReason };
    return {
      id,
      incidentId,
      studentId,
      fromOn,
      fromAt,
      place,
      task,
      recordedAt,
      ended,
      members: members.get(id) ?? [],
      shifts: shifts.get(id) ?? [],
    };
  });
}
