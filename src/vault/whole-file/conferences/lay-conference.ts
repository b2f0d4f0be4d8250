import { assessmentForm } from '#documents/conferences/assessment-form.tsx';
import { conferenceExtractPaper } from '#documents/conferences/conference-extract.tsx';
import type { HowItStands } from '#documents/conferences/conference-parts.tsx';
import { conferenceRecord } from '#documents/conferences/conference-record.tsx';
import { situationRecord } from '#documents/conferences/situation-record.tsx';
import { speaksOfStudents } from '#shared/conference-kinds.ts';
import type { Conference, ConferenceExtractId, ConferenceId } from '#shared/contract/conferences.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, listStudents, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import {
  aboutConference,
  existingConference,
  readConference,
  voidOf,
} from '#vault/rooms/conferences/conferences.ts';
import { existingExtract } from '#vault/rooms/conferences/extracts.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { assessmentFacts } from './assessment-facts.ts';

/**
 * 会商记录 of all the students of a conference, with 签到.
 *
 * @throws Refusal `noConference`, `isSituation`: that one has a paper of its own.
 */
export function layRecord(
  room: Room,
  { conferenceId, audience }: InputOf<'conferences.layRecord'>,
): Promise<OutputOf<'conferences.layRecord'>> {
  const { conference, facts, about } = room.access.write((writer) => recordFacts(writer, conferenceId));
  if (!speaksOfStudents(conference.kind)) {
    throw new Refusal('isSituation', '这是形势分析会，请打印“形势分析会记录”。');
  }
  const students = room.access.read((reader) =>
    studentsById(
      reader,
      conference.extracts.map(({ studentId }) => studentId),
      conference.occurredOn,
    ),
  );
  const byId = new Map(students.map((student) => [student.id, student]));
  const spoken = conference.extracts.flatMap(({ student: _named, ...extract }) => {
    const student = byId.get(extract.studentId);
    return student ? [{ ...extract, student }] : [];
  });
  return layPaper(room, [conferenceRecord({ ...facts, students: spoken })], {
    kind: 'conference',
    audience,
    ...about,
  });
}

/**
 * 形势分析会记录, with the numbers as they were on its day.
 *
 * @throws Refusal `noConference`, `noSituation`.
 */
export function laySituation(
  room: Room,
  { conferenceId, audience = 'room' }: InputOf<'conferences.laySituation'>,
): Promise<OutputOf<'conferences.laySituation'>> {
  const { conference, facts, about } = room.access.write((writer) => recordFacts(writer, conferenceId));
  if (speaksOfStudents(conference.kind)) {
    throw new Refusal('noSituation', '这次会商讨论了学生，请打印“会商记录”。');
  }
  const present = room.access.read((reader) => listStudents(reader, conference.occurredOn));
  const counted = {
    problems: conference.problems,
    atSchool: present.length,
    byLevel: codesOf(ALERT_LEVELS).map((level) => ({
      level,
      students: present.filter((student) => student.level === level).length,
    })),
  };
  return layPaper(room, [situationRecord({ ...facts, ...counted }, audience)], {
    kind: 'conference.situation',
    audience,
    ...about,
  });
}

/** 会商摘录 of one student: nobody else is on it. @throws Refusal `noExtract`. */
export function layExtract(
  room: Room,
  { extractId, audience }: InputOf<'conferences.layExtract'>,
): Promise<OutputOf<'conferences.layExtract'>> {
  const { facts, about } = room.access.read((reader) => extractFacts(reader, extractId));
  return layPaper(room, [conferenceExtractPaper(facts)], { kind: 'conferenceExtract', audience, ...about });
}

/** 学生心理危机评估表 of one student, as on the day of the conference. @throws Refusal `noExtract`. */
export function layAssessment(
  room: Room,
  { extractId, audience = 'room' }: InputOf<'conferences.layAssessment'>,
): Promise<OutputOf<'conferences.layAssessment'>> {
  const { facts, about } = room.access.read((reader) => {
    const { facts: extract, about: whose } = extractFacts(reader, extractId);
    return {
      facts: { ...extract, ...assessmentFacts(reader, existingExtract(reader, extractId)) },
      about: whose,
    };
  });
  return layPaper(room, [assessmentForm(facts, audience)], {
    kind: 'conferenceExtract.assessment',
    audience,
    ...about,
  });
}

function recordFacts(writer: Writer, id: ConferenceId) {
  const conference = readConference(writer, id);
  return {
    conference,
    facts: {
      ...conference,
      schoolName: schoolRow(writer).name,
      ...howItStands(conference),
      addenda: conference.addenda.map(({ text, recordedAt, recordedBy }) => ({
        text,
        by: recordedBy,
        on: todayOnThisPc(new Date(recordedAt)),
      })),
    },
    about: aboutConference(writer, conference, conference.extracts),
  };
}

function extractFacts(reader: Reader, id: ConferenceExtractId) {
  const extract = existingExtract(reader, id);
  const row = existingConference(reader, extract.conferenceId);
  const student = studentOn(reader, extract.studentId, extract.occurredOn);
  return {
    facts: {
      ...extract,
      recorder: row.recorder,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student,
      madeOn: reader.today,
      ...howItStands({ ...row, voided: voidOf(reader, row.id) }),
    },
    about: {
      subject: auditSubject(student),
      detail: { extractId: id, conferenceKind: extract.kind, occurredOn: extract.occurredOn },
    },
  };
}

function howItStands({
  finalisedAt,
  finalisedBy,
  voided,
}: Pick<Conference, 'finalisedAt' | 'finalisedBy' | 'voided'>): HowItStands {
  const on = (instant: number) => todayOnThisPc(new Date(instant));
  return {
    finalised: finalisedAt === null ? null : { by: finalisedBy, on: on(finalisedAt) },
    voided: voided && { reason: voided.reason, by: voided.voidedBy, on: on(voided.voidedAt) },
  };
}
