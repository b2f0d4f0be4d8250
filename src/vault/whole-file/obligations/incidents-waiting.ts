import { and, eq, isNull } from 'drizzle-orm';
import { AFTERCARE_KINDS, waitsFrom } from '#shared/aftercare.ts';
import type { IncidentId } from '#shared/contract/incidents.ts';
import { countOf } from '#shared/intervals.ts';
import { LEG_CHANNELS } from '#shared/report-legs.ts';
import { dayAndTimeOf } from '#shared/school-calendar.ts';
import { unwatchedSince } from '#shared/watch-shifts.ts';
import {
  aftercareOf,
  type IncidentRow,
  learnedAtOf,
  legsOf,
  owedLegs,
} from '#vault/rooms/incidents/incident-rows.ts';
import { incidentExtracts, incidents } from '#vault/rooms/incidents/tables.ts';
import { schoolIntervals } from '#vault/rooms/obligations/intervals.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { type LastingWatch, shiftsInTime, spanOf } from '#vault/rooms/watch-groups/watch-group-rows.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

/**
 * What an event asks for (policy P3, E3, B11, J13): that each on the list is told in time, by the clock and not by the day;
 * that everybody whom it concerns is assessed; what is to be done afterwards. Of those who have left nothing is owed here;
 * the list of events goes on telling of it. Whoever saw it reads nothing of whom it happened to.
 */
export function incidentsWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const rows = reader.db
    .select({ incident: incidents, extract: incidentExtracts })
    .from(incidentExtracts)
    .innerJoin(incidents, eq(incidents.id, incidentExtracts.incidentId))
    .where(
      and(
        theirs(incidentExtracts.studentId, whose),
        isNull(incidentExtracts.removedAt),
        isNull(incidents.removedAt),
      ),
    )
    .all();
  const ids = [...new Set(rows.map(({ incident }) => incident.id))];
  const legs = Map.groupBy(legsOf(reader, ids), ({ incidentId }) => incidentId);
  const care = Map.groupBy(aftercareOf(reader, ids), ({ incidentId }) => incidentId);
  const hours = countOf('affectedAssessment', schoolIntervals(reader));
  return rows.flatMap(({ incident, extract: { id, studentId, role, assessedOn } }) => {
    const assessment: Waiting[] =
      assessedOn === null
        ? [
            {
              ...byClock(learnedAtOf(incident), hours * HOUR_MS),
              what: 'affectedAssessment',
              opens: { record: 'incidentExtract', id },
            },
          ]
        : [];
    const ofEvent = role === 'subject' ? [...untold(incident, legs), ...owedCare(incident, care)] : [];
    return [...assessment, ...ofEvent].map((waiting): Of<Waiting> => ({ studentId, ...waiting }));
  });
}

const HOUR_MS = 3_600_000;

const byClock = (from: number, lasts: number): Pick<Waiting, 'on' | 'dueAt'> & { until: Waiting['on'] } => ({
  on: dayAndTimeOf(from).on,
  until: dayAndTimeOf(from + lasts).on,
  dueAt: from + lasts,
});

function untold(incident: IncidentRow, legs: ReadonlyMap<IncidentId, ReturnType<typeof legsOf>>): Waiting[] {
  return owedLegs(legs.get(incident.id) ?? [], incident).map(
    ({ id, toWhom, channel, countsFrom, dueAt }) => ({
      ...byClock(countsFrom, dueAt - countsFrom),
      what: 'reportLeg',
      opens: { record: 'incident', id: incident.id },
      named: id,
      told: `${toWhom}，${LEG_CHANNELS[channel]}`,
    }),
  );
}

function owedCare(
  incident: IncidentRow,
  care: ReadonlyMap<IncidentId, ReturnType<typeof aftercareOf>>,
): Waiting[] {
  return (care.get(incident.id) ?? []).flatMap(
    ({ id, kind, what, responsible, dueOn, doneOn, recordedAt }): Waiting[] =>
      dueOn === null || doneOn !== null
        ? []
        : [
            {
              what: 'aftercare',
              on: waitsFrom(kind, dueOn, dayAndTimeOf(recordedAt).on),
              until: dueOn,
              opens: { record: 'incident', id: incident.id },
              named: id,
              told: `${AFTERCARE_KINDS[kind]}：${what}`,
              by: responsible,
            },
          ],
  );
}

/** Of the watches that last, those in which nobody is on duty now (policy P4: 24 hours, until the child is handed over). */
export const unwatched = (watches: readonly LastingWatch[], now: number): Waiting[] =>
  watches.flatMap((group): Waiting[] => {
    const since = unwatchedSince(spanOf(group), shiftsInTime(group.shifts), now);
    if (since === null) return [];
    return [
      {
        ...byClock(since, 0),
        what: 'watchShift',
        opens: { record: 'watchGroup', id: group.id },
        told: '现在没有人值守',
      },
    ];
  });
