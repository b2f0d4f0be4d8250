import { interviewPaper } from '#documents/interviews/interview-paper.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { existingInFile } from '#vault/roll/students/file-records.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { interviews } from './tables.ts';

/** 一对一面谈记录. @throws Refusal `noRecord`. */
export function layInterview(
  room: Room,
  { interviewId, audience }: InputOf<'interviews.layPaper'>,
): Promise<OutputOf<'interviews.layPaper'>> {
  const facts = room.access.read((reader) => {
    const row = existingInFile(reader, interviews, interviewId);
    const student = studentOn(reader, row.studentId, row.occurredOn);
    return { ...row, student, schoolName: schoolRow(reader).name, numberWord: numberWord(reader) };
  });
  return layPaper(room, [interviewPaper(facts)], {
    kind: 'interview',
    audience,
    subject: auditSubject(facts.student),
    detail: { occurredOn: facts.occurredOn },
  });
}
