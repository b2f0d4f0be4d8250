import { randomUUID } from 'node:crypto';
import { asc, desc, eq, max } from 'drizzle-orm';
import { LETTER_KINDS, noticeBody, type OwnersKind } from '#documents/letters/letter-kinds.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type LetterKind, type LetterTemplate, letterTemplate } from '#shared/contract/letters.ts';
import { unknownIn } from '#shared/letter-words.ts';
import { Refusal } from '#shared/outcome.ts';
import { codesOf } from '#shared/terms.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { letterTemplates } from './tables.ts';

const isBroughtAlong = (kind: string): kind is OwnersKind => Object.hasOwn(LETTER_KINDS, kind);

/** The words of a kind before anybody changed them; the three requests of 附件2 as a school of an earlier app has them. */
function wordsAtFirst(reader: Reader, kind: OwnersKind): LetterTemplate {
  return kind === 'notice'
    ? { ...LETTER_KINDS.notice, body: noticeBody(schoolRow(reader)) }
    : LETTER_KINDS[kind];
}

/** The kinds with their words as they are today: the app's own in their order, then the school's by age. */
export function letterKinds(reader: Reader): LetterKind[] {
  return everyKind(reader).flatMap(({ isAside, ...kind }) => (isAside ? [] : [kind]));
}

/** What each kind is called today, by its code; one that was put aside, what it was called. */
export function kindNames(reader: Reader): Map<string, string> {
  const brought = codesOf(LETTER_KINDS).map((kind): [string, string] => [kind, LETTER_KINDS[kind].name]);
  const written = reader.db
    .select({ kind: letterTemplates.kind, content: letterTemplates.content })
    .from(letterTemplates)
    .orderBy(asc(letterTemplates.version))
    .all()
    .flatMap((row): [string, string][] => (row.content === '' ? [] : [[row.kind, contentOf(row).name]]));
  return new Map([...brought, ...written]);
}

/** Those that were put aside too: nobody else takes their name and their numbers. */
function everyKind(reader: Reader): (LetterKind & { isAside: boolean })[] {
  const written = new Map<string, (typeof letterTemplates.$inferSelect)[]>();
  for (const row of reader.db.select().from(letterTemplates).orderBy(asc(letterTemplates.version)).all())
    written.set(row.kind, [...(written.get(row.kind) ?? []), row]);
  const own = [...written.keys()].filter((kind) => !isBroughtAlong(kind));
  return [...codesOf(LETTER_KINDS), ...own].flatMap((kind) => {
    const versions = written.get(kind) ?? [];
    const words = versions.findLast(({ content }) => content !== '');
    const template = words ? contentOf(words) : isBroughtAlong(kind) ? wordsAtFirst(reader, kind) : null;
    if (!template) return [];
    return [
      {
        ...template,
        kind,
        isOwn: !isBroughtAlong(kind),
        version: versions.at(-1)?.version ?? 0,
        isAside: versions.at(-1)?.content === '',
      },
    ];
  });
}

// Written by writeKind, by this shape.
const contentOf = ({ content }: { content: string }): LetterTemplate =>
  letterTemplate.parse(JSON.parse(content));

/** @throws Refusal `noKind`. */
export function letterKindOf(reader: Reader, kind: string): LetterKind {
  return letterKinds(reader).find((each) => each.kind === kind) ?? refuseMissing();
}

/**
 * New words for a kind, or a new kind of the school's own. The words before stay, version by version.
 *
 * @throws Refusal `noKind`, `unknownPlaceholder`, `nameTaken`, `prefixTaken`.
 */
export function writeKind(
  writer: Writer,
  { kind, template }: InputOf<'letters.writeKind'>,
): OutputOf<'letters.writeKind'> {
  const before = kind === null ? null : letterKindOf(writer, kind);
  const code = kind ?? randomUUID();
  for (const field of ['body', 'receipt'] as const) {
    const [unknown] = unknownIn(template[field]);
    if (unknown !== undefined) {
      const message = `没有“${unknown}”这一项，请从“插入”里选，或去掉方括号【】`;
      throw Refusal.at(field, 'unknownPlaceholder', message);
    }
  }
  for (const other of everyKind(writer)) {
    if (other.kind === code) continue;
    if (other.name === template.name && !other.isAside)
      throw Refusal.at('name', 'nameTaken', `已有“${other.name}”，请换一个名称`);
    // Also of one that was put aside: its numbers were given.
    if (other.prefix === template.prefix)
      throw Refusal.at('prefix', 'prefixTaken', `字头“${other.prefix}”由“${other.name}”使用，请换一个`);
  }
  insertVersion(writer, code, JSON.stringify(template));
  const { kind: _kind, isOwn: _isOwn, version: _version, ...old } = before ?? {};
  writer.record({
    action: 'letter.kindWritten',
    subject: template.name,
    detail: { ...(before && { old }), new: template },
  });
  return { kind: code };
}

/** @throws Refusal `noKind`, also for one that the app brings along. */
export function putKindAside(writer: Writer, { kind }: InputOf<'letters.putKindAside'>): void {
  const before = letterKindOf(writer, kind);
  if (!before.isOwn) refuseMissing();
  insertVersion(writer, kind, '');
  writer.record({ action: 'letter.kindPutAside', subject: before.name });
}

/** @throws Refusal `noKind`. */
export function kindVersions(
  reader: Reader,
  { kind }: InputOf<'letters.kindVersions'>,
): OutputOf<'letters.kindVersions'> {
  letterKindOf(reader, kind);
  const written = reader.db
    .select()
    .from(letterTemplates)
    .where(eq(letterTemplates.kind, kind))
    .orderBy(desc(letterTemplates.version))
    .all()
    .filter(({ content }) => content !== '')
    .map((row) => ({
      version: row.version,
      recordedAt: row.recordedAt,
      recordedBy: row.recordedBy,
      template: contentOf(row),
    }));
  if (!isBroughtAlong(kind)) return written;
  const first = { version: 0, recordedAt: null, recordedBy: '', template: wordsAtFirst(reader, kind) };
  return [...written, first];
}

function insertVersion(writer: Writer, kind: string, content: string): void {
  const row = writer.db
    .select({ highest: max(letterTemplates.version) })
    .from(letterTemplates)
    .where(eq(letterTemplates.kind, kind))
    .get();
  writer.db
    .insert(letterTemplates)
    .values({
      kind,
      version: (row?.highest ?? 0) + 1,
      content,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
}

function refuseMissing(): never {
  throw new Refusal('noKind', '找不到这种告知书，可能已经停用。请重新选择种类。');
}
