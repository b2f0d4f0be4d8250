import { asc, eq, gt, sql } from 'drizzle-orm';
import { DESTROYED_SUBJECT, writeErased } from '../audit/erased.ts';
import { auditLog } from '../audit/tables.ts';
import type { Writer } from '../database/access.ts';

const LINES_AT_ONCE = 2_000;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const BRACKETED = /（([^（）]+)）/g;
const LETTER_NUMBER = /心告〔\d+〕\d+号/g;
const SEARCHED = /"search":"((?:[^"\\]|\\.)*)"/;

/** What names those who are destroyed, wherever it stands. */
export interface Traces {
  /** Of the students and of every row of theirs. */
  ids: ReadonlySet<string>;
  /** Every name under each number that they ever had. */
  names: ReadonlyMap<string, ReadonlySet<string>>;
  letterNumbers: ReadonlySet<string>;
}

/**
 * Takes from the audit log what its lines say of those who are destroyed. A line keeps its place, its time, its hand,
 * its act and its hash (docs/decisions/0011-destruction.md).
 *
 * @returns the numbers of the lines.
 */
export function eraseLines(writer: Writer, traces: Traces, destructionId: string): number[] {
  const erased: number[] = [];
  for (let last = 0; ; ) {
    const lines = writer.db
      .select()
      .from(auditLog)
      .where(gt(auditLog.sequence, last))
      .orderBy(asc(auditLog.sequence))
      .limit(LINES_AT_ONCE)
      .all();
    for (const line of lines) {
      last = line.sequence;
      if (line.subject === DESTROYED_SUBJECT || !speaksOf(traces, line)) continue;
      writer.db
        .update(auditLog)
        .set({ subject: DESTROYED_SUBJECT, detail: writeErased(destructionId) })
        .where(eq(auditLog.sequence, line.sequence))
        .run();
      erased.push(line.sequence);
    }
    if (lines.length < LINES_AT_ONCE) return erased;
  }
}

/** True when a line names one of them: by an id, as 姓名（学号）, by the number of a letter, or as what was searched. */
export function speaksOf(
  { ids, names, letterNumbers }: Traces,
  { subject, detail }: { subject: string; detail: string },
): boolean {
  const text = `${subject}\n${detail}`;
  if (text.match(UUID)?.some((id) => ids.has(id))) return true;
  if (subject.match(LETTER_NUMBER)?.some((number) => letterNumbers.has(number))) return true;
  for (const bracketed of text.matchAll(BRACKETED)) {
    const before = text.slice(0, bracketed.index);
    for (const name of names.get(bracketed[1] ?? '') ?? []) if (before.endsWith(name)) return true;
  }
  const searched = SEARCHED.exec(detail)?.[1] ?? '';
  return [...names].some(
    ([number, own]) =>
      searched !== '' && (searched.includes(number) || [...own].some((name) => searched.includes(name))),
  );
}

/**
 * Every name and number that those of `ids` ever had, by the corrections in the log.
 *
 * @param current their names by their numbers today.
 */
export function everyName(
  writer: Writer,
  ids: ReadonlySet<string>,
  current: readonly { studentNumber: string; name: string }[],
): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const known = new Map<string, Set<string>>();
  const put = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const { studentNumber, name } of current) put(names, studentNumber, name);
  const corrections = writer.db
    .select({ detail: auditLog.detail })
    .from(auditLog)
    .where(sql`${auditLog.action} = 'student.corrected'`)
    .all();
  for (const { detail } of corrections) {
    const { old: before, new: after } = readCorrection(detail);
    if (!before?.id || !ids.has(before.id)) continue;
    for (const each of [before, after]) {
      if (each?.name && each.studentNumber) put(known, each.studentNumber, each.name);
    }
  }
  for (const [number, own] of known) for (const name of own) put(names, number, name);
  return names;
}

interface Corrected {
  id?: string;
  name?: string;
  studentNumber?: string;
}

/** The log's own JSON, as `correctStudent` wrote it. */
function readCorrection(detail: string): { old?: Corrected | null; new?: Corrected | null } {
  return JSON.parse(detail) as { old?: Corrected | null; new?: Corrected | null };
}
