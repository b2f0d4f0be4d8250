import { and, asc, between, desc, eq, isNotNull, isNull, lt, max, ne, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { FollowUp } from '#shared/contract/follow-ups.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { FollowUpChannel, FollowUpComparison } from '#shared/terms.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { followUps } from './tables.ts';

/*
 * Once a week somebody has to see to each student at 二类 or 三类 (policy Z4). A visit to the home that took place and
 * was told does that as well as a follow-up does: it is written down once, as the visit that it was.
 */

type Narrowed = (of: typeof followUps | typeof homeVisits) => SQL | undefined;

/**
 * What followed students up.
 * @param narrowed asked of each table, where its index answers.
 */
function followedUp({ db }: Reader, narrowed: Narrowed = () => undefined) {
  return unionAll(
    db
      .select({
        record: sql<'followUp' | 'homeVisit'>`'followUp'`.as('record'),
        id: sql<string>`${followUps.id}`.as('id'),
        studentId: followUps.studentId,
        occurredOn: followUps.occurredOn,
        channel: followUps.channel,
        compared: followUps.compared,
        text: followUps.text,
        recordedAt: followUps.recordedAt,
        recordedBy: followUps.recordedBy,
      })
      .from(followUps)
      .where(and(isNull(followUps.removedAt), narrowed(followUps))),
    db
      .select({
        record: sql<'followUp' | 'homeVisit'>`'homeVisit'`.as('record'),
        id: sql<string>`${homeVisits.id}`.as('id'),
        studentId: homeVisits.studentId,
        occurredOn: sql<LocalDate>`${homeVisits.occurredOn}`.as('occurred_on'),
        channel: sql<FollowUpChannel>`'homeVisit'`.as('channel'),
        compared: sql<FollowUpComparison | null>`NULL`.as('compared'),
        // Whom they met stands before what they found, also in the table on paper (papers.md, 家访记录表).
        text: sql<string>`CASE ${homeVisits.met} WHEN '' THEN ${homeVisits.text}
          ELSE '受访人：' || ${homeVisits.met} || '。' || ${homeVisits.text} END`.as('text'),
        recordedAt: homeVisits.recordedAt,
        recordedBy: homeVisits.recordedBy,
      })
      .from(homeVisits)
      .where(
        and(
          isNull(homeVisits.removedAt),
          isNotNull(homeVisits.occurredOn),
          ne(homeVisits.text, ''),
          narrowed(homeVisits),
        ),
      ),
  ).as('followed_up');
}

/** What followed students up on the days `fromOn`–`untilOn`, both included; the earliest first. */
export function followUpsBetween(reader: Reader, fromOn: LocalDate, untilOn: LocalDate): FollowUp[] {
  const followed = followedUp(reader, ({ occurredOn }) => between(occurredOn, fromOn, untilOn));
  return reader.db
    .select()
    .from(followed)
    .orderBy(asc(followed.occurredOn), asc(followed.recordedAt))
    .all()
    .map(told);
}

/** What followed a student up last before the day; null where nothing did. */
export function lastFollowUp(reader: Reader, studentId: StudentId, before: LocalDate): FollowUp | null {
  const followed = followedUp(reader, (of) => and(eq(of.studentId, studentId), lt(of.occurredOn, before)));
  const row = reader.db
    .select()
    .from(followed)
    .orderBy(desc(followed.occurredOn), desc(followed.recordedAt))
    .limit(1)
    .get();
  return row ? told(row) : null;
}

/**
 * By which channel each student was followed up last before the day. A visit says nothing of it: it is written down
 * as the visit that it was.
 */
export function channelsBefore(
  { db }: Reader,
  day: LocalDate,
  studentId?: StudentId,
): Map<StudentId, FollowUpChannel> {
  const rows = db
    .select({ studentId: followUps.studentId, channel: followUps.channel })
    .from(followUps)
    .where(
      and(
        isNull(followUps.removedAt),
        lt(followUps.occurredOn, day),
        studentId && eq(followUps.studentId, studentId),
      ),
    )
    .orderBy(asc(followUps.occurredOn), asc(followUps.recordedAt))
    .all();
  return new Map(rows.map(({ studentId, channel }) => [studentId, channel]));
}

type Row = Omit<FollowUp, 'opens'> & { record: 'followUp' | 'homeVisit'; id: string };

function told({ record, id, ...row }: Row): FollowUp {
  return { ...row, opens: { record, id } as RecordRef };
}

/** The last day on which each student was followed up; who never was is not in it. */
export function lastFollowUps(reader: Reader): Map<StudentId, LocalDate> {
  const followed = followedUp(reader);
  const rows = reader.db
    .select({ studentId: followed.studentId, lastOn: max(followed.occurredOn) })
    .from(followed)
    .groupBy(followed.studentId)
    .all();
  return new Map(rows.flatMap(({ studentId, lastOn }) => (lastOn === null ? [] : [[studentId, lastOn]])));
}
