import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { ChronicleEntry } from '#shared/contract/students.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  ALERT_LEVELS,
  CARES,
  CIRCUMSTANCES,
  CONCERNS,
  CONTACT_CHANNELS,
  DEPARTURE_KINDS,
  DISCOVERY_ROUTES,
  FOLLOW_UP_CHANNELS,
  OBSERVED_SIGNS,
  SESSION_KINDS,
  WARNING_SIGNALS,
} from '#shared/terms.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { classMemberships, departures, leavePeriods } from '#vault/roll/students/tables.ts';
import { attachments } from '#vault/rooms/attachments/tables.ts';
import { contactsOf } from '#vault/rooms/contacts/contacts.ts';
import { diagnosesOf } from '#vault/rooms/diagnoses/diagnoses.ts';
import { circumstancesOf } from '#vault/rooms/family/circumstances.ts';
import { followUps } from '#vault/rooms/follow-ups/tables.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { lettersOf } from '#vault/rooms/letters/letters.ts';
import { observationsOf } from '#vault/rooms/observations/observations.ts';
import { screeningsOf } from '#vault/rooms/screenings/screenings.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { carePeriods, concernPeriods, levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** Everything that happened, by date of event, newest first; of one day, what was written down last comes first. */
export function chronicleOf(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return [
    levelsTold,
    concernsTold,
    caresTold,
    circumstancesTold,
    observationsTold,
    diagnosesTold,
    screeningsTold,
    sessionsTold,
    followUpsTold,
    contactsTold,
    visitsTold,
    lettersTold,
    attachmentsTold,
    classesTold,
    leavesTold,
    departuresTold,
  ]
    .flatMap((told) => told(reader, studentId))
    .sort((one, other) =>
      one.occurredOn === other.occurredOn
        ? other.recordedAt - one.recordedAt
        : other.occurredOn.localeCompare(one.occurredOn),
    );
}

interface Lasting {
  id: string;
  fromOn: LocalDate;
  endedOn: LocalDate | null;
  endReason: string;
  recordedAt: number;
}

/** A period is told twice: when it begins, and when it ends. */
function periodTold(
  { id, fromOn, endedOn, endReason, recordedAt }: Lasting,
  told: { kind: ChronicleEntry['kind']; begun: string; text: string; ended: string; opens: RecordRef | null },
): ChronicleEntry[] {
  const { kind, begun, text, ended, opens } = told;
  const start = { key: `${id}:from`, kind, occurredOn: fromOn, recordedAt, title: begun, text, opens };
  if (endedOn === null) return [start];
  return [
    start,
    { key: `${id}:end`, kind, occurredOn: endedOn, recordedAt, title: ended, text: endReason, opens },
  ];
}

function levelsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return periodsOf(reader, levelPeriods, studentId).flatMap((period) =>
    periodTold(period, {
      kind: 'level',
      begun: `列为${ALERT_LEVELS[period.level]}`,
      text: `${period.reason}\n${DISCOVERY_ROUTES[period.discoveryRoute]}发现，${period.decidedBy}评定`,
      ended: `结束${ALERT_LEVELS[period.level]}`,
      opens: { record: 'level', id: period.id },
    }),
  );
}

function concernsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return periodsOf(reader, concernPeriods, studentId).flatMap((period) =>
    periodTold(period, {
      kind: 'concern',
      begun: `登记重点学生类型：${CONCERNS[period.concern]}`,
      text: period.reason,
      ended: `结束重点学生类型：${CONCERNS[period.concern]}`,
      opens: { record: 'concern', id: period.id },
    }),
  );
}

function caresTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return periodsOf(reader, carePeriods, studentId).flatMap((period) =>
    periodTold(period, {
      kind: 'care',
      begun: `开始：${CARES[period.care]}`,
      text: period.reason,
      ended: `结束：${CARES[period.care]}`,
      opens: { record: 'care', id: period.id },
    }),
  );
}

function circumstancesTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return circumstancesOf(reader, studentId).flatMap((period) =>
    periodTold(period, {
      kind: 'circumstance',
      begun: `家庭情况：${CIRCUMSTANCES[period.circumstance]}`,
      text: [period.text, `来源：${period.source}`].filter(Boolean).join('\n'),
      ended: `不再是：${CIRCUMSTANCES[period.circumstance]}`,
      opens: { record: 'circumstance', id: period.id },
    }),
  );
}

function observationsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return observationsOf(reader, studentId).map(({ id, sign, occurredOn, recordedAt, text, source }) => ({
    key: id,
    kind: 'observation',
    occurredOn,
    recordedAt,
    title: `${sign in WARNING_SIGNALS ? '警示讯号' : '高危因素'}：${OBSERVED_SIGNS[sign]}`,
    text: `${text}\n来源：${source}`,
    opens: { record: 'observation', id },
  }));
}

function diagnosesTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return diagnosesOf(reader, studentId).map((row) => ({
    key: row.id,
    kind: 'diagnosis',
    occurredOn: row.diagnosedOn,
    recordedAt: row.recordedAt,
    title: `医院诊断（家长提供）：${row.hospital}`,
    text: [row.diagnosis, `${row.providedBy}于${writtenDate(row.providedOn)}提供`, row.note]
      .filter(Boolean)
      .join('\n'),
    opens: { record: 'diagnosis', id: row.id },
  }));
}

function screeningsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return screeningsOf(reader, studentId).map(({ id, occurredOn, recordedAt, scale, result, note }) => ({
    key: id,
    kind: 'screening',
    occurredOn,
    recordedAt,
    title: `筛查（非诊断）：${scale}`,
    text: [result, note].filter(Boolean).join('\n'),
    opens: { record: 'screening', id },
  }));
}

function sessionsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return reader.db
    .select()
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(and(eq(sessionStudents.studentId, studentId), isNull(sessions.removedAt)))
    .all()
    .map(({ sessions: { id, kind, occurredOn, recordedAt, topic, content, signedAt } }) => ({
      key: id,
      kind: 'session',
      occurredOn,
      recordedAt,
      title: `${SESSION_KINDS[kind]}：${topic}${signedAt === null ? '（未签字）' : ''}`,
      text: content,
      opens: { record: 'session', id },
    }));
}

function followUpsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return reader.db
    .select()
    .from(followUps)
    .where(and(eq(followUps.studentId, studentId), isNull(followUps.removedAt)))
    .all()
    .map(({ id, occurredOn, recordedAt, channel, text }) => ({
      key: id,
      kind: 'followUp',
      occurredOn,
      recordedAt,
      title: `跟踪记录（${FOLLOW_UP_CHANNELS[channel]}）`,
      text,
      opens: { record: 'followUp', id },
    }));
}

function contactsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return contactsOf(reader, studentId).map((row) => ({
    key: row.id,
    kind: 'contact',
    occurredOn: row.occurredOn,
    recordedAt: row.recordedAt,
    title: `家校沟通（${CONTACT_CHANNELS[row.channel]}）：${row.guardian}`,
    text: [row.text, `${row.spokenBy}谈话${row.witnesses && `，${row.witnesses}在场`}`].join('\n'),
    opens: { record: 'contact', id: row.id },
  }));
}

function visitsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return reader.db
    .select()
    .from(homeVisits)
    .where(and(eq(homeVisits.studentId, studentId), isNull(homeVisits.removedAt)))
    .all()
    .flatMap(({ id, occurredOn, plannedOn, recordedAt, text }): ChronicleEntry[] => {
      const day = occurredOn ?? plannedOn;
      if (day === null) return [];
      const title = occurredOn ? '家访' : '计划家访';
      const opens = { record: 'homeVisit', id } as const;
      return [{ key: id, kind: 'homeVisit', occurredOn: day, recordedAt, title, text, opens }];
    });
}

function lettersTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return lettersOf(reader, studentId).map(({ id, number, issuedOn, recordedAt, voided, receipt }) => ({
    key: id,
    kind: 'letter',
    occurredOn: issuedOn,
    recordedAt,
    title: `告知书 ${number}${voided ? '（已作废）' : ''}`,
    text: receipt?.opinion ?? '',
    opens: { record: 'letter', id },
  }));
}

function attachmentsTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return reader.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.studentId, studentId), isNull(attachments.removedAt)))
    .all()
    .map(({ id, fileName, occurredOn, recordedAt }) => ({
      key: id,
      kind: 'attachment',
      occurredOn,
      recordedAt,
      title: `附件：${fileName}`,
      text: '',
      opens: { record: 'attachment', id },
    }));
}

function classesTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return (
    reader.db
      .select({
        id: classMemberships.id,
        fromOn: classMemberships.fromOn,
        recordedAt: classMemberships.recordedAt,
        name: schoolClasses.name,
        schoolYear: schoolClasses.schoolYear,
      })
      .from(classMemberships)
      .innerJoin(schoolClasses, eq(schoolClasses.id, classMemberships.classId))
      // One that ended on the day it began was taken back.
      .where(
        and(
          eq(classMemberships.studentId, studentId),
          sql`${classMemberships.endedOn} IS NOT ${classMemberships.fromOn}`,
        ),
      )
      .orderBy(asc(classMemberships.fromOn))
      .all()
      .map(({ id, fromOn, recordedAt, name, schoolYear }, index) => ({
        key: id,
        kind: 'schoolClass',
        occurredOn: fromOn,
        recordedAt,
        title: `${index === 0 ? '编入' : '进入'} ${name}（${schoolYear}学年）`,
        text: '',
        opens: null,
      }))
  );
}

function leavesTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return reader.db
    .select()
    .from(leavePeriods)
    .where(eq(leavePeriods.studentId, studentId))
    .all()
    .flatMap((period) =>
      periodTold(period, {
        kind: 'leave',
        begun: '开始休学',
        text: period.reason,
        ended: '复学',
        opens: null,
      }),
    );
}

function departuresTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return reader.db
    .select()
    .from(departures)
    .where(eq(departures.studentId, studentId))
    .all()
    .filter(({ leftOn, returnedOn }) => returnedOn !== leftOn)
    .flatMap(({ id, kind, leftOn, destination, reason, returnedOn, returnReason, recordedAt }) =>
      periodTold(
        { id, fromOn: leftOn, endedOn: returnedOn, endReason: returnReason, recordedAt },
        {
          kind: 'departure',
          begun: `离校：${DEPARTURE_KINDS[kind]}`,
          text: [destination && `去向：${destination}`, reason].filter(Boolean).join('\n'),
          ended: '返校',
          opens: null,
        },
      ),
    );
}
