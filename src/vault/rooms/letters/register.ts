import { asc, desc, eq, type SQL } from 'drizzle-orm';
import { type LetterFacts, letterFactsFrom } from '#documents/letters/letter-facts.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { Refusal } from '#shared/outcome.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { kindNames } from './kinds.ts';
import { letterDeliveries, letterReceipts, letters, letterVoids } from './tables.ts';

/** The register: every letter ever issued, the newest first. */
export function listLetters(reader: Reader): LetterLine[] {
  return lettersWhere(reader, undefined);
}

/** The letters about one student, the newest first. */
export function lettersOf(reader: Reader, studentId: StudentId): LetterLine[] {
  return lettersWhere(reader, eq(letters.studentId, studentId));
}

function lettersWhere(reader: Reader, which: SQL | undefined): LetterLine[] {
  const { db } = reader;
  const rows = db
    .select({
      id: letters.id,
      kind: letters.kind,
      prefix: letters.prefix,
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
      studentId: letters.studentId,
      issuedOn: letters.issuedOn,
      recordedAt: letters.recordedAt,
      asksReceipt: letters.asksReceipt,
      facts: letters.facts,
      voidedOn: letterVoids.voidedOn,
      voidReason: letterVoids.reason,
    })
    .from(letters)
    .leftJoin(letterVoids, eq(letterVoids.letterId, letters.id))
    .where(which)
    .orderBy(desc(letters.schoolYear), desc(letters.recordedAt), desc(letters.sequence))
    .all();
  const receipts = new Map(
    db
      .select()
      .from(letterReceipts)
      .orderBy(asc(letterReceipts.sequence))
      .all()
      .map((receipt) => [receipt.letterId, receipt]),
  );
  const deliveries = Map.groupBy(
    db.select().from(letterDeliveries).orderBy(asc(letterDeliveries.sequence)).all(),
    ({ letterId }) => letterId,
  );
  const names = kindNames(reader);
  return rows.map(({ facts, voidedOn, voidReason, prefix, schoolYear, sequence, ...row }) => {
    const { student, guardianName = '' } = JSON.parse(facts) as Pick<LetterFacts, 'student' | 'guardianName'>;
    return {
      ...row,
      kindName: names.get(row.kind) ?? '',
      number: writtenLetterNumber({ prefix, schoolYear, sequence }),
      studentName: student.name,
      className: student.className,
      guardianName,
      voided: voidedOn === null ? null : { voidedOn, reason: voidReason ?? '' },
      deliveries: deliveries.get(row.id) ?? [],
      receipt: receipts.get(row.id) ?? null,
    };
  });
}

/** An issued letter without its bytes. @throws Refusal `noLetter`. */
export function existingLetter(reader: Reader, id: LetterId) {
  const row = reader.db
    .select({
      id: letters.id,
      kind: letters.kind,
      prefix: letters.prefix,
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
      studentId: letters.studentId,
      issuedOn: letters.issuedOn,
      asksReceipt: letters.asksReceipt,
      facts: letters.facts,
    })
    .from(letters)
    .where(eq(letters.id, id))
    .get();
  return row ?? refuseMissing();
}

/** What an issued letter said. @throws Refusal `noLetter`. */
export function factsOf(reader: Reader, id: LetterId): LetterFacts {
  return letterFactsFrom(existingLetter(reader, id).facts);
}

export function isVoid(reader: Reader, letterId: LetterId): boolean {
  return reader.db.select().from(letterVoids).where(eq(letterVoids.letterId, letterId)).get() !== undefined;
}

export function refuseMissing(): never {
  throw new Refusal('noLetter', '找不到这份告知书。请刷新登记簿后再选。');
}
