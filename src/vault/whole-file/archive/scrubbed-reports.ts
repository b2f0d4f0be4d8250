import { eq, sql } from 'drizzle-orm';
import { rollOvers } from '#vault/roll/school/tables.ts';
import { rosterImports } from '#vault/roll/students/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { drafts } from '#vault/strongbox/drafts/tables.ts';
import { namesAnId, type Traces } from './erased-lines.ts';

/**
 * Takes those who are destroyed out of what tells of many at once: the reports of rosters and roll-overs lose their
 * lines, and what was being typed about them goes.
 */
export function scrubReports(writer: Writer, traces: Traces): void {
  const { db } = writer;
  for (const { id, report } of db.select().from(rosterImports).all()) {
    const scrubbed = withoutThem(report, traces);
    if (scrubbed !== report)
      db.update(rosterImports).set({ report: scrubbed }).where(eq(rosterImports.id, id)).run();
  }
  for (const { id, plan, report } of db.select().from(rollOvers).all()) {
    const scrubbed = { plan: withoutThem(plan, traces), report: withoutThem(report, traces) };
    if (scrubbed.plan !== plan || scrubbed.report !== report) {
      db.update(rollOvers).set(scrubbed).where(eq(rollOvers.id, id)).run();
    }
  }
  for (const { key, content } of db.select().from(drafts).all()) {
    if (isAbout(key, traces) || isAbout(content, traces) || namesOne(content, traces)) {
      db.delete(drafts).where(sql`${drafts.key} = ${key}`).run();
    }
  }
}

/**
 * The same JSON without the list entries that tell of one of them, and without the sentence about one of them in the
 * entry of somebody else; what tells of none comes back as it is.
 */
export function withoutThem(json: string, traces: Traces): string {
  const parsed: unknown = JSON.parse(json);
  const left = without(parsed, traces, new Set([...traces.names.values()].flatMap((own) => [...own])));
  return left === parsed ? json : JSON.stringify(left);
}

function without(value: unknown, traces: Traces, names: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return saysANumber(value, traces) ? '' : value;
  if (Array.isArray(value)) {
    const left = value
      .filter((entry) => !isEntryAbout(entry, traces, names))
      .map((entry) => without(entry, traces, names));
    return left.length === value.length && left.every((entry, at) => entry === value[at]) ? value : left;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !traces.ids.has(key))
    .map(([key, part]) => [key, without(part, traces, names)] as const);
  const isSame =
    entries.length === Object.keys(value).length &&
    entries.every(([key, part]) => part === (value as Record<string, unknown>)[key]);
  return isSame ? value : Object.fromEntries(entries);
}

/** An entry of a report is about one of them by an id, by a number, or by a name where no number stands beside it. */
function isEntryAbout(entry: unknown, traces: Traces, names: ReadonlySet<string>): boolean {
  if (typeof entry === 'string') return isAbout(entry, traces) || traces.names.has(entry);
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return false;
  const texts = Object.values(entry).filter((part): part is string => typeof part === 'string');
  if (texts.some((text) => isAbout(text, traces) || traces.names.has(text))) return true;
  // A row that could not be read has no number.
  if ('studentNumber' in entry && entry.studentNumber !== '') return false;
  return texts.some((text) => names.has(text) || saysANumber(text, traces));
}

const NUMBER_SAID = /学籍?号 ([^\s，；。）]+)/g;

/** A report says of a row whom else it may be: 册上已有同名学生（七年级(1)班，学号 20260101）. */
function saysANumber(text: string, { names }: Traces): boolean {
  return [...text.matchAll(NUMBER_SAID)].some(([, number = '']) => names.has(number));
}

function isAbout(text: string, { ids }: Traces): boolean {
  return namesAnId(text, ids);
}

/** A form that is being typed holds a name and its number. */
function namesOne(text: string, { names }: Traces): boolean {
  return [...names].some(
    ([number, own]) => text.includes(number) && [...own].some((name) => text.includes(name)),
  );
}
