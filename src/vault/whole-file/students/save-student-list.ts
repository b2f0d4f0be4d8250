import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { STUDENT_COLUMNS, type StudentColumn } from '#shared/contract/lists.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, GENDERS } from '#shared/terms.ts';
import { type StudentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { saveList, type WrittenColumn } from '#vault/whole-file/lists/save-list.ts';

const COLUMNS = {
  name: { heading: STUDENT_COLUMNS.name, width: 14, cell: ({ name }) => name },
  gender: { heading: STUDENT_COLUMNS.gender, width: 8, cell: ({ gender }) => GENDERS[gender] },
  studentNumber: {
    heading: STUDENT_COLUMNS.studentNumber,
    width: 18,
    cell: ({ studentNumber }) => studentNumber,
  },
  className: { heading: STUDENT_COLUMNS.className, width: 18, cell: ({ className }) => className },
  homeroomTeacher: {
    heading: STUDENT_COLUMNS.homeroomTeacher,
    width: 14,
    cell: ({ homeroomTeacher }) => homeroomTeacher,
  },
  level: {
    heading: STUDENT_COLUMNS.level,
    width: 12,
    cell: ({ level }) => (level === null ? '' : ALERT_LEVELS[level]),
  },
  state: {
    heading: STUDENT_COLUMNS.state,
    width: 24,
    cell: ({ leftOn, onLeave }) =>
      leftOn !== null ? `${writtenDate(leftOn)}离校` : onLeave ? '休学' : '在校',
  },
} satisfies Record<StudentColumn, WrittenColumn<StudentOn>>;

/**
 * The students whom the screen shows, as a workbook, in the order of the screen.
 *
 * @throws Refusal `noStudent` when one is no longer there, and what `saveList` refuses.
 */
export async function saveStudentList(
  room: Room,
  { studentIds, ...wanted }: InputOf<'students.saveList'>,
): Promise<OutputOf<'students.saveList'>> {
  const known = new Map(
    room.access
      .read((reader) => studentsById(reader, studentIds, reader.today))
      .map((student) => [student.id, student]),
  );
  const rows = [...new Set(studentIds)].map((id) => {
    const student = known.get(id);
    if (!student) throw new Refusal('noStudent', '名单刚刚有变化，没有导出。请看一下名单再导出。');
    return student;
  });
  return saveList(room, {
    title: '学生名单',
    action: 'student.listSaved',
    rows,
    columns: COLUMNS,
    wanted,
  });
}
