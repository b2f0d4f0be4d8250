import { asc, eq } from 'drizzle-orm';
import { compareClassNames } from '#shared/class-names.ts';
import type { StaffId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { StaffMember } from '#shared/contract/school.ts';
import { Refusal } from '#shared/outcome.ts';
import { listStudents } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { school } from '#vault/strongbox/owner/tables.ts';
import { staff } from './tables.ts';

export function changeParticulars(writer: Writer, wanted: InputOf<'school.changeParticulars'>): void {
  const { name, counsellorName, roomPhone } = schoolRow(writer);
  const { schoolName, ...rest } = wanted;
  writer.db
    .update(school)
    .set({ name: schoolName, ...rest })
    .run();
  writer.record({
    action: 'school.changed',
    subject: schoolName,
    detail: { old: { schoolName: name, counsellorName, roomPhone }, new: wanted },
  });
}

/** All teachers by name. */
export function listStaff(reader: Reader): StaffMember[] {
  const collator = new Intl.Collator('zh-CN');
  return reader.db
    .select()
    .from(staff)
    .all()
    .sort((one, other) => collator.compare(one.name, other.name));
}

/** @throws Refusal `teacherExists` at `name`: two of one name could not be told apart, by a picker or by a roster. */
export function addStaff(writer: Writer, wanted: InputOf<'school.addStaff'>): StaffMember {
  refuseSameName(writer, wanted.name);
  const member = writer.db
    .insert(staff)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .returning()
    .get();
  writer.record({ action: 'school.staffAdded', subject: wanted.name, detail: { new: wanted } });
  return member;
}

/**
 * Puts right how a teacher is called or reached; what was written before stands in the log. Whoever is another person is
 * another teacher.
 *
 * @throws Refusal `noTeacher`; `teacherExists` at `name`.
 */
export function changeStaff(writer: Writer, wanted: InputOf<'school.changeStaff'>): void {
  const { staffId, ...next } = wanted;
  const before = listStaff(writer).find(({ id }) => id === staffId);
  if (!before) throw new Refusal('noTeacher', '找不到这位教师。请回到名单重新打开。');
  const { name, phone } = before;
  if (name === next.name && phone === next.phone) return;
  if (name !== next.name) refuseSameName(writer, next.name);
  writer.db.update(staff).set(next).where(eq(staff.id, staffId)).run();
  writer.record({
    action: 'school.staffChanged',
    subject: next.name,
    detail: { old: { name, phone }, new: next },
  });
}

function refuseSameName(reader: Reader, name: string): void {
  if (!teacherNamed(reader, name)) return;
  throw Refusal.at(
    'name',
    'teacherExists',
    `教师名单里已经有${name}。确实是另一位同名教师，请在姓名后写明区别，如“${name}（初二）”`,
  );
}

/** @throws Refusal `noTeacher` at `field`, when one of the ids is no teacher's. */
export function refuseUnknownStaff(reader: Reader, ids: readonly StaffId[], field: string): void {
  const known = new Set(listStaff(reader).map(({ id }) => id));
  if (ids.every((id) => known.has(id))) return;
  throw Refusal.at(field, 'noTeacher', '找不到这位教师，请重新选择');
}

/** The teacher of that name, added when there is none. A roster tells teachers by name alone. */
export function staffNamed(writer: Writer, name: string): StaffId {
  return teacherNamed(writer, name)?.id ?? addStaff(writer, { name, phone: '' }).id;
}

/** The first of that name: in a vault of an earlier version there may be two. */
const teacherNamed = ({ db }: Reader, name: string) =>
  db.select().from(staff).where(eq(staff.name, name)).orderBy(asc(staff.recordedAt)).get();

/** The classes that have students today, with their homeroom teachers and how many students they have. */
export function listClasses(reader: Reader) {
  const members = Map.groupBy(listStudents(reader, reader.today), ({ className }) => className);
  return [...members]
    .filter(([name]) => name !== '')
    .map(([name, students]) => ({
      name,
      homeroomTeacher: students[0]?.homeroomTeacher ?? '',
      students: students.length,
    }))
    .sort((one, other) => compareClassNames(one.name, other.name));
}
