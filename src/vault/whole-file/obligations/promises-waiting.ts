import { and, isNull } from 'drizzle-orm';
import { promisesLeftToEnd } from '#shared/custody.ts';
import { custodyPromises } from '#vault/rooms/custody/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

/** Promises of guardians that end, and that no later one goes on with (policy J10, P4). */
export function promisesWaiting({ db }: DayReader, whose: Whose): Of<Waiting>[] {
  const { id, studentId, kind, fromOn, untilOn } = custodyPromises;
  const promises = db
    .select({ id, studentId, kind, fromOn, untilOn })
    .from(custodyPromises)
    .where(and(theirs(studentId, whose), isNull(custodyPromises.removedAt)))
    .all();
  return [...Map.groupBy(promises, (promise) => promise.studentId).values()].flatMap(promisesLeftToEnd).map(
    (promise): Of<Waiting> => ({
      studentId: promise.studentId,
      what: 'promiseEnds',
      on: promise.untilOn,
      opens: { record: 'custodyPromise', id: promise.id },
    }),
  );
}
