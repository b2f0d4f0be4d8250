import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type {
  Incident,
  IncidentExtract,
  IncidentExtractId,
  IncidentId,
  ReportLeg,
} from '#shared/contract/incidents.ts';
import { type IncidentState, stateAfter } from '#shared/incident-states.ts';
import { INCIDENT_PREFIX } from '#shared/incident-terms.ts';
import { Refusal } from '#shared/outcome.ts';
import { isOwed, legDueAt } from '#shared/report-legs.ts';
import { instantOf } from '#shared/school-calendar.ts';
import type { DayReader, Reader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import {
  incidentAftercare,
  incidentEntries,
  incidentExtracts,
  incidentReports,
  incidentSteps,
  incidents,
  reportLegs,
} from './tables.ts';

export type IncidentRow = typeof incidents.$inferSelect;
export type LegRow = typeof reportLegs.$inferSelect;

/** As it stands on screen and paper: 危〔2026〕3号. */
export const numberOf = ({ schoolYear, sequence }: Pick<IncidentRow, 'schoolYear' | 'sequence'>): string =>
  writtenLetterNumber({ prefix: INCIDENT_PREFIX, schoolYear, sequence });

/** 得知. */
export const learnedAtOf = ({ learnedOn, learnedAt }: Pick<IncidentRow, 'learnedOn' | 'learnedAt'>): number =>
  instantOf(learnedOn, learnedAt);

/** The day of an event: when it happened, else was found, else was learned of. */
export const dayOf = ({
  happenedOn,
  foundOn,
  learnedOn,
}: Pick<IncidentRow, 'happenedOn' | 'foundOn' | 'learnedOn'>) => happenedOn ?? foundOn ?? learnedOn;

/** An event that was not taken away. @throws Refusal `noIncident`. */
export function existingIncident({ db }: Reader, id: IncidentId): IncidentRow {
  const row = db
    .select()
    .from(incidents)
    .where(and(eq(incidents.id, id), isNull(incidents.removedAt)))
    .get();
  if (!row) throw new Refusal('noIncident', '找不到这起事件，可能已被删除。请返回列表查看。');
  return row;
}

/** Every event that was not taken away, the newest first. */
export const everyIncident = ({ db }: Reader): IncidentRow[] =>
  db
    .select()
    .from(incidents)
    .where(isNull(incidents.removedAt))
    .orderBy(desc(incidents.learnedOn), desc(incidents.learnedAt), desc(incidents.recordedAt))
    .all();

/** How events stand, by id. */
export function statesOf({ db }: Reader, ids: readonly IncidentId[]): (id: IncidentId) => IncidentState {
  const steps = Map.groupBy(
    db
      .select({ incidentId: incidentSteps.incidentId, state: incidentSteps.state })
      .from(incidentSteps)
      .where(and(among(incidentSteps.incidentId, ids), isNull(incidentSteps.removedAt)))
      .orderBy(asc(incidentSteps.sequence))
      .all(),
    ({ incidentId }) => incidentId,
  );
  return (id) => stateAfter(steps.get(id) ?? []);
}

/** An event that is not closed. @throws Refusal `noIncident`, `closed`. */
export function openIncident(reader: Reader, id: IncidentId): IncidentRow {
  const row = existingIncident(reader, id);
  if (statesOf(reader, [id])(id) !== 'closed') return row;
  throw new Refusal('closed', '这起事件已经结案，内容不再改变。需要补充，请先重新打开到“后续”。');
}

/** The steps of an event, in their order. */
export const stepsOf = ({ db }: Reader, id: IncidentId) =>
  db
    .select()
    .from(incidentSteps)
    .where(and(eq(incidentSteps.incidentId, id), isNull(incidentSteps.removedAt)))
    .orderBy(asc(incidentSteps.sequence))
    .all();

/** The timeline, in its own order. */
export const entriesOf = ({ db }: Reader, id: IncidentId) =>
  db
    .select()
    .from(incidentEntries)
    .where(and(eq(incidentEntries.incidentId, id), isNull(incidentEntries.removedAt)))
    .orderBy(asc(incidentEntries.occurredOn), asc(incidentEntries.startsAt), asc(incidentEntries.recordedAt))
    .all();

/** The legs of some events, each event's in the order of its list. */
export const legsOf = ({ db }: DayReader, ids: readonly IncidentId[]): LegRow[] =>
  db
    .select()
    .from(reportLegs)
    .where(among(reportLegs.incidentId, ids))
    .orderBy(asc(reportLegs.position))
    .all();

/** A leg with its time, which is counted from when the event was learned of. */
export function legInTime(
  leg: LegRow,
  incident: Pick<IncidentRow, 'learnedOn' | 'learnedAt'>,
): ReportLeg & { countsFrom: number } {
  const countsFrom = Math.max(leg.askedAt ?? 0, learnedAtOf(incident));
  const { id, toWhom, phone, channel, within, basis, reportedBy, receivedBy, note, waived } = leg;
  return {
    ...{ id, toWhom, phone, channel, within, basis, reportedBy, receivedBy, note, waived, countsFrom },
    dueAt: legDueAt({ countsFrom, within }),
    doneAt: leg.doneOn === null ? null : instantOf(leg.doneOn, leg.doneAt),
  };
}

/** The legs of an event that are still owed, each with its time. */
export const owedLegs = (
  legs: readonly LegRow[],
  incident: Pick<IncidentRow, 'learnedOn' | 'learnedAt'>,
): ReturnType<typeof legInTime>[] =>
  legs
    .map((leg) => legInTime(leg, incident))
    .filter(({ doneAt, waived }) => isOwed({ doneAt, waived: waived !== '' }));

/** What is done after some events, by its day; what has none comes last. */
export const aftercareOf = ({ db }: DayReader, ids: readonly IncidentId[]) =>
  db
    .select()
    .from(incidentAftercare)
    .where(and(among(incidentAftercare.incidentId, ids), isNull(incidentAftercare.removedAt)))
    .orderBy(
      sql`${incidentAftercare.dueOn} IS NULL`,
      asc(incidentAftercare.dueOn),
      asc(incidentAftercare.recordedAt),
    )
    .all();

/** The reports that were issued, in their order, without their bytes. */
export function reportsOf({ db }: Reader, incidentId: IncidentId): Incident['reports'] {
  const { id, stage, nth, to, recordedAt: issuedAt, recordedBy: issuedBy } = incidentReports;
  return db
    .select({ id, stage, nth, to, issuedAt, issuedBy })
    .from(incidentReports)
    .where(eq(incidentReports.incidentId, incidentId))
    .orderBy(asc(incidentReports.recordedAt))
    .all();
}

/** What events are to a student, in the order of their days; those of what was taken away are not among them. */
export const incidentExtractsOf = (reader: Reader, studentId: StudentId): IncidentExtract[] =>
  extractsWhere(reader, eq(incidentExtracts.studentId, studentId));

/** The students of some events, each event's in its own order. */
export const extractsOfIncidents = (reader: Reader, ids: readonly IncidentId[]): IncidentExtract[] =>
  extractsWhere(reader, among(incidentExtracts.incidentId, ids));

/** One extract. @throws Refusal `noExtract`. */
export function existingIncidentExtract(reader: Reader, id: IncidentExtractId): IncidentExtract {
  const [extract] = extractsWhere(reader, eq(incidentExtracts.id, id));
  if (!extract) throw new Refusal('noExtract', '找不到这起事件里的这名学生，可能已被移出。请刷新后查看。');
  return extract;
}

function extractsWhere(reader: Reader, which: SQL): IncidentExtract[] {
  const { db } = reader;
  const rows = db
    .select({ extract: incidentExtracts, incident: incidents })
    .from(incidentExtracts)
    .innerJoin(incidents, eq(incidents.id, incidentExtracts.incidentId))
    .where(and(which, isNull(incidentExtracts.removedAt), isNull(incidents.removedAt)))
    .orderBy(asc(incidentExtracts.occurredOn), asc(incidentExtracts.position))
    .all();
  const state = statesOf(
    reader,
    rows.map(({ incident }) => incident.id),
  );
  return rows.map(({ extract, incident }) => ({
    ...extract,
    number: numberOf(incident),
    kind: incident.kind,
    level: incident.level,
    state: state(incident.id),
    learnedOn: incident.learnedOn,
  }));
}
