import type { RecordKind } from '#shared/record-kinds.ts';
import { dayOf, type KindFacts, type PartFacts } from './record-kind.ts';
import { marksOf } from './searched.ts';
import { type Guards, type Trigger, trigger } from './trigger.ts';

/**
 * The triggers that follow from a kind's declaration: rows are never deleted, what is frozen never changes, no row
 * goes over to another student but by a merge on record, a closed file is closed, and the search learns what is new.
 *
 * Two acts are excepted, each only within the transaction that does it: the destruction of a file whose time is over
 * (rows of `destroying`), and the merge of two files of one student (rows of `merging`).
 */
export function guardsOf(code: RecordKind, kind: KindFacts): Guards {
  return new Map([
    ...[
      ...neverDeleted(kind),
      ...staysWithStudent(kind),
      ...frozen(kind),
      ...endsAfterItBegins(kind),
      ...closedFile(kind),
      ...kind.parts.flatMap((part) => partGuards(kind, part)),
      ...(kind.about.who === 'many' ? linkGuards(kind, kind.about) : []),
      ...(kind.about.who === 'nobody' && kind.about.partsOf ? ownPartGuards(kind, kind.about.partsOf) : []),
    ].map(trigger),
    ...marksOf(code, kind),
  ]);
}

type Link = Extract<KindFacts['about'], { who: 'many' }>;
type One = Extract<KindFacts['about'], { who: 'one' }>;

/** Those who took part in the record that a row goes with, as `a`: what follows FROM. */
const thoseOf = ({ table, by, record }: NonNullable<One['else']>, row: 'NEW' | 'OLD') =>
  `${table} a WHERE a.${by} = ${row}.${record}`;

const refuse = (what: string) => `SELECT RAISE(ABORT, '${what}');`;

/** True while the merge of these two files is being done. */
const goesOver = (column: string) =>
  `EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.${column} AND into_id = NEW.${column})`;

/** The student has left by the day of this transaction. */
const hasLeft = (student: string) => `EXISTS (SELECT 1 FROM departures WHERE student_id = ${student}
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))`;

const same = (columns: readonly string[]) =>
  columns.map((column) => `NEW.${column} IS OLD.${column}`).join('\n  AND ');
const changed = (columns: readonly string[]) =>
  columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join('\n  OR ');

/**
 * What is nobody's may become somebody's, once: it is known later who wrote. What goes with a record of several is theirs.
 */
function butFound(about: One): string {
  if (!about.mayBeEmpty) return '';
  const isNobodys = `OLD.${about.column} IS NULL`;
  return about.else
    ? `\n  AND NOT (${isNobodys} AND NOT EXISTS (SELECT 1 FROM ${thoseOf(about.else, 'OLD')}))`
    : `\n  AND NOT ${isNobodys}`;
}

/** SQL that holds unless everybody whom the record is about is being destroyed; null where nobody ever is. */
function isKept(
  { about }: KindFacts,
  key: string,
  owner: { table: string; key: string } | null,
): string | null {
  switch (about.who) {
    case 'one': {
      const student = owner
        ? `(SELECT ${about.column} FROM ${owner.table} WHERE ${owner.key} = OLD.${key})`
        : `OLD.${about.column}`;
      const kept = `${student} NOT IN (SELECT student_id FROM destroying)`;
      if (!about.mayBeEmpty) return kept;
      // Of nobody `NOT IN` is NULL, and a guard whose condition is NULL lets everything pass.
      if (owner || !about.else) return `${student} IS NULL OR ${kept}`;
      const those = thoseOf(about.else, 'OLD');
      return `${kept}
  OR ${student} IS NULL AND (NOT EXISTS (SELECT 1 FROM ${those})
    OR EXISTS (SELECT 1 FROM ${those} AND a.${about.else.column} NOT IN (SELECT student_id FROM destroying)))`;
    }
    case 'many':
      return `NOT EXISTS (SELECT 1 FROM destroying)
  OR EXISTS (SELECT 1 FROM ${about.table} WHERE ${about.by} = OLD.${key}
    AND ${about.column} NOT IN (SELECT student_id FROM destroying))`;
    case 'nobody': {
      if (!about.partsOf) return null;
      const { table, by, column } = about.partsOf;
      const some = (which: 'IN' | 'NOT IN') =>
        `EXISTS (SELECT 1 FROM ${table} WHERE ${by} = OLD.${key}
    AND ${column} ${which} (SELECT student_id FROM destroying))`;
      return `NOT ${some('IN')}\n  OR ${some('NOT IN')}`;
    }
  }
}

function neverDeleted(kind: KindFacts): Trigger[] {
  return [
    {
      name: `${kind.table}_never_deleted`,
      act: 'BEFORE DELETE',
      on: kind.table,
      when: isKept(kind, kind.key, null) ?? undefined,
      does: refuse(`${kind.table}: a row is never deleted`),
    },
  ];
}

function staysWithStudent({ table, about, frozen }: KindFacts): Trigger[] {
  // Where the whole row is frozen, its student is.
  const isCovered = frozen.from === 'always' || (frozen.from === 'start' && 'except' in frozen);
  if (about.who !== 'one' || isCovered) return [];
  return [
    {
      name: `${table}_stays_with_student`,
      act: 'BEFORE UPDATE',
      on: table,
      when: `NEW.${about.column} IS NOT OLD.${about.column} AND NOT ${goesOver(about.column)}${butFound(about)}`,
      does: refuse(`${table}: a row stays with its student`),
    },
  ];
}

function frozen(kind: KindFacts): Trigger[] {
  const { table, columns, about, frozen } = kind;
  const student = about.who === 'one' ? about.column : null;
  const others = columns.filter((column) => column !== student);
  // A merge changes whose the row is, and nothing else of it.
  const butByMerge = (when: string) =>
    student ? `(${when})\n  AND NOT (${goesOver(student)}\n  AND ${same(others)})` : when;
  const guard = (name: string, when: string | undefined, says: string): Trigger => ({
    name: `${table}_${name}`,
    act: 'BEFORE UPDATE',
    on: table,
    when,
    does: refuse(`${table}: ${says}`),
  });
  switch (frozen.from) {
    case 'never':
      return [];
    case 'always':
      return [
        guard(
          'never_change',
          student ? `NOT (${goesOver(student)}\n  AND ${same(others)})` : undefined,
          'a row never changes',
        ),
      ];
    case 'once':
      return [
        guard(
          'signed_never_change',
          butByMerge(`OLD.${frozen.column} IS NOT NULL`),
          'a signed record never changes',
        ),
      ];
    case 'start': {
      if ('only' in frozen) {
        return [
          guard('keep_their_content', changed([kind.key, ...frozen.only]), 'what was taken in never changes'),
        ];
      }
      if (kind.time.is !== 'period') throw new Error(`${table} can only end, and is no period`);
      const { until } = kind.time;
      const rest = columns.filter((column) => !frozen.except.includes(column));
      const when = `OLD.${until} IS NOT NULL OR NEW.${until} IS NULL\n  OR ${changed(rest)}`;
      return [guard('only_end', butByMerge(when), 'a period can only end, once')];
    }
  }
}

function endsAfterItBegins({ table, time }: KindFacts): Trigger[] {
  if (time.is !== 'period') return [];
  return (['insert', 'update'] as const).map((act) => ({
    name: `${table}_ends_after_start_${act}`,
    act: `BEFORE ${act.toUpperCase()}`,
    on: table,
    when: `NEW.${time.until} < NEW.${time.from}`,
    does: refuse(`${table}: ends before it begins`),
  }));
}

const ARCHIVED = refuse('archived: the student has left');

function closedFile(kind: KindFacts): Trigger[] {
  const { table, about, closedFile, removal } = kind;
  if (closedFile === 'open' || about.who === 'nobody') return [];
  if (about.who === 'one') {
    const left = (student: string) =>
      closedFile === 'byDayWritten' ? hasLeft(student) : hasLeftBefore(student, dayOf(kind, 'NEW'));
    // What goes with a record of several is open until the last of them has left.
    const leftBefore = (row: 'NEW' | 'OLD') =>
      [
        left(`${row}.${about.column}`),
        ...(about.else
          ? [
              `${row}.${about.column} IS NULL AND EXISTS (SELECT 1 FROM ${thoseOf(about.else, row)})
    AND NOT EXISTS (SELECT 1 FROM ${thoseOf(about.else, row)} AND NOT ${left(`a.${about.else.column}`)})`,
            ]
          : []),
      ].join('\n  OR ');
    return [
      { name: `${table}_archived`, act: 'BEFORE INSERT', on: table, when: leftBefore('NEW'), does: ARCHIVED },
      {
        name: `${table}_archived_change`,
        act: 'BEFORE UPDATE',
        on: table,
        // Nobody's row that becomes somebody's comes into a file that is open.
        when: about.mayBeEmpty
          ? `${leftBefore('OLD')}\n  OR OLD.${about.column} IS NULL AND ${left(`NEW.${about.column}`)}`
          : leftBefore('OLD'),
        does: ARCHIVED,
      },
    ];
  }
  const ofIt = `${about.table} a WHERE a.${about.by} = OLD.${kind.key}`;
  const whenChanged = [
    `EXISTS (SELECT 1 FROM ${ofIt} AND ${hasLeftBefore(`a.${about.column}`, dayOf(kind, 'NEW'))})`,
    ...(removal === 'hidden'
      ? [
          `NEW.removed_at IS NOT OLD.removed_at AND EXISTS (SELECT 1 FROM ${ofIt} AND ${hasLeft(`a.${about.column}`)})`,
        ]
      : []),
  ].join('\n  OR ');
  return [
    { name: `${table}_archived_change`, act: 'BEFORE UPDATE', on: table, when: whenChanged, does: ARCHIVED },
    {
      name: `${about.table}_archived`,
      act: 'BEFORE INSERT',
      on: about.table,
      when: `EXISTS (SELECT 1 FROM ${table} r WHERE r.${kind.key} = NEW.${about.by}
  AND ${hasLeftBefore(`NEW.${about.column}`, dayOf(kind, 'r'))})`,
      does: ARCHIVED,
    },
  ];
}

/** The student had left when it happened. */
const hasLeftBefore = (student: string, day: string) => `EXISTS (SELECT 1 FROM departures d
  WHERE d.student_id = ${student} AND d.returned_on IS NULL AND ${day} >= d.left_on)`;

function partGuards(kind: KindFacts, part: PartFacts): Trigger[] {
  const { table, by } = part;
  const kept = isKept(kind, by, { table: kind.table, key: kind.key });
  if (part.frozen === 'always') {
    return [
      {
        name: `${table}_never_change`,
        act: 'BEFORE UPDATE',
        on: table,
        does: refuse(`${table}: a row never changes`),
      },
      ...neverTakenOut(table, kept),
    ];
  }
  return [
    neverMoves(table, by),
    ...(part.frozen === 'never'
      ? neverTakenOut(table, kept)
      : frozenWithRecord(kind, table, by, {
          update:
            part.later.length > 0
              ? `(${changed(part.columns.filter((column) => !part.later.includes(column)))})`
              : undefined,
          delete: kept ? `(${kept})` : undefined,
        })),
    ...closedWithRecord(kind, part, kept),
  ];
}

/** What is taken back is hidden: the row stays. */
function neverTakenOut(table: string, kept: string | null): Trigger[] {
  return [
    {
      name: `${table}_never_deleted`,
      act: 'BEFORE DELETE',
      on: table,
      when: kept ?? undefined,
      does: refuse(`${table}: a row is never deleted`),
    },
  ];
}

/** The parts of a record whose student has left are closed as the record itself is. */
function closedWithRecord(
  { table: records, key, about, closedFile }: KindFacts,
  { table, by }: PartFacts,
  kept: string | null,
): Trigger[] {
  if (about.who !== 'one' || about.mayBeEmpty || closedFile !== 'byDayWritten') return [];
  const leftOf = (row: 'NEW' | 'OLD') =>
    hasLeft(`(SELECT ${about.column} FROM ${records} WHERE ${key} = ${row}.${by})`);
  const guard = (name: string, act: Trigger['act'], when: string): Trigger => ({
    name: `${table}_${name}`,
    act,
    on: table,
    when,
    does: ARCHIVED,
  });
  return [
    guard('archived', 'BEFORE INSERT', leftOf('NEW')),
    guard('archived_change', 'BEFORE UPDATE', leftOf('OLD')),
    guard(
      'archived_removal',
      'BEFORE DELETE',
      [leftOf('OLD'), ...(kept ? [`(${kept})`] : [])].join('\n  AND '),
    ),
  ];
}

function neverMoves(table: string, by: string): Trigger {
  return {
    name: `${table}_never_moves`,
    act: 'BEFORE UPDATE',
    on: table,
    when: `NEW.${by} IS NOT OLD.${by}`,
    does: refuse(`${table}: a row stays with its record`),
  };
}

/** Nothing is put into, changed in or taken out of a record that is frozen; `only` narrows what is refused. */
function frozenWithRecord(
  kind: KindFacts,
  table: string,
  by: string,
  only: { update?: string | undefined; delete?: string | undefined },
): Trigger[] {
  const { frozen } = kind;
  if (frozen.from !== 'once') return [];
  const recordIsFrozen = (row: 'NEW' | 'OLD') =>
    `(SELECT ${frozen.column} FROM ${kind.table} WHERE ${kind.key} = ${row}.${by}) IS NOT NULL`;
  const guard = (act: 'insert' | 'update' | 'delete', ...when: (string | undefined)[]): Trigger => ({
    name: `${table}_of_signed_${act}`,
    act: `BEFORE ${act.toUpperCase()}`,
    on: table,
    when: when.filter(Boolean).join('\n  AND '),
    does: refuse(`${table}: a signed record never changes`),
  });
  return [
    guard('insert', recordIsFrozen('NEW')),
    guard('update', recordIsFrozen('OLD'), only.update),
    guard('delete', recordIsFrozen('OLD'), only.delete),
  ];
}

/** Who took part in a record of several students. */
function linkGuards(kind: KindFacts, { table, by, column }: Link): Trigger[] {
  return [
    neverMoves(table, by),
    ...frozenWithRecord(kind, table, by, {
      update: `NOT ${goesOver(column)}`,
      delete: `OLD.${column} NOT IN (SELECT student_id FROM destroying)`,
    }),
  ];
}

/**
 * What a record says of each student is a record of that one's, which is frozen by itself: here only that it stays
 * where it was said, and that nobody is put into a record that is frozen.
 */
function ownPartGuards(kind: KindFacts, { table, by }: { table: string; by: string }): Trigger[] {
  return [
    neverMoves(table, by),
    ...frozenWithRecord(kind, table, by, {}).filter(({ act }) => act === 'BEFORE INSERT'),
  ];
}
