import { and, desc, eq, isNull } from 'drizzle-orm';
import { handOver } from '#shared/contract/hand-overs.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { handOvers, receivedHandOvers } from '#vault/roll/students/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';

/** What was handed over about a student, and what came from other schools; the latest first. @throws Refusal `noStudent`. */
export function listHandOvers(
  writer: Writer,
  { studentId }: InputOf<'handOvers.list'>,
): OutputOf<'handOvers.list'> {
  const student = studentOn(writer, studentId, writer.today);
  writer.recordLook({ action: 'handOver.viewed', subject: auditSubject(student) });
  return {
    given: writer.db
      .select()
      .from(handOvers)
      .where(eq(handOvers.studentId, studentId))
      .orderBy(desc(handOvers.recordedAt))
      .all()
      .map(({ content, ...row }) => ({ ...row, content: handOver.parse(JSON.parse(content)) })),
    received: writer.db
      .select()
      .from(receivedHandOvers)
      .where(and(eq(receivedHandOvers.studentId, studentId), isNull(receivedHandOvers.removedAt)))
      .orderBy(desc(receivedHandOvers.recordedAt))
      .all()
      .map(({ content, ...row }) => ({ ...row, content: handOver.parse(JSON.parse(content)) })),
  };
}

/** The return receipt; also when the student has left. @throws Refusal `noHandOver`, `dateInFuture`, `beforeHandOver`. */
export function recordHandOverReceipt(writer: Writer, wanted: InputOf<'handOvers.recordReceipt'>): void {
  const { handOverId, receivedOn, receivedBy } = wanted;
  const row = writer.db.select().from(handOvers).where(eq(handOvers.id, handOverId)).get();
  if (!row) throw noHandOver();
  refuseImpossibleDay(writer, 'receivedOn', receivedOn);
  if (receivedOn < row.preparedOn) {
    throw Refusal.at('receivedOn', 'beforeHandOver', '签收日期不能早于制作日期，请核对');
  }
  writer.db.update(handOvers).set({ receivedOn, receivedBy }).where(eq(handOvers.id, handOverId)).run();
  writer.record({
    action: 'handOver.receipt',
    subject: auditSubject(studentOn(writer, row.studentId, writer.today)),
    detail: {
      old: { receivedOn: row.receivedOn, receivedBy: row.receivedBy },
      new: { receivedOn, receivedBy },
    },
  });
}

/** Hides a pack that was taken in; it stays in the vault with the reason. @throws Refusal `noHandOver`, `archived`. */
export function removeReceived(writer: Writer, { handOverId, reason }: InputOf<'handOvers.remove'>): void {
  const row = writer.db
    .select()
    .from(receivedHandOvers)
    .where(and(eq(receivedHandOvers.id, handOverId), isNull(receivedHandOvers.removedAt)))
    .get();
  if (!row) throw noHandOver();
  mustBeAtSchool(writer, row.studentId);
  writer.db
    .update(receivedHandOvers)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(receivedHandOvers.id, handOverId))
    .run();
  writer.record({
    action: 'handOver.removed',
    subject: auditSubject(studentOn(writer, row.studentId, writer.today)),
    detail: { fromSchool: row.fromSchool, reason },
  });
}

function noHandOver(): Refusal {
  return new Refusal('noHandOver', '找不到这份移交材料，可能已被删除。请刷新后查看。');
}
