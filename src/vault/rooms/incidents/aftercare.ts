import { and, eq, isNull } from 'drizzle-orm';
import { usualDays } from '#shared/aftercare.ts';
import type { AftercareId } from '#shared/contract/incidents.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { AuditAction } from '#vault/strongbox/audit/audit-actions.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { aboutIncident } from './about-incident.ts';
import {
  aftercareOf,
  dayOf,
  existingIncident,
  extractsOfIncidents,
  type IncidentRow,
  openIncident,
} from './incident-rows.ts';
import { incidentAftercare, incidents } from './tables.ts';

type Row = typeof incidentAftercare.$inferSelect;

/**
 * Writes down what is to be done after an event, or puts it right.
 *
 * @throws Refusal `noIncident`, `closed`, `noAftercare`, `classMissing`, `dayMissing`; those of `refuseImpossibleDay`.
 */
export function writeAftercare(
  writer: Writer,
  { incidentId, aftercareId, ...given }: InputOf<'incidents.writeAftercare'>,
): void {
  const row = openIncident(writer, incidentId);
  const { kind, dueOn } = given;
  if (kind === 'classWork' && given.className === '') {
    throw Refusal.at('className', 'classMissing', '请填写班级');
  }
  if (kind === 'day' && dueOn === null) throw Refusal.at('dueOn', 'dayMissing', '请填写是哪一天');
  refuseImpossibleDay(writer, 'dueOn', dueOn, { ahead: true });
  const before = aftercareId === null ? null : existing(writer, aftercareId);
  if (before && before.incidentId !== incidentId) throw noAftercare();
  const columns = { ...given, className: kind === 'classWork' ? given.className : '' };
  if (before)
    writer.db.update(incidentAftercare).set(columns).where(eq(incidentAftercare.id, before.id)).run();
  else
    writer.db
      .insert(incidentAftercare)
      .values({ incidentId, ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  record(writer, row, 'incident.aftercareWritten', {
    old: before && inLog(before),
    new: inLog({ ...columns, outcome: '', doneOn: null }),
  });
}

/** Adds the usual days that are not there yet and have not gone by. @throws Refusal `noIncident`, `closed`. */
export function addUsualDays(
  writer: Writer,
  { incidentId }: InputOf<'incidents.addUsualDays'>,
): OutputOf<'incidents.addUsualDays'> {
  const row = openIncident(writer, incidentId);
  const known = new Set(
    aftercareOf(writer, [incidentId]).flatMap(({ kind, dueOn }) => (kind === 'day' ? dueOn : [])),
  );
  const days = usualDays(dayOf(row)).filter(({ dueOn }) => dueOn >= writer.today && !known.has(dueOn));
  for (const day of days)
    writer.db
      .insert(incidentAftercare)
      .values({
        ...{ incidentId, kind: 'day', ...day, responsible: writer.person },
        recordedAt: writer.now,
        recordedBy: writer.person,
      })
      .run();
  if (days.length > 0) {
    const what = days.map(({ what, dueOn }) => `${what}（${writtenDate(dueOn)}）`).join('、');
    record(writer, row, 'incident.aftercareWritten', { new: { what } });
  }
  return { added: days.length };
}

/** @throws Refusal `noAftercare`, `noIncident`; those of `refuseImpossibleDay`. */
export function tickAftercare(
  writer: Writer,
  { aftercareId, doneOn, outcome }: InputOf<'incidents.tickAftercare'>,
): void {
  const before = existing(writer, aftercareId);
  const row = existingIncident(writer, before.incidentId);
  refuseImpossibleDay(writer, 'doneOn', doneOn);
  // What is open again says nothing of what came of it.
  const ticked = { doneOn, outcome: doneOn === null ? '' : outcome };
  writer.db.update(incidentAftercare).set(ticked).where(eq(incidentAftercare.id, aftercareId)).run();
  const { what, doneOn: wasDoneOn, outcome: was } = before;
  record(writer, row, 'incident.aftercareTicked', {
    what,
    old: { doneOn: wasDoneOn, outcome: was },
    new: ticked,
  });
}

/** @throws Refusal `noAftercare`, `noIncident`, `closed`. */
export function removeAftercare(
  writer: Writer,
  { aftercareId, reason }: InputOf<'incidents.removeAftercare'>,
): void {
  const before = existing(writer, aftercareId);
  const row = openIncident(writer, before.incidentId);
  writer.db
    .update(incidentAftercare)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(incidentAftercare.id, aftercareId))
    .run();
  record(writer, row, 'incident.aftercareRemoved', { old: inLog(before), reason });
}

/** 举一反三. @throws Refusal `noIncident`, `closed`. */
export function writeLessons(
  writer: Writer,
  { incidentId, lessons }: InputOf<'incidents.writeLessons'>,
): void {
  const row = openIncident(writer, incidentId);
  writer.db.update(incidents).set({ lessons }).where(eq(incidents.id, incidentId)).run();
  record(writer, row, 'incident.lessonsWritten', { old: { lessons: row.lessons }, new: { lessons } });
}

function existing({ db }: Reader, id: AftercareId): Row {
  const row = db
    .select()
    .from(incidentAftercare)
    .where(and(eq(incidentAftercare.id, id), isNull(incidentAftercare.removedAt)))
    .get();
  if (!row) throw noAftercare();
  return row;
}

function record(
  writer: Writer,
  row: IncidentRow,
  action: AuditAction,
  told: Readonly<Record<string, unknown>>,
): void {
  const { subject, detail } = aboutIncident(writer, row, extractsOfIncidents(writer, [row.id]));
  writer.record({ action, subject, detail: { ...detail, ...told } });
}

const inLog = ({
  kind,
  what,
  className,
  responsible,
  dueOn,
  doneOn,
  outcome,
}: Pick<Row, 'kind' | 'what' | 'className' | 'responsible' | 'dueOn' | 'doneOn' | 'outcome'>) => ({
  aftercareKind: kind,
  what,
  className,
  responsible,
  dueOn,
  doneOn,
  outcome,
});

const noAftercare = () => new Refusal('noAftercare', '找不到这一项，可能已被删除。请刷新后查看。');
