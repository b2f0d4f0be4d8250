import { and, asc, eq, isNull } from 'drizzle-orm';
import { CLUE_RULES, type Fired, type Trace, writtenClueRule } from '#shared/clues.ts';
import type { Clue, ClueId } from '#shared/contract/clues.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { Refusal } from '#shared/outcome.ts';
import {
  existingInFile,
  recordsInFile,
  removeFromFile,
  writeInFile,
} from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { DayReader, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { clueRecords, clues } from './tables.ts';

/** Answers to a student's clues, in the order in which they were written down. */
export function cluesOf(reader: Reader, studentId: StudentId) {
  const answers = recordsInFile(reader, clues, studentId);
  const records = Map.groupBy(
    reader.db
      .select()
      .from(clueRecords)
      .where(
        among(
          clueRecords.clueId,
          answers.map(({ id }) => id),
        ),
      )
      .orderBy(asc(clueRecords.sequence))
      .all(),
    ({ clueId }) => clueId,
  );
  return answers.map((answer) => ({
    ...answer,
    records: (records.get(answer.id) ?? []).map(({ recordKind, recordId, told }) => ({
      told,
      // The kind was written with the id.
      opens: { record: recordKind, id: recordId } as RecordRef,
    })),
  })) satisfies Clue[];
}

/** Ids of records that an answer was about: they count for no other clue. */
export function answeredRecords({ db }: DayReader, whose: Whose): Set<string> {
  const rows = db
    .select({ id: clueRecords.recordId })
    .from(clueRecords)
    .innerJoin(clues, eq(clues.id, clueRecords.clueId))
    .where(and(theirs(clues.studentId, whose), isNull(clues.removedAt)))
    .all();
  return new Set(rows.map(({ id }) => id));
}

/**
 * 预警线索 is taken up, for a talk, an assessment or a plan, or refused. What was met then is kept with it.
 *
 * @param waiting the rules that the student's records meet now.
 * @throws Refusal `noClue` where nothing waits any more; `noStudent`, `archived`, `noRecord`; those of `refuseImpossibleDay`.
 */
export function answerClue(
  writer: Writer,
  { clueId, ...columns }: InputOf<'clues.answer'>,
  waiting: readonly Fired[],
): ClueId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  const of = { table: clues, action: 'clue.written' } as const;
  if (clueId !== null) {
    const { because } = existingInFile(writer, clues, clueId);
    return writeInFile(writer, of, clueId, { ...columns, because });
  }
  if (waiting.length === 0)
    throw new Refusal(
      'noClue',
      '这名学生现在没有要处理的预警线索，可能已经处理，或记录已更正。请刷新后查看。',
    );
  const because = waiting
    .map(({ rule, size }) => `${CLUE_RULES[rule].word}（${writtenClueRule(rule, size)}）`)
    .join('\n');
  const written = writeInFile(writer, of, null, { ...columns, because });
  writer.db
    .insert(clueRecords)
    .values(
      recordsIn(waiting).map(({ opens, told }) => ({
        clueId: written,
        recordKind: opens.record,
        recordId: opens.id,
        told,
      })),
    )
    .run();
  return written;
}

/** Each record once, by day, however many rules it is part of. */
export function recordsIn(fired: readonly Fired[]): Trace[] {
  const byId = new Map(
    fired.flatMap(({ traces }) => traces).map((trace) => [trace.opens.id as string, trace]),
  );
  return [...byId.values()].sort((one, other) => one.on.localeCompare(other.on));
}

/** Takes an answer back: its records count again. @throws Refusal `archived`, `noRecord`. */
export function removeClue(writer: Writer, { clueId, reason }: InputOf<'clues.remove'>): void {
  removeFromFile(writer, { table: clues, action: 'clue.removed' }, clueId, reason);
}
