import { and, eq, gte, isNull, lt } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { CONTACT_CHANNELS, FOLLOW_UP_CHANNELS, RISK_ANSWERS, SESSION_KINDS } from '#shared/terms.ts';
import { contacts } from '#vault/rooms/contacts/tables.ts';
import { followUps } from '#vault/rooms/follow-ups/tables.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import type { Act } from '#vault/rooms/obligations/obligations.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { talks } from '#vault/rooms/talks/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** A time in which somebody of the school spoke with a child or the family, as papers inside the room tell it. */
export interface ContactLine {
  kind: Act['kind'];
  on: LocalDate;
  channel: string;
  by: string;
  state: string;
  /** What was answered when the child was asked; empty where nobody asks. */
  risk: string;
  /** What was done. */
  measures: string;
  /** What comes next. */
  next: string;
}

/**
 * With whom the school spoke from one day until another, that day excluded; null: until today. In the order of the days.
 * Process notes are in none of it, and of a group nothing but that it was one.
 */
export function contactLines(
  { db }: Reader,
  studentId: StudentId,
  from: LocalDate,
  until: LocalDate | null,
): ContactLine[] {
  const nothing = { risk: '', measures: '', next: '' };
  const within = (on: SQLiteColumn) => and(gte(on, from), until === null ? undefined : lt(on, until));
  const inContacts = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.studentId, studentId), isNull(contacts.removedAt), within(contacts.occurredOn)))
    .all()
    .map(
      ({ occurredOn, channel, guardian, spokenBy, text, answer }): ContactLine => ({
        ...nothing,
        kind: 'contact',
        on: occurredOn,
        channel: `${CONTACT_CHANNELS[channel]}，${guardian}`,
        by: spokenBy,
        state: [text, answer && `家长答复：${answer}`].filter(Boolean).join('\n'),
      }),
    );
  const inTalks = db
    .select()
    .from(talks)
    .where(and(eq(talks.studentId, studentId), isNull(talks.removedAt), within(talks.occurredOn)))
    .all()
    .map(
      ({ occurredOn, spokenBy, text }): ContactLine => ({
        ...nothing,
        kind: 'talk',
        on: occurredOn,
        channel: '谈心',
        by: spokenBy,
        state: text,
      }),
    );
  const inFollowUps = db
    .select()
    .from(followUps)
    .where(and(eq(followUps.studentId, studentId), isNull(followUps.removedAt), within(followUps.occurredOn)))
    .all()
    .map(
      ({ occurredOn, channel, text, recordedBy }): ContactLine => ({
        ...nothing,
        kind: 'followUp',
        on: occurredOn,
        channel: `跟踪，${FOLLOW_UP_CHANNELS[channel]}`,
        by: recordedBy,
        state: text,
      }),
    );
  const inVisits = db
    .select()
    .from(homeVisits)
    .where(
      and(eq(homeVisits.studentId, studentId), isNull(homeVisits.removedAt), within(homeVisits.occurredOn)),
    )
    .all()
    .flatMap(({ occurredOn, met, text, agreed, recordedBy }): ContactLine[] =>
      occurredOn === null
        ? []
        : [
            {
              ...nothing,
              kind: 'homeVisit',
              on: occurredOn,
              channel: `家访${met && `，${met}`}`,
              by: recordedBy,
              state: text,
              next: agreed,
            },
          ],
    );
  const inSessions = db
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        eq(sessionStudents.studentId, studentId),
        sessionStudents.came,
        stands(sessions),
        within(sessions.occurredOn),
      ),
    )
    .all()
    .map(({ session }): ContactLine => {
      const { kind, occurredOn, topic, assessment, risk, measures, nextSteps, nextOn } = session;
      const isOwn = kind === 'individual';
      return {
        kind: isOwn ? 'session' : 'groupSession',
        on: occurredOn,
        channel: SESSION_KINDS[kind],
        by: session.signedBy || session.recordedBy,
        // What was said in a group is not one child's.
        state: isOwn ? assessment || topic : topic,
        risk: isOwn ? RISK_ANSWERS[risk] : '',
        measures: isOwn ? measures : '',
        next: isOwn ? [nextSteps, nextOn && `下次：${writtenDate(nextOn)}`].filter(Boolean).join('\n') : '',
      };
    });
  return [...inContacts, ...inTalks, ...inFollowUps, ...inVisits, ...inSessions].sort((one, other) =>
    one.on.localeCompare(other.on),
  );
}
