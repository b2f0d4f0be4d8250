import { and, asc, desc, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { AuditFilters, AuditLine } from '#shared/contract/audit.ts';
import { EVERY_LINE } from '#shared/contract/audit.ts';
import { addDays, type LocalDate } from '#shared/school-calendar.ts';
import { ACTIONS, actionsOfKinds, PAPER_ACTS, wordOfAction } from '#vault/strongbox/audit/audit-actions.ts';
import { auditLog } from '#vault/strongbox/audit/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

const LINES_AT_ONCE = 200;

/** Acts that may be about more students than their subject names: `students` in their detail names them all. */
const NAMES_STUDENTS = ACTIONS.filter(
  (action) =>
    action.startsWith('session.') ||
    action === 'student.listSaved' ||
    action === 'followUp.workbooksSaved' ||
    PAPER_ACTS.includes(action),
);

/**
 * The newest wanted lines first. The table is read backwards by its own key, so that the newest lines are
 * there at once, however long the log is.
 */
export function wantedLines(
  reader: Reader,
  filters: AuditFilters,
  { before = null, most }: { before?: number | null; most: number },
) {
  const { at, who, action, subject, sequence } = auditLog;
  return reader.db
    .select({ sequence, at, who, action, subject })
    .from(auditLog)
    .where(and(before === null ? undefined : lt(sequence, before), ...conditions(filters)))
    .orderBy(desc(sequence))
    .limit(most);
}

function conditions({ search, kinds, people, fromOn, untilOn }: AuditFilters): (SQL | undefined)[] {
  return [
    kinds.length > 0 ? inArray(auditLog.action, actionsOfKinds(kinds)) : undefined,
    people.length > 0 ? inArray(auditLog.who, people) : undefined,
    fromOn ? gte(auditLog.at, startOf(fromOn)) : undefined,
    untilOn ? lt(auditLog.at, startOf(addDays(untilOn, 1))) : undefined,
    ...search.split(/\s+/).filter(Boolean).map(holds),
  ];
}

/** One word, in who, what or about whom. SQLite tells capitals apart in ASCII only, and so does this. */
function holds(word: string): SQL | undefined {
  const bare = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const actions = ACTIONS.filter((action) => wordOfAction(action).includes(word));
  return or(
    sql`instr(lower(${auditLog.subject}), ${bare})`,
    sql`instr(lower(${auditLog.who}), ${bare})`,
    actions.length > 0 ? inArray(auditLog.action, actions) : undefined,
    and(
      inArray(auditLog.action, NAMES_STUDENTS),
      sql`instr(lower(json_extract(${auditLog.detail}, '$.students')), ${bare})`,
    ),
  );
}

/** The first instant of a day on this PC's clock, in UTC milliseconds. */
function startOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** The newest wanted lines, in the words a person reads; `before` pages on by sequence number. */
export function recentAuditLines(
  reader: Reader,
  before: number | null,
  filters: AuditFilters = EVERY_LINE,
): { lines: AuditLine[]; more: boolean } {
  const rows = wantedLines(reader, filters, { before, most: LINES_AT_ONCE + 1 }).all();
  return { lines: rows.slice(0, LINES_AT_ONCE).map(inWords), more: rows.length > LINES_AT_ONCE };
}

/** A line in the words a person reads. */
export function inWords(line: AuditLine): AuditLine {
  return { ...line, action: wordOfAction(line.action) };
}

/** Everybody who stands in the log. */
export function auditPeople(reader: Reader): string[] {
  const collator = new Intl.Collator('zh-CN');
  return reader.db
    .selectDistinct({ who: auditLog.who })
    .from(auditLog)
    .orderBy(asc(auditLog.who))
    .all()
    .map(({ who }) => who)
    .sort(collator.compare);
}
