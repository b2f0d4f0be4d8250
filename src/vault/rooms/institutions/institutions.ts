import { asc, desc, eq, max } from 'drizzle-orm';
import type { InstitutionId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Institution } from '#shared/contract/institutions.ts';
import { Refusal } from '#shared/outcome.ts';
import { INSTITUTION_KINDS } from '#shared/terms.ts';
import type { LogWords } from '#vault/records/record-kind.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { institutions } from './tables.ts';

type Row = typeof institutions.$inferSelect;

const institutionOf = ({ position: _, recordedAt: _at, recordedBy: _by, ...institution }: Row): Institution =>
  institution;

const factsOf = ({ kind, name, department, phone, address, note }: Row) => ({
  kind,
  name,
  department,
  phone,
  address,
  note,
});

/** What the log calls what is written of an institution. */
export const institutionLog: LogWords = {
  labels: { name: '名称', department: '科室', address: '地址', offeredOrder: '顺序' },
  words: { kind: INSTITUTION_KINDS },
};

/** The directory in its order, those put aside at its end. */
export function listInstitutions(reader: Reader): Institution[] {
  return reader.db
    .select()
    .from(institutions)
    .orderBy(desc(institutions.inUse), asc(institutions.position), asc(institutions.recordedAt))
    .all()
    .map(institutionOf);
}

/** Adds an institution at the end of the order, or changes one. @throws Refusal `noInstitution`, `nameTaken`. */
export function writeInstitution(
  writer: Writer,
  { institutionId, ...columns }: InputOf<'institutions.write'>,
): InstitutionId {
  const before = institutionId === null ? null : existing(writer, institutionId);
  const { name, department } = columns;
  const double = listInstitutions(writer).find(
    (each) => each.id !== institutionId && each.name === name && each.department === department,
  );
  if (double) {
    const aside = double.inUse ? '' : '（已停用，可以恢复使用）';
    throw Refusal.at('name', 'nameTaken', `名录里已有“${name}”${aside}，请写上不同的科室，或修改那一家`);
  }
  const row = before
    ? writer.db.update(institutions).set(columns).where(eq(institutions.id, before.id)).returning().get()
    : writer.db
        .insert(institutions)
        .values({
          ...columns,
          position: lastPosition(writer) + 1,
          recordedAt: writer.now,
          recordedBy: writer.person,
        })
        .returning()
        .get();
  writer.record({
    action: before ? 'institution.changed' : 'institution.added',
    subject: row.name,
    detail: before ? { old: factsOf(before), new: factsOf(row) } : { new: factsOf(row) },
  });
  return row.id;
}

/** @throws Refusal `otherInstitutions` when the list is not of all that are in use. */
export function orderInstitutions(writer: Writer, { institutionIds }: InputOf<'institutions.order'>): void {
  const known = listInstitutions(writer).filter(({ inUse }) => inUse);
  const ordered = institutionIds.flatMap((id) => known.find((each) => each.id === id) ?? []);
  if (ordered.length !== known.length || new Set(ordered).size !== known.length) {
    throw new Refusal('otherInstitutions', '名录刚刚有变动，顺序没有保存。请看最新的名录后再调整。');
  }
  ordered.forEach(({ id }, index) => {
    writer.db
      .update(institutions)
      .set({ position: index + 1 })
      .where(eq(institutions.id, id))
      .run();
  });
  writer.record({
    action: 'institution.ordered',
    subject: '',
    detail: {
      old: { offeredOrder: known.map(({ name }) => name) },
      new: { offeredOrder: ordered.map(({ name }) => name) },
    },
  });
}

/** It is offered no more; letters and talks that name it stay as they are. @throws Refusal `noInstitution`. */
export function putInstitutionAside(
  writer: Writer,
  { institutionId }: InputOf<'institutions.putAside'>,
): void {
  const { id, name, inUse } = existing(writer, institutionId);
  if (!inUse) return;
  writer.db.update(institutions).set({ inUse: false }).where(eq(institutions.id, id)).run();
  writer.record({ action: 'institution.putAside', subject: name });
}

/** Offers one again, at the end of the order. @throws Refusal `noInstitution`. */
export function takeInstitutionUp(writer: Writer, { institutionId }: InputOf<'institutions.takeUp'>): void {
  const { id, name, inUse } = existing(writer, institutionId);
  if (inUse) return;
  const position = lastPosition(writer) + 1;
  writer.db.update(institutions).set({ inUse: true, position }).where(eq(institutions.id, id)).run();
  writer.record({ action: 'institution.takenUp', subject: name });
}

function lastPosition(reader: Reader): number {
  return (
    reader.db
      .select({ last: max(institutions.position) })
      .from(institutions)
      .get()?.last ?? 0
  );
}

function existing(reader: Reader, id: InstitutionId): Row {
  const row = reader.db.select().from(institutions).where(eq(institutions.id, id)).get();
  if (!row) throw new Refusal('noInstitution', '名录里找不到这家机构。请刷新后再看。');
  return row;
}
