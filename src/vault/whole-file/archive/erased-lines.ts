import { asc, eq, gt, sql } from 'drizzle-orm';
import { changesOfStudents } from '#vault/roll/roster/roster-changes.ts';
import { DESTROYED_SUBJECT, writeErased } from '#vault/strongbox/audit/erased.ts';
import { auditLog } from '#vault/strongbox/audit/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';

const LINES_AT_ONCE = 2_000;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const BRACKETED = /（([^（）]+)）/g;
const LETTER_NUMBER = /\p{L}{1,6}〔\d+〕\d+号/gu;
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

/** True when an id of theirs stands in a text. */
export function namesAnId(text: string, ids: ReadonlySet<string>): boolean {
  return text.match(UUID)?.some((id) => ids.has(id)) ?? false;
}

/** True when a line names one of them: by an id, as 姓名（学号）, by the number of a letter, or as what was searched. */
export function speaksOf(
  { ids, names, letterNumbers }: Traces,
  { subject, detail }: { subject: string; detail: string },
): boolean {
  const text = `${subject}\n${detail}`;
  if (namesAnId(text, ids)) return true;
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
 * Every name and number that they ever had, each name under each number: by the corrections in the log, and by what
 * rosters brought and changed.
 *
 * @param current who they are today.
 */
export function everyName(
  reader: Reader,
  current: readonly { id: string; studentNumber: string; otherNumber: string; name: string }[],
): Map<string, Set<string>> {
  const known = new Map(
    current.map(({ id, studentNumber, otherNumber, name }) => [
      id,
      { numbers: new Set([studentNumber, otherNumber].filter(Boolean)), names: new Set([name]) },
    ]),
  );
  const alsoCalled = (id: string | undefined, ...called: (Called | null | undefined)[]) => {
    const own = known.get(id ?? '');
    if (!own) return;
    for (const { name, ...numbers } of called.flatMap((each) => each ?? [])) {
      if (name) own.names.add(name);
      for (const number of [numbers.studentNumber, numbers.otherNumber, numbers.registrationNumber]) {
        if (number) own.numbers.add(number);
      }
    }
  };
  const corrections = reader.db
    .select({ detail: auditLog.detail })
    .from(auditLog)
    .where(sql`${auditLog.action} = 'student.corrected'`)
    .all();
  for (const { detail } of corrections) {
    const { old: before, new: after } = readCorrection(detail);
    alsoCalled(before?.id, before, after);
  }
  const ids = current.map(({ id }) => id);
  for (const { studentId, change } of changesOfStudents(reader, ids)) {
    if (change.kind === 'enrolled') alsoCalled(studentId, change, change.particulars);
    if (change.kind === 'particulars') alsoCalled(studentId, change.old, change.new);
  }
  const names = new Map<string, Set<string>>();
  for (const own of known.values()) {
    for (const number of own.numbers) {
      names.set(number, new Set([...(names.get(number) ?? []), ...own.names]));
    }
  }
  return names;
}

interface Called {
  name?: string | undefined;
  studentNumber?: string | undefined;
  otherNumber?: string | undefined;
  registrationNumber?: string | undefined;
}

/** The log's own JSON, as `correctStudent` wrote it. */
function readCorrection(detail: string): { old?: (Called & { id?: string }) | null; new?: Called | null } {
  return JSON.parse(detail) as { old?: Called | null; new?: Called | null };
}
