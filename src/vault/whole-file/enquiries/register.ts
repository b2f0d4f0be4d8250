import type { Enquiry, EnquiryId, EnquiryLine } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { stateOf } from '#shared/enquiries.ts';
import { daysUntilLate } from '#shared/intervals.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import { addDays } from '#shared/school-calendar.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import {
  type EnquiryRow,
  enquiryRows,
  enquirySubject,
  existingEnquiry,
} from '#vault/rooms/enquiries/enquiries.ts';
import { schoolIntervals } from '#vault/rooms/obligations/intervals.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { lastSpoken } from '#vault/whole-file/obligations/latest-days.ts';
import { KINDS } from '../record-kinds.ts';

/** 信箱热线登记簿, the newest first; a student's class is that of the day. */
export function enquiryLines(
  reader: Reader,
  rows: readonly EnquiryRow[] = enquiryRows(reader),
): EnquiryLine[] {
  const ids = [...new Set(rows.flatMap(({ studentId }) => studentId ?? []))];
  const spokenOn = lastSpoken(reader, ids);
  const days = daysUntilLate('enquiryAnswer', schoolIntervals(reader));
  // One question for each day on which somebody wrote, and not for each who did.
  const then = new Map(
    [...Map.groupBy(rows, ({ occurredOn }) => occurredOn)].flatMap(([day, ofDay]) =>
      studentsById(
        reader,
        ofDay.flatMap(({ studentId }) => studentId ?? []),
        day,
      ).map((student) => [`${day}/${student.id}`, student] as const),
    ),
  );
  const left = new Set(
    studentsById(reader, ids, reader.today)
      .filter(({ leftOn }) => leftOn !== null)
      .map(({ id }) => id),
  );
  return rows.map((row) => {
    const { studentId, occurredOn } = row;
    const student = studentId && then.get(`${occurredOn}/${studentId}`);
    const state = stateOf(row, studentId && spokenOn(studentId));
    return {
      ...row,
      state,
      name: student ? student.name : '',
      className: student ? student.className : '',
      dueOn: state === 'waiting' ? addDays(occurredOn, days) : null,
      hasLeft: studentId !== null && left.has(studentId),
    };
  });
}

/** Those that wait and are in nobody's file: what is owed to a student stands there already. */
export function nobodysWaiting(reader: Reader): EnquiryLine[] {
  return enquiryLines(
    reader,
    enquiryRows(reader).filter(
      ({ studentId, answeredOn, unanswerable }) =>
        studentId === null && answeredOn === null && unanswerable === '',
    ),
  );
}

/** One enquiry, with what followed. The look is on record. @throws Refusal `noEnquiry`. */
export function readEnquiry(writer: Writer, id: EnquiryId): Enquiry {
  const row = existingEnquiry(writer, id);
  writer.recordLook({ action: 'enquiry.viewed', subject: enquirySubject(writer, row) });
  const [line] = enquiryLines(writer, [row]);
  if (!line) throw new Error('an enquiry is one line');
  return { ...line, followed: row.studentId === null ? [] : followedBy(writer, row.studentId, row) };
}

/** What may follow an enquiry, and is written down in its own place. */
const FOLLOWS = [
  'session',
  'interview',
  'talk',
  'observation',
  'level',
  'contact',
  'letter',
  'plan',
  'incidentExtract',
] as const satisfies readonly RecordKind[];
/** What comes much later followed something else. */
const FOLLOWS_WITHIN_DAYS = 30;

/** The records of the student's file from that day on for a month, the first first; each once, by its first line. */
function followedBy(
  reader: Reader,
  studentId: StudentId,
  { occurredOn: from }: Pick<EnquiryRow, 'occurredOn'>,
): Enquiry['followed'] {
  const until = addDays(from, FOLLOWS_WITHIN_DAYS);
  const seen = new Set<string>();
  return FOLLOWS.flatMap((kind) => KINDS[kind].told(reader, studentId))
    .filter(({ occurredOn }) => from <= occurredOn && occurredOn <= until)
    .sort(
      (one, other) =>
        one.occurredOn.localeCompare(other.occurredOn) || one.startsAt.localeCompare(other.startsAt),
    )
    .flatMap(({ opens, occurredOn, title }) => {
      if (opens === null || seen.has(opens.id)) return [];
      seen.add(opens.id);
      return [{ opens, occurredOn, title }];
    });
}
