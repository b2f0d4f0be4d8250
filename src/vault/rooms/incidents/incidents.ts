import { eq } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type {
  ConcernedStudent,
  Incident,
  IncidentExtract,
  IncidentId,
  IncidentLine,
  IncidentText,
} from '#shared/contract/incidents.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { INCIDENT_PREFIX } from '#shared/incident-terms.ts';
import { Refusal } from '#shared/outcome.ts';
import { schoolYearOf } from '#shared/school-calendar.ts';
import { unwatchedSince } from '#shared/watch-shifts.ts';
import { setSchoolYears } from '#vault/roll/school/school-years.ts';
import { auditSubject, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { highestNumber, takeNumbers } from '#vault/rooms/letters/numbers.ts';
import { shiftsInTime, spanOf, watchGroupsIn } from '#vault/rooms/watch-groups/watch-group-rows.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { aboutIncident } from './about-incident.ts';
import {
  aftercareOf,
  dayOf,
  entriesOf,
  everyIncident,
  existingIncident,
  extractsOfIncidents,
  type IncidentRow,
  legInTime,
  legsOf,
  numberOf,
  openIncident,
  owedLegs,
  reportsOf,
  statesOf,
  stepsOf,
} from './incident-rows.ts';
import { askLegs } from './legs.ts';
import { refuseAfter, refuseImpossibleMoment } from './moments.ts';
import { incidentExtracts, incidents } from './tables.ts';

/** All events, the newest first, each with whom it concerns and whom it still has to be told to. */
export function listIncidents(reader: Reader): IncidentLine[] {
  const rows = everyIncident(reader);
  const ids = rows.map(({ id }) => id);
  const extracts = Map.groupBy(extractsOfIncidents(reader, ids), ({ incidentId }) => incidentId);
  const named = [...extracts.values()].flat().map(({ studentId }) => studentId);
  const students = new Map(
    studentsById(reader, [...new Set(named)], reader.today).map((student) => [student.id, student]),
  );
  const legs = Map.groupBy(legsOf(reader, ids), ({ incidentId }) => incidentId);
  const care = Map.groupBy(aftercareOf(reader, ids), ({ incidentId }) => incidentId);
  const state = statesOf(reader, ids);
  return rows.map((row) => {
    const own = extracts.get(row.id) ?? [];
    const subjects = own.filter(({ role }) => role === 'subject');
    const owed = owedLegs(legs.get(row.id) ?? [], row).toSorted((one, other) => one.dueAt - other.dueAt);
    const [next = null] = owed;
    return {
      ...row,
      number: numberOf(row),
      state: state(row.id),
      subjects: subjects.flatMap(({ studentId }) => students.get(studentId) ?? []),
      affected: own.length - subjects.length,
      openLegs: owed.length,
      nextLeg: next,
      nextCare: nextCare(care.get(row.id) ?? []),
    };
  });
}

/** What is due next of what is still to be done. */
function nextCare(care: ReturnType<typeof aftercareOf>): IncidentLine['nextCare'] {
  const [next] = care
    .flatMap(({ kind, what, dueOn, doneOn }) =>
      dueOn === null || doneOn !== null ? [] : [{ kind, what, dueOn }],
    )
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  return next ?? null;
}

/** One event whole. The look is on record, with everybody whom it concerns. @throws Refusal `noIncident`. */
export function readIncident(writer: Writer, id: IncidentId): Incident {
  const row = existingIncident(writer, id);
  const extracts = extractsOfIncidents(writer, [id]);
  const students = new Map(
    studentsById(
      writer,
      extracts.map(({ studentId }) => studentId),
      writer.today,
    ).map((student) => [student.id, student]),
  );
  writer.recordLook({ action: 'incident.viewed', ...aboutIncident(writer, row, extracts) });
  return {
    ...row,
    number: numberOf(row),
    state: statesOf(writer, [id])(id),
    steps: stepsOf(writer, id),
    entries: entriesOf(writer, id),
    legs: legsOf(writer, [id]).map((leg) => legInTime(leg, row)),
    reports: reportsOf(writer, id),
    aftercare: aftercareOf(writer, [id]),
    watches: watchGroupsIn(writer, id).map((group) => ({
      ...group,
      members: group.members.length,
      unwatchedSince: unwatchedSince(spanOf(group), shiftsInTime(group.shifts), writer.now),
    })),
    extracts: extracts.flatMap((extract) => {
      const student = students.get(extract.studentId);
      return student ? [{ ...extract, student, hasLeft: student.leftOn !== null }] : [];
    }),
  };
}

/**
 * Begins an event, or writes one anew. Whoever is taken out of it keeps what was written in the vault, hidden. Of those
 * who have left nothing is closed: the work goes on after a transfer and after a death (rules of the data, 12).
 *
 * @throws Refusal `noIncident`, `closed`, `noStudent`, `twice`; those of `refuseImpossibleMoment`; `outOfOrder` where
 *   something was found before it happened, or learned of before it was found.
 */
export function writeIncident(
  writer: Writer,
  { incidentId: id, text }: InputOf<'incidents.write'>,
): IncidentId {
  const { students: concerned, ...columns } = text;
  const before = id && openIncident(writer, id);
  const extractsBefore = id ? extractsOfIncidents(writer, [id]) : [];
  refuseImpossibleMoments(writer, text);
  refuseTwice(writer, concerned);
  const incidentId = before ? before.id : insertIncident(writer, columns);
  if (before) writer.db.update(incidents).set(columns).where(eq(incidents.id, before.id)).run();
  writeExtracts(writer, { id: incidentId, ...columns }, concerned, extractsBefore);
  askLegs(writer, incidentId, { from: before?.level ?? null, to: columns.level });
  const row = existingIncident(writer, incidentId);
  const extracts = extractsOfIncidents(writer, [incidentId]);
  const about = aboutIncident(writer, row, [...extractsBefore, ...extracts]);
  writer.record({
    action: 'incident.written',
    subject: about.subject,
    detail: { ...about.detail, old: before, new: columns },
  });
  return incidentId;
}

/** Numbers are given once, also where an event is taken away or destroyed later. */
function insertIncident(writer: Writer, columns: Omit<IncidentText, 'students'>): IncidentId {
  const schoolYear = schoolYearOf(columns.learnedOn, setSchoolYears(writer));
  const sequence = highestNumber(writer, INCIDENT_PREFIX, schoolYear) + 1;
  takeNumbers(writer, INCIDENT_PREFIX, schoolYear, sequence);
  return writer.db
    .insert(incidents)
    .values({ ...columns, schoolYear, sequence, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: incidents.id })
    .get().id;
}

function refuseImpossibleMoments(reader: Reader, text: IncidentText): void {
  const happened = {
    on: text.happenedOn,
    at: text.happenedAt,
    fields: ['happenedOn', 'happenedAt'],
  } as const;
  const found = { on: text.foundOn, at: text.foundAt, fields: ['foundOn', 'foundAt'] } as const;
  const learned = { on: text.learnedOn, at: text.learnedAt, fields: ['learnedOn', 'learnedAt'] } as const;
  for (const moment of [happened, found, learned]) refuseImpossibleMoment(reader, moment);
  refuseAfter(happened, found, '发生不能晚于发现，请核对');
  refuseAfter(found, learned, '发现不能晚于学校得知，请核对');
  refuseAfter(happened, learned, '发生不能晚于学校得知，请核对');
}

function refuseTwice(reader: Reader, concerned: readonly ConcernedStudent[]): void {
  const seen = new Set<StudentId>();
  for (const [index, { studentId }] of concerned.entries()) {
    studentOn(reader, studentId, reader.today);
    if (seen.has(studentId)) {
      throw Refusal.at(`students.${index}.studentId`, 'twice', '这名学生已经在名单里，请合并后移出一处');
    }
    seen.add(studentId);
  }
}

function writeExtracts(
  writer: Writer,
  incident: Pick<IncidentRow, 'id' | 'happenedOn' | 'foundOn' | 'learnedOn'>,
  concerned: readonly ConcernedStudent[],
  before: readonly IncidentExtract[],
): void {
  const { db, now: recordedAt, person: recordedBy } = writer;
  const occurredOn = dayOf(incident);
  // Two files of one child that became one may have left two parts: the first goes on.
  const partOf = new Map(before.toReversed().map((extract) => [extract.studentId, extract]));
  const stays = new Set(concerned.map(({ studentId }) => partOf.get(studentId)?.id));
  const gone = before.filter(({ id }) => !stays.has(id)).map(({ id }) => id);
  db.update(incidentExtracts)
    .set({ removedAt: recordedAt, removedBy: recordedBy, removalReason: '移出事件名单' })
    .where(among(incidentExtracts.id, gone))
    .run();
  for (const [index, said] of concerned.entries()) {
    const columns = { ...said, occurredOn, position: index + 1 };
    const known = partOf.get(said.studentId);
    if (known) db.update(incidentExtracts).set(columns).where(eq(incidentExtracts.id, known.id)).run();
    else
      db.insert(incidentExtracts)
        .values({ incidentId: incident.id, ...columns, recordedAt, recordedBy })
        .run();
    if (known && known.role === said.role && known.facts === said.facts) continue;
    // A line of its own, which names nobody else.
    writer.record({
      action: 'incidentExtract.written',
      subject: auditSubject(studentOn(writer, said.studentId, writer.today)),
      detail: {
        incidentId: incident.id,
        occurredOn,
        old: known && { role: known.role, facts: known.facts },
        new: { role: said.role, facts: said.facts },
      },
    });
  }
}

/**
 * Hides an event that was begun by mistake, with what it says of each student.
 *
 * @throws Refusal `noIncident`, `closed`, `reported`: what a report went out about has been.
 */
export function removeIncident(writer: Writer, { incidentId, reason }: InputOf<'incidents.remove'>): void {
  const row = openIncident(writer, incidentId);
  if (reportsOf(writer, incidentId).length > 0) {
    throw new Refusal('reported', '这起事件已经出过报告，不能删除。是误报的，请在终报里写明，再结案。');
  }
  const extracts = extractsOfIncidents(writer, [incidentId]);
  const removed = { removedAt: writer.now, removedBy: writer.person, removalReason: reason };
  const ids = extracts.map(({ id }) => id);
  writer.db.update(incidentExtracts).set(removed).where(among(incidentExtracts.id, ids)).run();
  writer.db.update(incidents).set(removed).where(eq(incidents.id, incidentId)).run();
  const about = aboutIncident(writer, row, extracts);
  writer.record({ action: 'incident.removed', ...about, detail: { ...about.detail, old: row, reason } });
}
