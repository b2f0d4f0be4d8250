import { and, eq, isNull } from 'drizzle-orm';
import type { IncidentId } from '#shared/contract/incidents.ts';
import { isOwed, LEG_CHANNELS } from '#shared/report-legs.ts';
import { dayAndTimeOf } from '#shared/school-calendar.ts';
import { type IncidentRow, legInTime, legsOf } from '#vault/rooms/incidents/incident-rows.ts';
import { incidentExtracts, incidents } from '#vault/rooms/incidents/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

/**
 * What an event asks for about whoever it happened to (policy P3, E3, B11): that each on the list is told in time, by the
 * clock and not by the day. Of those who have left nothing is owed here; the list of events goes on telling of it.
 */
export function incidentsWaiting(reader: Reader, whose: Whose): Of<Waiting>[] {
  const rows = reader.db
    .select({ incident: incidents, studentId: incidentExtracts.studentId })
    .from(incidentExtracts)
    .innerJoin(incidents, eq(incidents.id, incidentExtracts.incidentId))
    .where(
      and(
        theirs(incidentExtracts.studentId, whose),
        eq(incidentExtracts.role, 'subject'),
        isNull(incidentExtracts.removedAt),
        isNull(incidents.removedAt),
      ),
    )
    .all();
  const ids = [...new Set(rows.map(({ incident }) => incident.id))];
  const legs = Map.groupBy(legsOf(reader, ids), ({ incidentId }) => incidentId);
  return rows.flatMap(({ incident, studentId }) =>
    owedLegs(incident, legs).map((owed): Of<Waiting> => ({ studentId, ...owed })),
  );
}

function owedLegs(
  incident: IncidentRow,
  legs: ReadonlyMap<IncidentId, ReturnType<typeof legsOf>>,
): Waiting[] {
  return (legs.get(incident.id) ?? [])
    .map((leg) => legInTime(leg, incident))
    .filter(({ doneAt, waived }) => isOwed({ doneAt, waived: waived !== '' }))
    .map(({ id, toWhom, channel, countsFrom, dueAt }) => ({
      what: 'reportLeg',
      on: dayAndTimeOf(countsFrom).on,
      until: dayAndTimeOf(dueAt).on,
      dueAt,
      opens: { record: 'incident', id: incident.id },
      named: id,
      told: `${toWhom}，${LEG_CHANNELS[channel]}`,
    }));
}
