import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { CONFERENCE_KINDS, speaksOfStudents } from '#shared/conference-kinds.ts';
import type {
  Conference,
  ConferenceId,
  ConferenceLine,
  ConferenceText,
  SpokenOf,
  StandingRemedy,
} from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { CRITERIA, criteriaFor } from '#shared/crisis-criteria.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { writtenMeasure } from '#shared/written-measure.ts';
import { departureOf, mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, auditSubjects, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { type Extract, existingExtract, extractsIn, latestOfKind } from './extracts.ts';
import {
  conferenceAddenda,
  conferenceAttendees,
  conferenceExtracts,
  conferenceMeasures,
  conferenceOpinions,
  conferenceRemedies,
  conferences,
  conferenceVoids,
} from './tables.ts';

/** All conferences, newest first, each with whom it was about and how much of what it decided is still open. */
export function listConferences(reader: Reader): ConferenceLine[] {
  const { db } = reader;
  const rows = db
    .select()
    .from(conferences)
    .where(isNull(conferences.removedAt))
    .orderBy(desc(conferences.occurredOn), desc(conferences.startsAt), desc(conferences.recordedAt))
    .all();
  const extracts = db
    .select()
    .from(conferenceExtracts)
    .where(isNull(conferenceExtracts.removedAt))
    .orderBy(asc(conferenceExtracts.position))
    .all();
  const students = new Map(
    studentsById(reader, [...new Set(extracts.map(({ studentId }) => studentId))], reader.today).map(
      (student) => [student.id, student],
    ),
  );
  const measuresOfEach = Map.groupBy(
    db.select().from(conferenceMeasures).where(isNull(conferenceMeasures.doneOn)).all(),
    ({ extractId }) => extractId,
  );
  const remediesOfEach = Map.groupBy(
    db.select().from(conferenceRemedies).where(isNull(conferenceRemedies.doneOn)).all(),
    ({ conferenceId }) => conferenceId,
  );
  const voided = new Set(
    db
      .select()
      .from(conferenceVoids)
      .all()
      .map(({ conferenceId }) => conferenceId),
  );
  const extractsOfEach = Map.groupBy(extracts, ({ conferenceId }) => conferenceId);
  return rows.map((row) => {
    const own = extractsOfEach.get(row.id) ?? [];
    // A draft decides nothing yet, and what was voided nothing any more.
    const open =
      row.finalisedAt === null || voided.has(row.id)
        ? []
        : [...own.flatMap(({ id }) => measuresOfEach.get(id) ?? []), ...(remediesOfEach.get(row.id) ?? [])];
    return {
      ...row,
      students: own.flatMap(({ studentId }) => students.get(studentId) ?? []),
      voided: voided.has(row.id),
      open: open.length,
      openDueOn:
        open
          .flatMap(({ dueOn }) => dueOn ?? [])
          .sort()
          .at(0) ?? null,
    };
  });
}

/** One conference whole. The look is on record, with everybody whom it is about. @throws Refusal `noConference`. */
export function readConference(writer: Writer, id: ConferenceId): Conference {
  const row = existingConference(writer, id);
  const extracts = extractsIn(writer, id);
  const ids = extracts.map(({ studentId }) => studentId);
  const then = new Map(studentsById(writer, ids, row.occurredOn).map((student) => [student.id, student]));
  const now = new Map(studentsById(writer, ids, writer.today).map((student) => [student.id, student]));
  writer.recordLook({ action: 'conference.viewed', ...aboutConference(writer, row, extracts) });
  return {
    ...row,
    attendees: attendeesOf(writer, id),
    extracts: extracts.flatMap((extract) => {
      const student = then.get(extract.studentId);
      if (!student) return [];
      const today = now.get(extract.studentId);
      const hasLeft = today ? today.leftOn !== null : false;
      const routeNow = periodsOf(writer, levelPeriods, extract.studentId).at(-1)?.discoveryRoute ?? null;
      return [{ ...extract, student, levelNow: today?.level ?? null, routeNow, hasLeft }];
    }),
    remedies: remediesOf(writer, id),
    voided: voidOf(writer, id),
    addenda: writer.db
      .select()
      .from(conferenceAddenda)
      .where(eq(conferenceAddenda.conferenceId, id))
      .orderBy(asc(conferenceAddenda.sequence))
      .all(),
  };
}

/** Who came to the last finalised conference of a kind, for whoever writes another one. */
export function lastAttendees(
  reader: Reader,
  { kind, but }: InputOf<'conferences.lastAttendees'>,
): OutputOf<'conferences.lastAttendees'> {
  const last = latestOfKind(reader, kind, but);
  return last
    ? { occurredOn: last.occurredOn, attendees: attendeesOf(reader, last.id) }
    : { occurredOn: null, attendees: [] };
}

/**
 * Writes a conference down before it, in it or after it, or a draft anew. A student who is taken off keeps what was
 * written in the vault, hidden.
 *
 * @throws Refusal of `refuseImpossibleDay`, `noStudent`, `archived`, `afterLeaving`, `noConference`, `finalised`,
 *   `aboutNobody` where a situation meeting names a student, `twice`, `otherLevel` where the criterion is
 *   one of another level; where it `finalises`, those of `finaliseConference`.
 */
export function writeConference(
  writer: Writer,
  { conferenceId: id, text, finalises = false }: InputOf<'conferences.write'>,
): ConferenceId {
  const { attendees, students: spoken, remedies, ...columns } = text;
  const before = id && draftConference(writer, id);
  const extractsBefore = id ? extractsIn(writer, id) : [];
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, {
    of: spoken.map(({ studentId }) => studentId),
    ahead: true,
  });
  refuseContradictions(columns.kind, spoken);
  for (const [index, { studentId }] of spoken.entries()) {
    refuseAfterLeaving(writer, `students.${index}.studentId`, studentId, columns.occurredOn);
    // What was begun before somebody left is still brought to its end.
    if (!extractsBefore.some((extract) => extract.studentId === studentId)) mustBeAtSchool(writer, studentId);
  }
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  const conferenceId = before
    ? before.id
    : writer.db
        .insert(conferences)
        .values({ ...columns, ...recorded })
        .returning({ id: conferences.id })
        .get().id;
  if (before) writer.db.update(conferences).set(columns).where(eq(conferences.id, before.id)).run();
  writeAttendees(writer, conferenceId, attendees);
  writeRemedies(writer, conferenceId, remedies);
  writeExtracts(writer, { id: conferenceId, occurredOn: columns.occurredOn }, spoken, extractsBefore);
  const extracts = extractsIn(writer, conferenceId);
  const about = aboutConference(writer, { ...columns, id: conferenceId }, [...extractsBefore, ...extracts]);
  writer.record({
    action: 'conference.written',
    subject: about.subject,
    detail: { ...about.detail, old: before, new: columns },
  });
  if (finalises) finaliseConference(writer, conferenceId);
  return conferenceId;
}

/** @throws Refusal at the student's fields. */
function refuseContradictions(kind: ConferenceText['kind'], spoken: readonly SpokenOf[]): void {
  if (!speaksOfStudents(kind) && spoken.length > 0) {
    throw Refusal.at('kind', 'aboutNobody', '形势分析会不讨论具体学生，请先移出名单里的学生，或改选其他类型');
  }
  const seen = new Set<StudentId>();
  for (const [index, { studentId, criterion, conclusion }] of spoken.entries()) {
    if (seen.has(studentId)) {
      throw Refusal.at(`students.${index}.studentId`, 'twice', '这名学生已经在名单里，请合并后移出一处');
    }
    seen.add(studentId);
    if (criterion !== null && CRITERIA[criterion].level !== conclusion) {
      throw Refusal.at(`students.${index}.criterion`, 'otherLevel', '这一条属于另一个等级，请重新选择依据');
    }
  }
}

/** @throws Refusal `afterLeaving`. */
function refuseAfterLeaving(reader: Reader, field: string, studentId: StudentId, day: LocalDate): void {
  const departure = departureOf(reader, studentId);
  if (!departure || day < departure.leftOn) return;
  const { name } = studentOn(reader, studentId, day);
  throw Refusal.at(
    field,
    'afterLeaving',
    `${name}已于${writtenDate(departure.leftOn)}离校，早于会商日期。请核对日期，或把${name}移出名单`,
  );
}

function writeAttendees({ db }: Writer, conferenceId: ConferenceId, attendees: ConferenceText['attendees']) {
  db.delete(conferenceAttendees).where(eq(conferenceAttendees.conferenceId, conferenceId)).run();
  for (const attendee of attendees) {
    db.insert(conferenceAttendees)
      .values({ conferenceId, ...attendee })
      .run();
  }
}

function writeRemedies({ db }: Writer, conferenceId: ConferenceId, remedies: ConferenceText['remedies']) {
  db.delete(conferenceRemedies).where(eq(conferenceRemedies.conferenceId, conferenceId)).run();
  for (const [index, remedy] of remedies.entries()) {
    db.insert(conferenceRemedies)
      .values({ conferenceId, position: index + 1, ...remedy })
      .run();
  }
}

function writeExtracts(
  writer: Writer,
  { id: conferenceId, occurredOn }: { id: ConferenceId; occurredOn: LocalDate },
  spoken: readonly SpokenOf[],
  before: readonly Extract[],
): void {
  const { db, now: recordedAt, person: recordedBy } = writer;
  // Two files of one child that became one may have left two parts: the first goes on, and the log keeps the other's words.
  const partOf = new Map(before.toReversed().map((extract) => [extract.studentId, extract]));
  const stays = new Set(spoken.map(({ studentId }) => partOf.get(studentId)?.id));
  const gone = before.filter(({ id }) => !stays.has(id)).map(({ id }) => id);
  db.update(conferenceExtracts)
    .set({ removedAt: recordedAt, removedBy: recordedBy, removalReason: '移出会商名单' })
    .where(among(conferenceExtracts.id, gone))
    .run();
  for (const [index, { opinions, measures, ...said }] of spoken.entries()) {
    const columns = { ...said, occurredOn, position: index + 1 };
    const known = partOf.get(said.studentId);
    const id = known
      ? known.id
      : db
          .insert(conferenceExtracts)
          .values({ conferenceId, ...columns, recordedAt, recordedBy })
          .returning({ id: conferenceExtracts.id })
          .get().id;
    if (known) db.update(conferenceExtracts).set(columns).where(eq(conferenceExtracts.id, id)).run();
    db.delete(conferenceOpinions).where(eq(conferenceOpinions.extractId, id)).run();
    for (const opinion of opinions) {
      db.insert(conferenceOpinions)
        .values({ extractId: id, ...opinion })
        .run();
    }
    db.delete(conferenceMeasures).where(eq(conferenceMeasures.extractId, id)).run();
    for (const [place, measure] of measures.entries()) {
      db.insert(conferenceMeasures)
        .values({ extractId: id, position: place + 1, ...measure })
        .run();
    }
    const [old, now] = [known && saidInLog(known), saidInLog({ ...said, opinions, measures })];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    writer.record({
      action: 'conferenceExtract.written',
      subject: auditSubject(studentOn(writer, said.studentId, writer.today)),
      detail: { conferenceId, occurredOn, old, new: now },
    });
  }
}

/** What is said of one student in the words of the log: a line of its own, which names nobody else. */
function saidInLog(
  said: Pick<SpokenOf, 'facts' | 'dissent' | 'conclusion' | 'criterion' | 'advice' | 'opinions' | 'measures'>,
) {
  const { facts, dissent, conclusion, criterion, advice, opinions, measures } = said;
  return {
    facts,
    opinions: opinions.map(({ member, opinion }) => `${member}：${opinion}`).join('\n'),
    dissent,
    conclusion,
    criterion,
    advice,
    measures: measures.map(writtenMeasure).join('\n'),
  };
}

/**
 * 定稿: nothing of it changes any more, but that what was decided is ticked off.
 *
 * @throws Refusal `noConference`, `finalised`; `dateInFuture` before it took place; `missing` at what a conference
 *   cannot be without: who chaired it, who came, whom it was about; of an assessment (policy J4) a conclusion about
 *   each, with the criterion that it rests on where a clause speaks of it.
 */
function finaliseConference(writer: Writer, id: ConferenceId): void {
  const row = draftConference(writer, id);
  const extracts = extractsIn(writer, id);
  const missing = (field: string, message: string) => Refusal.at(field, 'missing', message);
  refuseImpossibleDay(writer, 'occurredOn', row.occurredOn);
  if (row.chair === '') throw missing('chair', '定稿前请填写主持人');
  if (attendeesOf(writer, id).length === 0) throw missing('attendees', '定稿前请登记到会人员');
  if (speaksOfStudents(row.kind) && extracts.length === 0) {
    throw missing('students', '定稿前请添加讨论的学生；不讨论具体学生的，请选“形势分析会”');
  }
  for (const [index, { studentId, conclusion, criterion }] of extracts.entries()) {
    refuseAfterLeaving(writer, `students.${index}.studentId`, studentId, row.occurredOn);
    if (row.kind !== 'assessment') continue;
    if (conclusion === null)
      throw missing(
        `students.${index}.conclusion`,
        '评估小组要给出结论：列入哪一类，或不列入、不作调整，请选择',
      );
    if (criterion === null && criteriaFor(conclusion).length > 0) {
      throw missing(`students.${index}.criterion`, '请选择认定的依据');
    }
  }
  const finalisedAt = writer.now;
  writer.db
    .update(conferenceExtracts)
    .set({ finalisedAt })
    .where(
      among(
        conferenceExtracts.id,
        extracts.map((extract) => extract.id),
      ),
    )
    .run();
  writer.db
    .update(conferences)
    .set({ finalisedAt, finalisedBy: writer.person })
    .where(eq(conferences.id, id))
    .run();
  writer.record({ action: 'conference.finalised', ...aboutConference(writer, row, extracts) });
}

/** 补记. @throws Refusal `noConference`, `notFinalised`, `voided`. */
export function addAddendum(
  writer: Writer,
  { conferenceId, text }: InputOf<'conferences.addAddendum'>,
): void {
  const row = finalConference(writer, conferenceId);
  writer.db
    .insert(conferenceAddenda)
    .values({ conferenceId, text, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const about = aboutConference(writer, row, extractsIn(writer, conferenceId));
  writer.record({ action: 'conference.addendum', ...about, detail: { ...about.detail, new: { text } } });
}

/**
 * 作废: a finalised conference that should not have been, as one of the wrong students. It stays as it is, marked, and
 * counts nowhere any more. A level that came of it is put right where it stands.
 *
 * @throws Refusal `noConference`, `notFinalised`, `voided`.
 */
export function voidConference(writer: Writer, { conferenceId, reason }: InputOf<'conferences.void'>): void {
  const row = finalConference(writer, conferenceId);
  writer.db
    .insert(conferenceVoids)
    .values({ conferenceId, reason, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const about = aboutConference(writer, row, extractsIn(writer, conferenceId));
  writer.record({ action: 'conference.voided', ...about, detail: { ...about.detail, reason } });
}

/**
 * Hides a draft with what it says of each student; it stays in the vault with the reason.
 *
 * @throws Refusal `noConference`, `finalised`, `archived`: of somebody who has left nothing is taken away.
 */
export function removeConference(
  writer: Writer,
  { conferenceId, reason }: InputOf<'conferences.remove'>,
): void {
  const row = draftConference(writer, conferenceId);
  const extracts = extractsIn(writer, conferenceId);
  for (const { studentId } of extracts) mustBeAtSchool(writer, studentId);
  const removed = { removedAt: writer.now, removedBy: writer.person, removalReason: reason };
  const ids = extracts.map(({ id }) => id);
  writer.db.update(conferenceExtracts).set(removed).where(among(conferenceExtracts.id, ids)).run();
  writer.db.update(conferences).set(removed).where(eq(conferences.id, conferenceId)).run();
  const about = aboutConference(writer, row, extracts);
  writer.record({ action: 'conference.removed', ...about, detail: { ...about.detail, old: row, reason } });
}

/**
 * What was decided for a student is done on a day, or is open again: the log keeps what stood there before.
 *
 * @throws Refusal `noMeasure`, `archived`, `notFinalised`, `voided`, `beforeDecided`; of `refuseImpossibleDay`.
 */
export function tickMeasure(
  writer: Writer,
  { measureId, ...done }: InputOf<'conferences.tickMeasure'>,
): void {
  const measure = writer.db
    .select()
    .from(conferenceMeasures)
    .where(eq(conferenceMeasures.id, measureId))
    .get();
  if (!measure) throw noMeasure();
  const { studentId, conferenceId, occurredOn } = existingExtract(writer, measure.extractId);
  mustBeAtSchool(writer, studentId);
  finalConference(writer, conferenceId);
  refuseBeforeDecided(writer, occurredOn, done.doneOn);
  const ticked = tickedOff(done);
  writer.db.update(conferenceMeasures).set(ticked).where(eq(conferenceMeasures.id, measureId)).run();
  writer.record({
    action: 'conference.measureTicked',
    subject: auditSubject(studentOn(writer, studentId, writer.today)),
    detail: { measure: measure.what, old: toLog(measure), new: ticked },
  });
}

/** What the school mends of itself likewise. @throws the Refusals of `tickMeasure`. */
export function tickRemedy(writer: Writer, { remedyId, ...done }: InputOf<'conferences.tickRemedy'>): void {
  const remedy = writer.db.select().from(conferenceRemedies).where(eq(conferenceRemedies.id, remedyId)).get();
  if (!remedy) throw noMeasure();
  const { kind, occurredOn } = finalConference(writer, remedy.conferenceId);
  refuseBeforeDecided(writer, occurredOn, done.doneOn);
  const ticked = tickedOff(done);
  writer.db.update(conferenceRemedies).set(ticked).where(eq(conferenceRemedies.id, remedyId)).run();
  writer.record({
    action: 'conference.measureTicked',
    subject: CONFERENCE_KINDS[kind],
    detail: { measure: remedy.what, old: toLog(remedy), new: ticked },
  });
}

type Done = Pick<StandingRemedy, 'doneOn' | 'outcome'>;

/** What is open again says nothing of what came of it. */
const tickedOff = ({ doneOn, outcome }: Done): Done => ({ doneOn, outcome: doneOn === null ? '' : outcome });
const toLog = ({ doneOn, outcome }: Done): Done => ({ doneOn, outcome });

/** @throws Refusal `beforeDecided`; of `refuseImpossibleDay`. */
function refuseBeforeDecided(reader: Reader, decidedOn: LocalDate, doneOn: LocalDate | null): void {
  refuseImpossibleDay(reader, 'doneOn', doneOn);
  if (doneOn === null || doneOn >= decidedOn) return;
  const message = `不能早于会商的日期（${writtenDate(decidedOn)}），请核对`;
  throw Refusal.at('doneOn', 'beforeDecided', message);
}

/** A conference that was not taken away. @throws Refusal `noConference`. */
export function existingConference(reader: Reader, id: ConferenceId) {
  const row = reader.db
    .select()
    .from(conferences)
    .where(and(eq(conferences.id, id), isNull(conferences.removedAt)))
    .get();
  if (!row) throw new Refusal('noConference', '找不到这次会商，可能已被删除。请返回列表查看。');
  return row;
}

/** @throws Refusal `noConference`, `finalised`. */
function draftConference(reader: Reader, id: ConferenceId) {
  const row = existingConference(reader, id);
  if (row.finalisedAt === null) return row;
  throw new Refusal('finalised', '这次会商已经定稿，不能再修改或删除。需要补充请写补记。');
}

/** One that is final and holds. @throws Refusal `noConference`, `notFinalised`, `voided`. */
function finalConference(reader: Reader, id: ConferenceId) {
  const row = existingConference(reader, id);
  if (row.finalisedAt === null) {
    throw new Refusal('notFinalised', '这次会商还没有定稿，可以直接修改。请先定稿，再登记后续。');
  }
  if (voidOf(reader, id)) throw new Refusal('voided', '这次会商已经作废，只能查看。');
  return row;
}

export function attendeesOf(reader: Reader, id: ConferenceId) {
  return reader.db
    .select({ name: conferenceAttendees.name, role: conferenceAttendees.role })
    .from(conferenceAttendees)
    .where(eq(conferenceAttendees.conferenceId, id))
    .orderBy(asc(conferenceAttendees.sequence))
    .all();
}

export function remediesOf(reader: Reader, conferenceId: ConferenceId): StandingRemedy[] {
  const { id, what, responsible, dueOn, doneOn, outcome, position } = conferenceRemedies;
  return reader.db
    .select({ id, what, responsible, dueOn, doneOn, outcome })
    .from(conferenceRemedies)
    .where(eq(conferenceRemedies.conferenceId, conferenceId))
    .orderBy(asc(position))
    .all();
}

/** How a conference was voided; null where it was not. */
export function voidOf(reader: Reader, id: ConferenceId): Conference['voided'] {
  const row = reader.db.select().from(conferenceVoids).where(eq(conferenceVoids.conferenceId, id)).get();
  return row ? { reason: row.reason, voidedAt: row.recordedAt, voidedBy: row.recordedBy } : null;
}

type About = Pick<Conference, 'id' | 'kind' | 'occurredOn'>;

/** How the log names a conference: by whom it is about, and one about nobody by what it is. */
export function aboutConference(
  reader: Reader,
  { id, kind, occurredOn }: About,
  extracts: readonly { studentId: StudentId }[],
) {
  const ids = [...new Set(extracts.map(({ studentId }) => studentId))];
  const { subject, detail } = auditSubjects(studentsById(reader, ids, occurredOn));
  return {
    subject: subject || CONFERENCE_KINDS[kind],
    detail: { conferenceId: id, conferenceKind: kind, occurredOn, ...detail },
  };
}

const noMeasure = () => new Refusal('noMeasure', '找不到这一项，可能已有变动。请刷新后查看。');
