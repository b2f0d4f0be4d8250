import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { STUDENT_COLUMNS, type StudentColumn } from '#shared/contract/lists.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { ALERT_LEVELS, BOARDINGS, GENDERS, NUMBER_KINDS } from '#shared/terms.ts';
import { numberKind } from '#vault/roll/school/number-kind.ts';
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
  otherNumber: { heading: STUDENT_COLUMNS.otherNumber, width: 24, cell: ({ otherNumber }) => otherNumber },
  boarding: {
    heading: STUDENT_COLUMNS.boarding,
    width: 8,
    cell: ({ boarding }) => (boarding === 'unknown' ? '' : BOARDINGS[boarding]),
  },
  ethnicity: { heading: STUDENT_COLUMNS.ethnicity, width: 12, cell: ({ ethnicity }) => ethnicity },
  address: { heading: STUDENT_COLUMNS.address, width: 40, cell: ({ address }) => address },
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
  const { kind } = room.access.read(numberKind);
  return saveList(room, {
    title: '学生名单',
    action: 'student.listSaved',
    rows,
    columns: {
      ...COLUMNS,
      // Which of the two numbers the school goes by, the headings say.
      studentNumber: { ...COLUMNS.studentNumber, heading: NUMBER_KINDS[kind] },
      otherNumber: { ...COLUMNS.otherNumber, heading: NUMBER_KINDS[otherKind(kind)] },
    },
    wanted,
  });
}
