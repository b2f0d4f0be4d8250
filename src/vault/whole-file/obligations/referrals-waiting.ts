import { and, asc, eq, isNull, notExists } from 'drizzle-orm';
import type { ReferralId } from '#shared/contract/referrals.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { contacts } from '#vault/rooms/contacts/tables.ts';
import { letters, letterVoids } from '#vault/rooms/letters/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { referralSteps, referrals } from '#vault/rooms/referrals/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent, type Of } from './by-student.ts';

/**
 * What a referral waits for, by its last step (policy J9, B9): an answer; after a refusal a second talk with the guardian
 * and a letter; an appointment; the visit; what came of it.
 */
export function referralsWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const { db } = reader;
  const open = db
    .select({ id: referrals.id, studentId: referrals.studentId, occurredOn: referrals.occurredOn })
    .from(referrals)
    .where(and(theirs(referrals.studentId, whose), isNull(referrals.removedAt)))
    .all();
  const steps = Map.groupBy(
    db
      .select()
      .from(referralSteps)
      .where(
        and(
          among(
            referralSteps.referralId,
            open.map(({ id }) => id),
          ),
          isNull(referralSteps.removedAt),
        ),
      )
      .orderBy(asc(referralSteps.occurredOn), asc(referralSteps.recordedAt))
      .all(),
    ({ referralId }) => referralId,
  );
  const lastOf = (id: ReferralId) => steps.get(id)?.at(-1);
  const refused = open.filter(({ id }) => lastOf(id)?.step === 'refused').map(({ studentId }) => studentId);
  const talks = byStudent(
    db
      .select({ studentId: contacts.studentId, on: contacts.occurredOn })
      .from(contacts)
      .where(and(among(contacts.studentId, refused), isNull(contacts.removedAt)))
      .all(),
  );
  const sent = byStudent(
    db
      .select({ studentId: letters.studentId, on: letters.issuedOn })
      .from(letters)
      .where(
        and(
          among(letters.studentId, refused),
          notExists(
            db
              .select({ id: letterVoids.letterId })
              .from(letterVoids)
              .where(eq(letterVoids.letterId, letters.id)),
          ),
        ),
      )
      .all(),
  );
  return open.flatMap(({ id, studentId, occurredOn }) =>
    waitingAfter(lastOf(id), {
      suggestedOn: occurredOn,
      talkedSince: (day) => talks(studentId).some(({ on }) => on > day),
      writtenSince: (day) => sent(studentId).some(({ on }) => on >= day),
    }).map(([what, on]): Of<Waiting> => ({ studentId, what, on, opens: { record: 'referral', id } })),
  );
}

interface Around {
  suggestedOn: LocalDate;
  /** The refusal itself was said in the first talk. */
  talkedSince(day: LocalDate): boolean;
  writtenSince(day: LocalDate): boolean;
}

/** What waits after the last step, each from its day on. */
function waitingAfter(
  last: typeof referralSteps.$inferSelect | undefined,
  { suggestedOn, talkedSince, writtenSince }: Around,
): [Waiting['what'], LocalDate][] {
  switch (last?.step) {
    case undefined:
      return [['referralAnswer', suggestedOn]];
    case 'refused': {
      const { occurredOn } = last;
      const owed: [Waiting['what'], LocalDate][] = [];
      if (!talkedSince(occurredOn)) owed.push(['secondTalk', occurredOn]);
      if (!writtenSince(occurredOn)) owed.push(['refusalLetter', occurredOn]);
      return owed;
    }
    case 'agreed':
      return [['referralAppointment', last.occurredOn]];
    case 'visited':
      return [['referralFeedback', last.occurredOn]];
    case 'appointed':
    case 'fedBack':
      return last.nextOn === null ? [] : [['referralVisit', last.nextOn]];
    case 'ended':
      return [];
  }
}
