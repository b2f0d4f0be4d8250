import { addStudent, correctStudent } from '#vault/roll/students/enrolment.ts';
import { listStudents } from '#vault/roll/students/student-lines.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layBrief } from './lay-brief.ts';
import { layCard } from './lay-card.ts';
import { saveStudentList } from './save-student-list.ts';
import { readStudentFile } from './student-file.ts';

export const studentsHandlers: RoomHandlers<'students'> = {
  'students.list': ({ access }) => access.read((reader) => listStudents(reader, reader.today)),
  'students.file': ({ access }, { studentId }) =>
    access.write((writer) => readStudentFile(writer, studentId)),
  'students.saveList': saveStudentList,
  'students.add': ({ access }, input) => ({
    studentId: access.write((writer) => addStudent(writer, input)),
  }),
  'students.correct': ({ access }, input) => done(access.write((writer) => correctStudent(writer, input))),
  'students.layBrief': layBrief,
  'students.layCard': layCard,
};
