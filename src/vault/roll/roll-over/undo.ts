import { and, eq, isNull } from 'drizzle-orm';
import type { RollOverId, StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { withdrawAppointments } from '#vault/roll/school/homeroom-teachers.ts';
import { rollOvers } from '#vault/roll/school/tables.ts';
import { endDeparture } from '#vault/roll/students/departures.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import { classMemberships, departures } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { existingRollOver, type KeptPlan } from './kept-roll-over.ts';

/**
 * Takes a roll-over back in one step: what it began has never begun, and each old place goes on. Refused as soon
 * as one of its students has changed class or left, since that must not disappear.
 *
 * @returns how many students are back in their old class.
 * @throws Refusal `noRollOver`, `alreadyUndone`, `changedSince`.
 */
export function undoRollOver(writer: Writer, rollOverId: RollOverId): number {
  const { plan, intoSchoolYear, undoneAt } = existingRollOver(writer, rollOverId);
  if (undoneAt !== null) throw new Refusal('alreadyUndone', '这次升级已经撤销。');
  const changed = plan.ended.filter((step) => hasChanged(writer, step, rollOverId));
  if (changed.length > 0)
    refuseChanged(
      writer,
      changed.map(({ studentId }) => studentId),
    );

  writer.db
    .update(classMemberships)
    .set({ endedOn: classMemberships.fromOn })
    .where(and(eq(classMemberships.rollOverId, rollOverId), isNull(classMemberships.endedOn)))
    .run();
  const left = writer.db
    .select()
    .from(departures)
    .where(and(eq(departures.rollOverId, rollOverId), isNull(departures.returnedOn)))
    .all();
  for (const departure of left) {
    endDeparture(writer, departure, { returnedOn: departure.leftOn, returnReason: '撤销升级' });
  }
  withdrawAppointments(writer, { rollOverId });
  const goOn = among(
    classMemberships.id,
    plan.ended.map(({ placeId }) => placeId),
  );
  writer.db.update(classMemberships).set({ endedOn: null }).where(goOn).run();
  writer.db.update(rollOvers).set({ undoneAt: writer.now }).where(eq(rollOvers.id, rollOverId)).run();
  writer.record({
    action: 'rollOver.undone',
    subject: `${intoSchoolYear}学年：${plan.ended.length} 人`,
    detail: { rollOverId },
  });
  return plan.ended.length;
}

/** The old place still ends on that day, and what the roll-over began still lasts. */
function hasChanged(reader: Reader, step: KeptPlan['ended'][number], rollOverId: RollOverId): boolean {
  const old = reader.db
    .select({ endedOn: classMemberships.endedOn })
    .from(classMemberships)
    .where(and(eq(classMemberships.id, step.placeId), eq(classMemberships.studentId, step.studentId)))
    .get();
  if (old?.endedOn !== step.endedOn) return true;
  const begun = reader.db
    .select({ id: classMemberships.id })
    .from(classMemberships)
    .where(
      and(
        eq(classMemberships.rollOverId, rollOverId),
        eq(classMemberships.studentId, step.studentId),
        isNull(classMemberships.endedOn),
      ),
    )
    .get();
  if (begun) return false;
  const left = reader.db
    .select({ id: departures.id })
    .from(departures)
    .where(
      and(
        eq(departures.rollOverId, rollOverId),
        eq(departures.studentId, step.studentId),
        isNull(departures.returnedOn),
      ),
    )
    .get();
  return left === undefined;
}

function refuseChanged(reader: Reader, ids: readonly StudentId[]): never {
  const names = studentsById(reader, ids, reader.today).map(({ name }) => name);
  const first = names.slice(0, 3).join('、');
  const who =
    names.length === 0
      ? `${ids.length} 名学生`
      : names.length > 3
        ? `${first}等 ${ids.length} 名学生`
        : first;
  throw new Refusal(
    'changedSince',
    `不能撤销：升级之后${who}又有了班级或离校的变动，那些变动不会随撤销消失。需要更正的，请在学生档案里逐人修改。`,
  );
}
