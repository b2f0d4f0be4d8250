import { mayHoldAttachments } from '#shared/record-kinds.ts';
import { guardsOf } from '#vault/records/guards.ts';
import { searchedRows, searchMarks } from '#vault/records/searched.ts';
import { type Guards, trigger } from '#vault/records/trigger.ts';
import { KIND_CODES, KINDS } from './record-kinds.ts';

/*
 * What the database itself does with the records, as the declarations of their kinds ask for it. `npm run migration`
 * writes it into the next migration; a test holds the two against each other.
 */

/** The search knows each student by name, class and level: what any of them hangs on marks the student. */
const STUDENT_MARKS: Guards = new Map([
  ...searchMarks('students', 'student', 'id'),
  ...searchMarks('class_memberships', 'student', 'student_id'),
  ...searchMarks('level_periods', 'student', 'student_id', 'search_student_by_level_periods'),
  ...searchMarks('departures', 'student', 'student_id', 'search_student_by_departures'),
]);

/** What hung on a record when it was signed is frozen with it; what is added later may still be put right. */
const SIGNED_ATTACHMENTS: Guards = new Map(
  KIND_CODES.flatMap((code) => {
    const { table, key, frozen } = KINDS[code];
    if (frozen.from !== 'once' || !mayHoldAttachments(code)) return [];
    return [
      trigger({
        name: `attachments_of_signed_${table}`,
        act: 'BEFORE UPDATE',
        on: 'attachments',
        when: `OLD.record_kind = '${code}'
  AND OLD.recorded_at <= (SELECT ${frozen.column} FROM ${table} WHERE ${key} = OLD.record_id)`,
        does: `SELECT RAISE(ABORT, 'attachments: a signed record never changes');`,
      }),
    ];
  }),
);

/** Every derived trigger, by its name. */
export const GUARDS: Guards = new Map([
  ...KIND_CODES.flatMap((code) => [...guardsOf(code, KINDS[code])]),
  ...SIGNED_ATTACHMENTS,
  ...STUDENT_MARKS,
]);

/** Everything that is searched, by the student whom it is about. */
export const SEARCH_EVERYTHING = `CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  ${KIND_CODES.flatMap((code) => searchedRows(code, KINDS[code]) ?? [])
    .map((rows) => `UNION ALL ${rows}`)
    .join('\n  ')}`;

/** Tables whose triggers are all derived: those of the kinds, with their parts. */
export const GUARDED_TABLES: ReadonlySet<string> = new Set(
  Object.values(KINDS).flatMap(({ table, about, parts }) => [
    table,
    ...(about.who === 'many' ? [about.table] : []),
    ...parts.map((part) => part.table),
  ]),
);
