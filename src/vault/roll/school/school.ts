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

export function addStaff(writer: Writer, wanted: InputOf<'school.addStaff'>): StaffMember {
  const member = writer.db
    .insert(staff)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .returning()
    .get();
  writer.record({ action: 'school.staffAdded', subject: wanted.name, detail: { new: wanted } });
  return member;
}

/** @throws Refusal `noTeacher` at `field`, when one of the ids is no teacher's. */
export function refuseUnknownStaff(reader: Reader, ids: readonly StaffId[], field: string): void {
  const known = new Set(listStaff(reader).map(({ id }) => id));
  if (ids.every((id) => known.has(id))) return;
  throw Refusal.at(field, 'noTeacher', '找不到这位教师，请重新选择');
}

/** The teacher of that name, added when there is none. A roster tells teachers by name alone. */
export function staffNamed(writer: Writer, name: string): StaffId {
  const known = writer.db
    .select()
    .from(staff)
    .where(eq(staff.name, name))
    .orderBy(asc(staff.recordedAt))
    .get();
  return known?.id ?? addStaff(writer, { name, phone: '' }).id;
}

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
