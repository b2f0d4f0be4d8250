import { and, eq, isNull } from 'drizzle-orm';
import { RISK_ANSWERS, SESSION_KINDS, SESSION_ROUTES } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { addenda, processNotes, sessionNumbers, sessionStudents, sessions, sessionVoids } from './tables.ts';

/** Behind the title of what was voided. */
const VOIDED = '（已作废）';

export const sessionKind = recordKind({
  table: sessions,
  about: { many: sessionStudents, by: 'session_id' },
  time: { on: 'occurredOn' },
  frozen: { once: 'signedAt' },
  removal: 'hidden',
  closedFile: 'byDayHappened',
  parts: [
    { table: processNotes, by: 'session_id', frozen: 'withRecord' },
    { table: addenda, by: 'session_id', frozen: 'always' },
    { table: sessionNumbers, by: 'session_id', frozen: 'always' },
    { table: sessionVoids, by: 'session_id', frozen: 'always' },
  ],
  search: {
    group: 'session',
    texts: [
      'r.topic',
      'r.content',
      'r.assessment',
      'r.next_steps',
      'r.measures',
      'r.problems',
      'r.effect',
      'r.place',
      '(SELECT group_concat(text, char(10)) FROM addenda WHERE session_id = r.id)',
      '(SELECT reason FROM session_voids WHERE session_id = r.id)',
    ],
    foundOnly: '(SELECT text FROM process_notes WHERE session_id = r.id)',
  },
  log: {
    labels: {
      kind: '类型',
      place: '地点',
      route: '来访途径',
      problems: '来访问题',
      risk: '询问自杀风险',
      measures: '处置措施',
      nextOn: '下次预约日期',
      nextAt: '下次预约时间',
      effect: '辅导效果',
      absentIds: '缺席的学生',
    },
    words: { kind: SESSION_KINDS, route: SESSION_ROUTES, risk: RISK_ANSWERS },
  },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .leftJoin(sessionVoids, eq(sessionVoids.sessionId, sessions.id))
      .where(and(eq(sessionStudents.studentId, studentId), isNull(sessions.removedAt)))
      .all()
      .map(({ sessions: row, session_voids: voided }) =>
        recordTold('session', row, {
          occurredOn: row.occurredOn,
          startsAt: row.startsAt,
          title: `${SESSION_KINDS[row.kind]}：${row.topic}${voided ? VOIDED : row.signedAt === null ? '（未签字）' : ''}`,
          text: row.content,
        }),
      ),
});
