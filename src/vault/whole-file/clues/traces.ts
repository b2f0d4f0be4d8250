import { and, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Trace, TraceKind } from '#shared/clues.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { ENQUIRY_CHANNELS, speaksOfDanger } from '#shared/enquiries.ts';
import { ABSENCES, isSignal } from '#shared/observation-log.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  codesOf,
  FOLLOW_UP_COMPARISONS,
  HIGH_RISK_LEVELS,
  OBSERVED_SIGNS,
  RISK_ANSWERS,
} from '#shared/terms.ts';
import { REMARK_KINDS, REMARK_SOURCES, WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import { enquiries } from '#vault/rooms/enquiries/tables.ts';
import { followUps } from '#vault/rooms/follow-ups/tables.ts';
import { interviews } from '#vault/rooms/interviews/tables.ts';
import { covers } from '#vault/rooms/obligations/windows.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import { screenings } from '#vault/rooms/screenings/tables.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import { weeklyReportEntries } from '#vault/rooms/weekly-reports/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent, type Of } from '../obligations/by-student.ts';

/** Answers that tell of a danger. */
const DANGERS = codesOf(RISK_ANSWERS).filter(speaksOfDanger);

/** Everything on record since a day that a rule of 预警线索 may go by (`shared/clues.ts`). */
export function tracesOf(reader: DayReader, whose: Whose, since: LocalDate): Of<Trace>[] {
  return [
    ...seen(reader, whose, since),
    ...toldWeekly(reader, whose, since),
    ...followed(reader, whose, since),
    ...flagged(reader, whose, since),
    ...heard(reader, whose, since),
  ];
}

const ref = (record: RecordRef['record'], id: string) => ({ record, id }) as RecordRef;

/** What 观察日志 holds that was out of the ordinary, but for what was judged to need more than going on: that is taken up. */
function seen({ db }: DayReader, whose: Whose, since: LocalDate): Of<Trace>[] {
  const { removedAt, occurredOn, verdict, unusual, sign, absence } = observations;
  return db
    .select()
    .from(observations)
    .where(
      and(
        theirs(observations.studentId, whose),
        isNull(removedAt),
        gte(occurredOn, since),
        or(isNull(verdict), eq(verdict, 'goOn')),
        or(unusual, isNotNull(sign), isNotNull(absence)),
      ),
    )
    .all()
    .flatMap((row) => {
      const isFactor = row.sign !== null && !isSignal(row);
      const kinds: TraceKind[] = [
        ...(isFactor
          ? (['factor'] as const)
          : row.unusual || row.sign !== null
            ? (['unusual'] as const)
            : []),
        ...(row.absence !== null ? (['missing'] as const) : []),
      ];
      const what = [
        row.sign && OBSERVED_SIGNS[row.sign],
        row.absence && ABSENCES[row.absence],
        row.sign === null && row.absence === null && '有异常',
      ].filter(Boolean);
      return kinds.map((kind) => ({
        studentId: row.studentId,
        on: row.occurredOn,
        kind,
        told: `${writtenDate(row.occurredOn)}　观察日志：${what.join('，')}（${row.source}）`,
        by: row.source,
        which: row.sign ?? '',
        opens: ref('observation', row.id),
      }));
    });
}

/** What a class's weekly report said of a student, but for what is in 观察日志 already. */
function toldWeekly({ db }: DayReader, whose: Whose, since: LocalDate): Of<Trace>[] {
  const { kind, change, removedAt, observationId, occurredOn } = weeklyReportEntries;
  return db
    .select()
    .from(weeklyReportEntries)
    .where(
      and(
        theirs(weeklyReportEntries.studentId, whose),
        isNull(removedAt),
        isNull(observationId),
        gte(occurredOn, since),
        or(inArray(kind, ['noticed', 'absent']), eq(change, 'worse')),
      ),
    )
    .all()
    .map((row) => {
      const on = row.seenOn ?? row.occurredOn;
      const what = (row.absence && ABSENCES[row.absence]) || (row.change && WEEKLY_CHANGES[row.change]);
      return {
        studentId: row.studentId,
        on,
        kind: row.kind === 'absent' ? 'missing' : 'unusual',
        told: `${writtenDate(on)}　班级周报：${what || REMARK_KINDS[row.kind]}（${REMARK_SOURCES[row.source]}）`,
        by: REMARK_SOURCES[row.source],
        which: '',
        opens: ref('weeklyReportEntry', row.id),
      };
    });
}

function followed({ db }: DayReader, whose: Whose, since: LocalDate): Of<Trace>[] {
  const { studentId, occurredOn: on, compared, id, removedAt } = followUps;
  return db
    .select({ studentId, on, compared, id })
    .from(followUps)
    .where(and(theirs(studentId, whose), isNull(removedAt), gte(on, since), isNotNull(compared)))
    .all()
    .flatMap((row) =>
      row.compared === null
        ? []
        : [
            {
              studentId: row.studentId,
              on: row.on,
              kind: row.compared === 'worse' ? 'worse' : 'notWorse',
              told: `${writtenDate(row.on)}　跟踪记录：${FOLLOW_UP_COMPARISONS[row.compared]}`,
              by: '',
              which: '',
              opens: ref('followUp', row.id),
            },
          ],
    );
}

function flagged({ db }: DayReader, whose: Whose, since: LocalDate): Of<Trace>[] {
  const { studentId, occurredOn: on, scale, id, removedAt, isFlagged } = screenings;
  return db
    .select({ studentId, on, scale, id })
    .from(screenings)
    .where(and(theirs(studentId, whose), isNull(removedAt), gte(on, since), isFlagged))
    .all()
    .map((row) => ({
      studentId: row.studentId,
      on: row.on,
      kind: 'flagged',
      told: `${writtenDate(row.on)}　${row.scale}筛查有提示（筛查，非诊断）`,
      by: '',
      which: '',
      opens: ref('screening', row.id),
    }));
}

/** Talks and letters in which a danger was heard, of whoever stood at no high level then. */
function heard({ db }: DayReader, whose: Whose, since: LocalDate): Of<Trace>[] {
  const found = [
    ...db
      .select({
        studentId: sessionStudents.studentId,
        on: sessions.occurredOn,
        risk: sessions.risk,
        id: sessions.id,
      })
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .where(
        and(
          theirs(sessionStudents.studentId, whose),
          stands(sessions),
          sessionStudents.came,
          eq(sessions.kind, 'individual'),
          gte(sessions.occurredOn, since),
          inArray(sessions.risk, DANGERS),
        ),
      )
      .all()
      .map((row) => ({ ...row, word: '辅导记录', opens: ref('session', row.id) })),
    ...db
      .select({
        studentId: interviews.studentId,
        on: interviews.occurredOn,
        risk: interviews.risk,
        id: interviews.id,
      })
      .from(interviews)
      .where(
        and(
          theirs(interviews.studentId, whose),
          isNull(interviews.removedAt),
          gte(interviews.occurredOn, since),
          inArray(interviews.risk, DANGERS),
        ),
      )
      .all()
      .map((row) => ({ ...row, word: '面谈', opens: ref('interview', row.id) })),
    ...db
      .select()
      .from(enquiries)
      .where(
        and(
          theirs(enquiries.studentId, whose),
          isNull(enquiries.removedAt),
          gte(enquiries.occurredOn, since),
          inArray(enquiries.risk, DANGERS),
        ),
      )
      .all()
      .flatMap(({ id, studentId, occurredOn: on, risk, channel }) =>
        studentId === null
          ? []
          : [{ studentId, on, risk, word: ENQUIRY_CHANNELS[channel], opens: ref('enquiry', id) }],
      ),
  ];
  const high = byStudent(
    db
      .select()
      .from(levelPeriods)
      .where(
        and(
          among(
            levelPeriods.studentId,
            found.map(({ studentId }) => studentId),
          ),
          isNull(levelPeriods.removedAt),
          inArray(levelPeriods.level, HIGH_RISK_LEVELS),
        ),
      )
      .all(),
  );
  return found
    .filter(({ studentId, on }) => !high(studentId).some((level) => covers(level, { from: on, until: on })))
    .map(({ studentId, on, risk, word, opens }) => ({
      studentId,
      on,
      kind: 'risk',
      told: `${writtenDate(on)}　${word}：${RISK_ANSWERS[risk]}`,
      by: '',
      which: '',
      opens,
    }));
}
