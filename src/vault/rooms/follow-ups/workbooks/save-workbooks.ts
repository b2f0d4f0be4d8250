import { teacherWorkbook } from '#documents/follow-ups/teacher-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { saveFillIns } from '#vault/roll/roster/fill-in/save-fill-ins.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { askedTeachers, classesOf } from './asked-teachers.ts';
import { sealRow } from './row-key.ts';

/**
 * A fill-in workbook for each homeroom teacher, in a new folder where the person chooses: only the own students, and of
 * them name, class and week alone.
 *
 * @throws Refusal `noPeriod`, `nobodyAsked`, `cannotSave`, `closing`.
 */
export async function saveWorkbooks(
  room: Room,
  { password, ...wanted }: InputOf<'followUps.saveWorkbooks'>,
): Promise<OutputOf<'followUps.saveWorkbooks'>> {
  const { period, teachers, school } = room.access.read((reader) => ({
    ...askedTeachers(reader, wanted),
    school: schoolRow(reader),
  }));
  if (teachers.length === 0) {
    throw new Refusal(
      'nobodyAsked',
      '选中的周里没有要班主任填写的学生，没有保存。请换几周，或先登记班主任。',
    );
  }
  const files: { name: string; workbook: Uint8Array }[] = [];
  for (const { name: teacher, asked } of teachers) {
    const workbook = await teacherWorkbook({
      schoolName: school.name,
      roomPhone: school.roomPhone,
      teacher,
      period: { name: period.name, from: period.fromOn, until: period.untilOn },
      classNames: classesOf(asked),
      rows: asked.map(({ student, week }) => ({
        className: student.className,
        name: student.name,
        week,
        key: sealRow(room.derived.rows, { periodId: period.id, studentId: student.id, weekFrom: week.from }),
      })),
    });
    files.push({ name: `${teacher} ${classesOf(asked).join('、')}`, workbook });
  }
  const students = new Map(
    teachers.flatMap(({ asked }) => asked.map(({ student }) => [student.id, student] as const)),
  );
  const fileName = await saveFillIns(room, {
    word: '每周情况',
    of: period.name,
    files,
    password,
    entry: {
      action: 'followUp.workbooksSaved',
      subject: `${period.name}，${teachers.length} 位班主任，${students.size} 名学生`,
      detail: { students: [...students.values()].map(auditSubject) },
    },
  });
  return fileName === null
    ? { saved: false }
    : { saved: true, fileName, teachers: teachers.length, students: students.size };
}
