import { and, eq, gte, isNull, type SQL, sql } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { contacts } from '#vault/rooms/contacts/tables.ts';
import { followUps } from '#vault/rooms/follow-ups/tables.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { interviews } from '#vault/rooms/interviews/tables.ts';
import type { Act } from '#vault/rooms/obligations/obligations.ts';
import { ASSESSES } from '#vault/rooms/sessions/sessions.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { talks } from '#vault/rooms/talks/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

/** What was done since a day with the students or their families, of each kind with those about whom it is asked. */
export function actsOf(
  { db }: DayReader,
  asked: ReadonlyMap<Act['kind'], ReadonlySet<StudentId>>,
  since: LocalDate,
): Of<Act>[] {
  const whom = (...kinds: Act['kind'][]) => [
    ...new Set(kinds.flatMap((kind) => [...(asked.get(kind) ?? [])])),
  ];
  const inSessions = db
    .select({
      studentId: sessionStudents.studentId,
      on: sessions.occurredOn,
      kind: sessions.kind,
      assessed: sql<number>`${ASSESSES}`,
    })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        among(sessionStudents.studentId, whom('session', 'groupSession')),
        sessionStudents.came,
        stands(sessions),
        gte(sessions.occurredOn, since),
      ),
    )
    .all()
    .map(
      ({ studentId, on, kind, assessed }): Of<Act> =>
        kind === 'group'
          ? { studentId, on, kind: 'groupSession' }
          : { studentId, on, kind: 'session', assessed: assessed === 1 },
    );
  const inTalks = db
    .select({
      studentId: talks.studentId,
      on: talks.occurredOn,
      byHomeroomTeacher: isHomeroomTeacher(),
    })
    .from(talks)
    .where(and(among(talks.studentId, whom('talk')), isNull(talks.removedAt), gte(talks.occurredOn, since)))
    .all()
    .map(
      ({ byHomeroomTeacher, ...talk }): Of<Act> => ({
        ...talk,
        kind: 'talk',
        byHomeroomTeacher: byHomeroomTeacher === 1,
      }),
    );
  const inFollowUps = db
    .select({ studentId: followUps.studentId, on: followUps.occurredOn, channel: followUps.channel })
    .from(followUps)
    .where(
      and(
        among(followUps.studentId, whom('followUp')),
        isNull(followUps.removedAt),
        gte(followUps.occurredOn, since),
      ),
    )
    .all()
    .map(
      ({ channel, ...each }): Of<Act> => ({ ...each, kind: 'followUp', inPerson: channel === 'inPerson' }),
    );
  const inContacts = db
    .select({ studentId: contacts.studentId, on: contacts.occurredOn })
    .from(contacts)
    .where(
      and(
        among(contacts.studentId, whom('contact')),
        isNull(contacts.removedAt),
        gte(contacts.occurredOn, since),
      ),
    )
    .all()
    .map((each): Of<Act> => ({ ...each, kind: 'contact' }));
  const inVisits = db
    .select({ studentId: homeVisits.studentId, on: homeVisits.occurredOn, text: homeVisits.text })
    .from(homeVisits)
    .where(
      and(
        among(homeVisits.studentId, whom('homeVisit')),
        isNull(homeVisits.removedAt),
        gte(homeVisits.occurredOn, since),
      ),
    )
    .all()
    .flatMap(({ studentId, on, text }): Of<Act>[] =>
      on === null ? [] : [{ studentId, on, kind: 'homeVisit', told: text !== '' }],
    );
  const inInterviews = db
    .select({ studentId: interviews.studentId, on: interviews.occurredOn, risk: interviews.risk })
    .from(interviews)
    .where(
      and(
        among(interviews.studentId, whom('interview')),
        isNull(interviews.removedAt),
        gte(interviews.occurredOn, since),
      ),
    )
    .all()
    .map(({ risk, ...each }): Of<Act> => ({ ...each, kind: 'interview', assessed: risk !== 'notAsked' }));
  return [...inSessions, ...inTalks, ...inFollowUps, ...inContacts, ...inVisits, ...inInterviews];
}

/**
 * 1 where the talk was the homeroom teacher's of its day, by name; or where no class of that day has one on record, so
 * that nobody can tell.
 */
function isHomeroomTeacher(): SQL<number> {
  const named = sql`SELECT t.name FROM class_memberships m
    JOIN homeroom_teachers h ON h.class_id = m.class_id
    JOIN staff t ON t.id = h.staff_id
    WHERE m.student_id = ${talks.studentId}
      AND m.from_on <= ${talks.occurredOn} AND (m.ended_on IS NULL OR m.ended_on > ${talks.occurredOn})
      AND h.from_on <= ${talks.occurredOn} AND (h.ended_on IS NULL OR h.ended_on > ${talks.occurredOn})`;
  return sql`(${talks.spokenBy} IN (${named}) OR NOT EXISTS (${named}))`;
}
