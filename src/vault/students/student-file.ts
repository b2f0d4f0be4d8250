import { asc, eq, sql } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { ChronicleEntry, StudentFile } from '#shared/contract/students.ts';
import {
  ALERT_LEVELS,
  CARES,
  CONCERNS,
  DISCOVERY_ROUTES,
  FOLLOW_UP_CHANNELS,
  SESSION_KINDS,
} from '#shared/terms.ts';
import type { Reader, Writer } from '../database/access.ts';
import { trackingSheetOf } from '../follow-ups/follow-ups.ts';
import { followUps } from '../follow-ups/tables.ts';
import { homeVisits } from '../home-visits/tables.ts';
import { lettersOf } from '../letters/letters.ts';
import { schoolRow } from '../school/school.ts';
import { sessionStudents, sessions } from '../sessions/tables.ts';
import { nextStepFor } from '../watchlist/next-steps.ts';
import { carePeriods, concernPeriods, levelPeriods } from '../watchlist/tables.ts';
import { classHistory } from './class-places.ts';
import { guardiansOn } from './enrolment.ts';
import { leavesOf } from './leaves.ts';
import { auditSubject, studentOn } from './student-lines.ts';

/**
 * 一生一档: everything the vault holds of one student. The look is on record (rules of the data, 8).
 *
 * @throws Refusal `noStudent`.
 */
export function readStudentFile(writer: Writer, studentId: StudentId): StudentFile {
  const student = studentOn(writer, studentId, writer.today);
  writer.recordLook({ action: 'student.viewed', subject: auditSubject(student) });
  const levels = periodsOf(writer, levelPeriods, studentId);
  const sheet = trackingSheetOf(writer, studentId);
  const file = {
    ...student,
    guardians: guardiansOn(writer, studentId, writer.today).map((guardian, index) => ({
      ...guardian,
      firstContact: index === 0,
    })),
    levels,
    level: levels.find(({ endedOn }) => endedOn === null) ?? null,
    nextStep: nextStepFor(writer, studentId),
    concerns: periodsOf(writer, concernPeriods, studentId),
    cares: periodsOf(writer, carePeriods, studentId),
    classes: classHistory(writer, studentId),
    leaves: leavesOf(writer, studentId),
    trackingSheet: { ...sheet, trackerName: sheet.trackerName ?? schoolRow(writer).counsellorName },
  };
  return { ...file, chronicle: chronicleOf(writer, file) };
}

function periodsOf<Table extends typeof levelPeriods | typeof concernPeriods | typeof carePeriods>(
  reader: Reader,
  table: Table,
  studentId: StudentId,
): Table['$inferSelect'][] {
  return reader.db
    .select()
    .from(table as typeof levelPeriods)
    .where(eq(table.studentId, studentId))
    .orderBy(asc(table.fromOn), asc(table.recordedAt))
    .all() as Table['$inferSelect'][];
}

type Told = Omit<ChronicleEntry, 'sessionId' | 'letterId'> & Partial<ChronicleEntry>;

/** Everything that happened, by date of event, newest first; on one day, what was written down last comes first. */
function chronicleOf(
  reader: Reader,
  file: Pick<StudentFile, 'id' | 'levels' | 'concerns' | 'cares'>,
): ChronicleEntry[] {
  const told: Told[] = [
    ...periodsTold(reader, file.id),
    ...sessionsTold(reader, file.id),
    ...followUpsTold(reader, file.id),
    ...visitsTold(reader, file.id),
    ...lettersTold(reader, file.id),
  ];
  return told
    .map((entry) => ({ sessionId: null, letterId: null, ...entry }))
    .sort((one, other) =>
      one.occurredOn === other.occurredOn
        ? other.recordedAt - one.recordedAt
        : one.occurredOn < other.occurredOn
          ? 1
          : -1,
    );
}

function periodsTold(reader: Reader, studentId: StudentId): Told[] {
  const levels = periodsOf(reader, levelPeriods, studentId).map((period) => ({
    ...period,
    kind: 'level' as const,
    begun: `列为${ALERT_LEVELS[period.level]}`,
    ended: `结束${ALERT_LEVELS[period.level]}`,
    aside: `${DISCOVERY_ROUTES[period.discoveryRoute]}发现，${period.decidedBy}评定`,
  }));
  const concerns = periodsOf(reader, concernPeriods, studentId).map((period) => ({
    ...period,
    kind: 'concern' as const,
    begun: `登记重点学生类型：${CONCERNS[period.concern]}`,
    ended: `结束重点学生类型：${CONCERNS[period.concern]}`,
    aside: '',
  }));
  const cares = periodsOf(reader, carePeriods, studentId).map((period) => ({
    ...period,
    kind: 'care' as const,
    begun: `开始：${CARES[period.care]}`,
    ended: `结束：${CARES[period.care]}`,
    aside: '',
  }));
  return [...levels, ...concerns, ...cares].flatMap(
    ({ id, kind, begun, ended, aside, fromOn, endedOn, reason, endReason, recordedAt }): Told[] => {
      const start: Told = {
        key: `${id}:from`,
        kind,
        occurredOn: fromOn,
        recordedAt,
        title: begun,
        text: [reason, aside].filter(Boolean).join('\n'),
      };
      if (endedOn === null) return [start];
      return [
        start,
        { key: `${id}:end`, kind, occurredOn: endedOn, recordedAt, title: ended, text: endReason },
      ];
    },
  );
}

function sessionsTold(reader: Reader, studentId: StudentId): Told[] {
  return reader.db
    .select()
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(sql`${sessionStudents.studentId} = ${studentId} AND ${sessions.removedAt} IS NULL`)
    .all()
    .map(({ sessions: { id, kind, occurredOn, recordedAt, topic, content, signedAt } }) => ({
      key: id,
      kind: 'session',
      occurredOn,
      recordedAt,
      title: `${SESSION_KINDS[kind]}：${topic}${signedAt === null ? '（未签字）' : ''}`,
      text: content,
      sessionId: id,
    }));
}

function followUpsTold(reader: Reader, studentId: StudentId): Told[] {
  return reader.db
    .select()
    .from(followUps)
    .where(sql`${followUps.studentId} = ${studentId} AND ${followUps.removedAt} IS NULL`)
    .all()
    .map(({ id, occurredOn, recordedAt, channel, text }) => ({
      key: id,
      kind: 'followUp',
      occurredOn,
      recordedAt,
      title: `跟踪记录（${FOLLOW_UP_CHANNELS[channel]}）`,
      text,
    }));
}

function visitsTold(reader: Reader, studentId: StudentId): Told[] {
  return reader.db
    .select()
    .from(homeVisits)
    .where(sql`${homeVisits.studentId} = ${studentId} AND ${homeVisits.removedAt} IS NULL`)
    .all()
    .flatMap(({ id, occurredOn, plannedOn, recordedAt, text }): Told[] => {
      const day = occurredOn ?? plannedOn;
      if (day === null) return [];
      const title = occurredOn ? '家访' : '计划家访';
      return [{ key: id, kind: 'homeVisit', occurredOn: day, recordedAt, title, text }];
    });
}

function lettersTold(reader: Reader, studentId: StudentId): Told[] {
  return lettersOf(reader, studentId).map(({ id, number, issuedOn, recordedAt, voided, receipt }) => ({
    key: id,
    kind: 'letter',
    occurredOn: issuedOn,
    recordedAt,
    title: `告知书 ${number}${voided ? '（已作废）' : ''}`,
    text: receipt?.opinion ?? '',
    letterId: id,
  }));
}
