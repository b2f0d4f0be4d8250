import { teacherWorkbook } from '#documents/follow-ups/teacher-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { encryptedZip } from '#vault/strongbox/paper/encrypted-zip.ts';
import { fileStamp } from '#vault/strongbox/paper/file-stamp.ts';
import { fileNameOf } from '#vault/strongbox/paper/save-file.ts';
import { saveFolder } from '#vault/strongbox/paper/save-folder.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { type AskedTeacher, askedTeachers, classesOf } from './asked-teachers.ts';
import { sealRow } from './row-key.ts';

const WORD = '每周情况';

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
  const names = fileNames(teachers);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const [at, { name: teacher, asked }] of teachers.entries()) {
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
    const bytes = password === undefined ? workbook : await encryptedZip(`${WORD}.xlsx`, workbook, password);
    files.push({ name: `${names[at]}.${password === undefined ? 'xlsx' : 'zip'}`, bytes });
  }
  const students = new Map(
    teachers.flatMap(({ asked }) => asked.map(({ student }) => [student.id, student] as const)),
  );
  const name = fileNameOf(`${WORD} ${period.name} ${fileStamp(room.now())}`);
  const isSaved = await saveFolder(
    room,
    { title: '选择放填写表的位置（会新建一个文件夹）', name },
    files,
    (putInPlace) =>
      room.access.write((writer) => {
        writer.record({
          action: 'followUp.workbooksSaved',
          subject: `${period.name}，${teachers.length} 位班主任，${students.size} 名学生`,
          detail: {
            fileName: name,
            encrypted: password !== undefined,
            students: [...students.values()].map(auditSubject),
          },
        });
        putInPlace();
      }),
  );
  return isSaved
    ? { saved: true, fileName: name, teachers: teachers.length, students: students.size }
    : { saved: false };
}

/** Named by teacher and class; where two would be named alike, they are counted. */
function fileNames(teachers: readonly AskedTeacher[]): string[] {
  const used = new Map<string, number>();
  return teachers.map(({ name, asked }) => {
    const plain = fileNameOf(`${name} ${classesOf(asked).join('、')} ${WORD}`);
    const before = used.get(plain) ?? 0;
    used.set(plain, before + 1);
    return before === 0 ? plain : `${plain} ${before + 1}`;
  });
}
