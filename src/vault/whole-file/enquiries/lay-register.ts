import { enquiryRegister } from '#documents/enquiries/enquiry-register.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { auditSubject, studentsById } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { enquiryLines } from './register.ts';

/** 信箱热线登记簿, what is seen of it in its order. @throws Refusal `noEnquiry` when one is not in it any more. */
export function layEnquiries(
  room: Room,
  { enquiryIds, audience }: InputOf<'enquiries.layRegister'>,
): Promise<OutputOf<'enquiries.layRegister'>> {
  const { facts, students } = room.access.read((reader) => {
    const known = new Map(enquiryLines(reader).map((line) => [line.id, line]));
    const lines = [...new Set(enquiryIds)].map((id) => known.get(id) ?? refuseMissing());
    const about = [...new Set(lines.flatMap(({ studentId }) => studentId ?? []))];
    return {
      facts: { schoolName: schoolRow(reader).name, printedOn: reader.today, lines },
      students: studentsById(reader, about, reader.today).map(auditSubject),
    };
  });
  return layPaper(room, [enquiryRegister(facts)], {
    kind: 'enquiry.register',
    audience,
    subject: `${facts.lines.length} 条`,
    detail: { students },
  });
}

function refuseMissing(): never {
  throw new Refusal('noEnquiry', '登记簿已有变动，没有打印。请返回登记簿，看过最新的再打印。');
}
