import { and, eq, isNull } from 'drizzle-orm';
import { SESSION_KINDS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { addenda, processNotes, sessionStudents, sessions } from './tables.ts';

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
  ],
  search: {
    group: 'session',
    texts: [
      'r.topic',
      'r.content',
      'r.assessment',
      'r.next_steps',
      '(SELECT group_concat(text, char(10)) FROM addenda WHERE session_id = r.id)',
    ],
    foundOnly: '(SELECT text FROM process_notes WHERE session_id = r.id)',
  },
  log: { labels: { kind: '类型' }, words: { kind: SESSION_KINDS } },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .where(and(eq(sessionStudents.studentId, studentId), isNull(sessions.removedAt)))
      .all()
      .map(({ sessions: row }) =>
        recordTold('session', row, {
          occurredOn: row.occurredOn,
          startsAt: row.startsAt,
          title: `${SESSION_KINDS[row.kind]}：${row.topic}${row.signedAt === null ? '（未签字）' : ''}`,
          text: row.content,
        }),
      ),
});
