import { desc, eq } from 'drizzle-orm';
import type { FormerGuardian, Guardian } from '#shared/contract/family.ts';
import type { GuardianId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { personName } from '#shared/written-text.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { refuseEndBeforeStart } from '#vault/roll/students/put-right.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { guardians } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';

type GuardianRow = typeof guardians.$inferSelect;

/** A student's guardians of today, first contact first. */
export function guardiansToday(reader: Reader, studentId: StudentId): Guardian[] {
  return guardiansOn(reader, studentId, reader.today).map((guardian, index) => ({
    ...guardian,
    firstContact: index === 0,
  }));
}

/**
 * Guardians as they were known earlier, the latest first. One who was written down by mistake never was so, and
 * one who only changed places with another is known still.
 */
export function formerGuardians(reader: Reader, studentId: StudentId): FormerGuardian[] {
  const all = reader.db
    .select()
    .from(guardians)
    .where(eq(guardians.studentId, studentId))
    .orderBy(desc(guardians.endedOn), guardians.position)
    .all();
  return all.flatMap(({ endedOn, ...row }) => {
    if (endedOn === null || endedOn <= row.fromOn || endedOn > reader.today) return [];
    const goesOn = all.some((next) => next.fromOn === endedOn && saysTheSame(next, row));
    return goesOn ? [] : [{ ...row, endedOn }];
  });
}

type Said = Pick<GuardianRow, 'name' | 'relation' | 'phone' | 'note'>;

function saysTheSame(one: Said, other: Said): boolean {
  return (['name', 'relation', 'phone', 'note'] as const).every((what) => one[what] === other[what]);
}

/**
 * One more guardian, after those already known.
 *
 * @throws Refusal `noStudent`, `archived`, `alreadyGuardian`.
 */
export function addGuardian(writer: Writer, wanted: InputOf<'family.addGuardian'>): GuardianId {
  const { studentId } = wanted;
  const student = studentOn(writer, studentId, writer.today);
  mustBeAtSchool(writer, studentId);
  const known = guardiansOn(writer, studentId, writer.today);
  const text = { ...wanted, name: personName(wanted.name) };
  refuseDouble(known, text);
  const id = begin(writer, {
    ...text,
    position: Math.max(0, ...known.map(({ position }) => position)) + 1,
    fromOn: beginsOn(writer, known[0]),
  });
  writer.record({ action: 'guardian.added', subject: auditSubject(student), detail: { new: text } });
  return id;
}

/**
 * What was known until today stays on record, since papers were written by it; from today on it is as said here.
 *
 * @throws Refusal `noGuardian`, `archived`, `alreadyGuardian`.
 */
export function changeGuardian(writer: Writer, wanted: InputOf<'family.changeGuardian'>): GuardianId {
  const { guardianId, ...typed } = wanted;
  const { before, known, subject } = guardianToday(writer, guardianId);
  const text = { ...typed, name: personName(typed.name) };
  refuseDouble(
    known.filter(({ id }) => id !== guardianId),
    text,
  );
  writer.record({ action: 'guardian.changed', subject, detail: { old: before, new: text } });
  return replace(writer, before, text);
}

/** @throws Refusal `noGuardian`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endGuardian(writer: Writer, wanted: InputOf<'family.endGuardian'>): void {
  const { before, subject } = guardianToday(writer, wanted.guardianId);
  refuseImpossibleDay(writer, 'endedOn', wanted.endedOn);
  // A roster of August names guardians from September on: one who is taken off before that never was one.
  const endedOn = before.fromOn > writer.today ? before.fromOn : wanted.endedOn;
  refuseEndBeforeStart(before.fromOn, endedOn);
  writer.db.update(guardians).set({ endedOn }).where(eq(guardians.id, before.id)).run();
  writer.record({
    action: 'guardian.ended',
    subject,
    detail: { old: before, endedOn, reason: wanted.reason },
  });
}

/**
 * The order in which the guardians are called; the first is the first contact. Who it was before stays on record.
 *
 * @throws Refusal `noStudent`, `archived`, `otherGuardians` when the list is not of all of today's guardians.
 */
export function orderGuardians(writer: Writer, wanted: InputOf<'family.orderGuardians'>): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  const known = guardiansOn(writer, wanted.studentId, writer.today);
  const ordered = wanted.guardianIds.flatMap((id) => known.find((guardian) => guardian.id === id) ?? []);
  if (ordered.length !== known.length || new Set(ordered).size !== known.length) {
    throw new Refusal('otherGuardians', '监护人名单刚刚有变动，顺序没有保存。请看最新的名单后再调整。');
  }
  ordered.forEach((guardian, index) => {
    if (guardian.position !== index + 1) replace(writer, guardian, { position: index + 1 });
  });
  writer.record({
    action: 'guardian.ordered',
    subject: auditSubject(student),
    detail: {
      old: { callOrder: known.map(({ name }) => name) },
      new: { callOrder: ordered.map(({ name }) => name) },
    },
  });
}

/** The row ends, and one that differs in what is given begins. */
function replace(writer: Writer, before: GuardianRow, given: Partial<GuardianRow>): GuardianId {
  const { id, studentId, name, relation, phone, position, note } = before;
  const fromOn = beginsOn(writer, before);
  writer.db.update(guardians).set({ endedOn: fromOn }).where(eq(guardians.id, id)).run();
  return begin(writer, { studentId, name, relation, phone, position, note, ...given, fromOn });
}

function begin(
  writer: Writer,
  row: Omit<typeof guardians.$inferInsert, 'id' | 'recordedAt' | 'recordedBy'>,
): GuardianId {
  return writer.db
    .insert(guardians)
    .values({ ...row, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: guardians.id })
    .get().id;
}

/** Today; or the day on which the others begin, when a roster of August names them from September on. */
function beginsOn(writer: Writer, beside: GuardianRow | undefined): LocalDate {
  return beside && beside.fromOn > writer.today ? beside.fromOn : writer.today;
}

function guardianToday(writer: Writer, id: GuardianId) {
  const row = writer.db.select().from(guardians).where(eq(guardians.id, id)).get();
  const known = row ? guardiansOn(writer, row.studentId, writer.today) : [];
  const before = known.find((guardian) => guardian.id === id);
  if (!before)
    throw new Refusal('noGuardian', '这位监护人的信息刚刚有变动，没有保存。请看最新的名单后再改。');
  mustBeAtSchool(writer, before.studentId);
  return { before, known, subject: auditSubject(studentOn(writer, before.studentId, writer.today)) };
}

function refuseDouble(known: readonly GuardianRow[], wanted: { name: string; phone: string }): void {
  const digits = (phone: string) => phone.replace(/\D/g, '');
  const double = known.some(
    ({ name, phone }) => name === wanted.name && digits(phone) === digits(wanted.phone),
  );
  if (double) throw Refusal.at('name', 'alreadyGuardian', `${wanted.name}已在监护人名单里，无需重复添加`);
}
