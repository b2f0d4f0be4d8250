import type { SearchGroup } from '#shared/contract/search.ts';
import { SEARCH_GROUPS } from '#shared/contract/search.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import {
  ALERT_LEVELS,
  CARES,
  CIRCUMSTANCES,
  CONCERNS,
  CONTACT_CHANNELS,
  DEPARTURE_KINDS,
  OBSERVED_SIGNS,
} from '#shared/terms.ts';

/** A record as the search reads it. `record` is its id; `code` a term that is stored as its code. */
export interface SearchedRow {
  record: string;
  occurredOn: LocalDate | null;
  /** JSON: ids of the students whom it is about. */
  students: string;
  /** JSON: its texts, the most telling first; null where nothing was written. */
  texts: string;
  /** 咨询师手记: found, never quoted. */
  notes: string;
  code: string | null;
}

interface Searched {
  group: SearchGroup;
  /** Rows of a list of ids (JSON, @records) that are to be found: what is hidden is not among them. */
  sql: string;
  words?: Readonly<Record<string, string>>;
}

/** Records of one student each, in a table of their own. */
function ofOneStudent(
  table: string,
  { on, texts, code = 'NULL', where = '1' }: { on: string; texts: string[]; code?: string; where?: string },
): string {
  return `
    SELECT r.id AS record, ${on} AS occurredOn, json_array(r.student_id) AS students,
      json_array(${texts.join(', ')}) AS texts, '' AS notes, ${code} AS code
    FROM ${table} r JOIN students s ON s.id = r.student_id AND s.removed_at IS NULL
    WHERE r.id IN (SELECT value FROM json_each(@records)) AND ${where}`;
}

const NOT_REMOVED = 'r.removed_at IS NULL';

/**
 * Every kind of record that is searched, by the name under which triggers call it stale (0004_search.sql). A new
 * table with texts comes here and into the triggers; tests/vault/search asks for both.
 */
export const SEARCHED = {
  guardian: {
    group: 'guardian',
    sql: ofOneStudent('guardians', {
      on: 'r.from_on',
      texts: ['r.name', 'r.relation', `replace(replace(r.phone, ' ', ''), '-', '')`, 'r.note'],
    }),
  },
  session: {
    group: 'session',
    sql: `
      SELECT r.id AS record, r.occurred_on AS occurredOn, json_group_array(s.id) AS students,
        json_array(r.topic, r.content, r.assessment, r.next_steps,
          (SELECT group_concat(text, char(10)) FROM addenda WHERE session_id = r.id)) AS texts,
        coalesce((SELECT text FROM process_notes WHERE session_id = r.id), '') AS notes, NULL AS code
      FROM sessions r JOIN session_students a ON a.session_id = r.id
        JOIN students s ON s.id = a.student_id AND s.removed_at IS NULL
      WHERE r.id IN (SELECT value FROM json_each(@records)) AND ${NOT_REMOVED} GROUP BY r.id`,
  },
  followUp: {
    group: 'followUp',
    sql: ofOneStudent('follow_ups', { on: 'r.occurred_on', texts: ['r.text'], where: NOT_REMOVED }),
  },
  /** The head of a follow-up table; there is one of each student, as it was described last. */
  trackingSheet: {
    group: 'followUp',
    sql: `
      SELECT r.student_id AS record, NULL AS occurredOn, json_array(r.student_id) AS students,
        json_array(r.condition, r.intervention) AS texts, '' AS notes, NULL AS code
      FROM tracking_sheets r JOIN students s ON s.id = r.student_id AND s.removed_at IS NULL
      WHERE r.student_id IN (SELECT value FROM json_each(@records))
        AND r.sequence = (SELECT max(sequence) FROM tracking_sheets WHERE student_id = r.student_id)`,
  },
  contact: {
    group: 'contact',
    sql: ofOneStudent('contacts', {
      on: 'r.occurred_on',
      texts: ['r.text', 'r.guardian', 'r.spoken_by', 'r.witnesses'],
      code: 'r.channel',
      where: NOT_REMOVED,
    }),
    words: CONTACT_CHANNELS,
  },
  homeVisit: {
    group: 'homeVisit',
    sql: ofOneStudent('home_visits', {
      on: 'coalesce(r.occurred_on, r.planned_on)',
      texts: ['r.text'],
      where: NOT_REMOVED,
    }),
  },
  letter: {
    group: 'letter',
    // What the counsellor wrote, not what stands in every letter.
    sql: ofOneStudent('letters', {
      on: 'r.issued_on',
      texts: [
        `'心告〔' || r.school_year || '〕' || r.sequence || '号'`,
        ...['cognition', 'emotion', 'behaviour', 'will'].map(
          (aspect) => `json_extract(r.facts, '$.observations.${aspect}')`,
        ),
        `json_extract(r.facts, '$.medicalDiagnosis')`,
        `(SELECT reason FROM letter_voids WHERE letter_id = r.id)`,
        `(SELECT group_concat(signed_by || ' ' || phone || ' ' || opinion, char(10))
          FROM letter_receipts WHERE letter_id = r.id)`,
      ],
    }),
  },
  observation: {
    group: 'observation',
    sql: ofOneStudent('observations', {
      on: 'r.occurred_on',
      texts: ['r.text', 'r.source'],
      code: 'r.sign',
      where: NOT_REMOVED,
    }),
    words: OBSERVED_SIGNS,
  },
  diagnosis: {
    group: 'observation',
    sql: ofOneStudent('diagnoses', {
      on: 'r.diagnosed_on',
      texts: ['r.diagnosis', 'r.hospital', 'r.provided_by', 'r.note'],
      where: NOT_REMOVED,
    }),
  },
  screening: {
    group: 'observation',
    sql: ofOneStudent('screenings', {
      on: 'r.occurred_on',
      texts: ['r.scale', 'r.result', 'r.note'],
      where: NOT_REMOVED,
    }),
  },
  level: {
    group: 'watchlist',
    sql: ofOneStudent('level_periods', {
      on: 'r.from_on',
      texts: ['r.reason', 'r.end_reason', 'r.decided_by', 'r.end_decided_by'],
      code: 'r.level',
    }),
    words: ALERT_LEVELS,
  },
  concern: {
    group: 'watchlist',
    sql: ofOneStudent('concern_periods', {
      on: 'r.from_on',
      texts: ['r.reason', 'r.end_reason'],
      code: 'r.concern',
    }),
    words: CONCERNS,
  },
  care: {
    group: 'watchlist',
    sql: ofOneStudent('care_periods', {
      on: 'r.from_on',
      texts: ['r.reason', 'r.end_reason'],
      code: 'r.care',
    }),
    words: CARES,
  },
  circumstance: {
    group: 'circumstance',
    sql: ofOneStudent('circumstance_periods', {
      on: 'r.from_on',
      texts: ['r.text', 'r.source', 'r.end_reason'],
      code: 'r.circumstance',
    }),
    words: CIRCUMSTANCES,
  },
  leave: {
    group: 'absence',
    sql: ofOneStudent('leave_periods', { on: 'r.from_on', texts: [`'休学'`, 'r.reason', 'r.end_reason'] }),
  },
  departure: {
    group: 'absence',
    sql: ofOneStudent('departures', {
      on: 'r.left_on',
      texts: ['r.destination', 'r.reason', 'r.return_reason'],
      code: 'r.kind',
    }),
    words: DEPARTURE_KINDS,
  },
  receivedHandOver: {
    group: 'handOver',
    // Whatever text the other school's pack holds.
    sql: ofOneStudent('received_hand_overs', {
      on: 'r.received_on',
      texts: [
        'r.from_school',
        `(SELECT group_concat(t.value, char(10)) FROM json_tree(r.content) t WHERE t.type = 'text')`,
      ],
      where: NOT_REMOVED,
    }),
  },
  attachment: {
    group: 'attachment',
    sql: ofOneStudent('attachments', { on: 'r.occurred_on', texts: ['r.file_name'], where: NOT_REMOVED }),
  },
  activity: {
    group: 'activity',
    sql: `
      SELECT r.id AS record, r.occurred_on AS occurredOn, '[]' AS students, json_array(r.title) AS texts,
        '' AS notes, NULL AS code
      FROM activities r WHERE r.id IN (SELECT value FROM json_each(@records)) AND ${NOT_REMOVED}`,
  },
} as const satisfies Readonly<Record<string, Searched>>;

export type SearchedKind = keyof typeof SEARCHED;

/** The kind that a trigger named; null for one that only another version of the app knows. */
export function searchedKind(kind: string): SearchedKind | null {
  // Until the triggers are laid anew: they name it after the paper that came.
  if (kind === 'handOver') return 'receivedHandOver';
  return Object.hasOwn(SEARCHED, kind) ? (kind as SearchedKind) : null;
}

/** What a record says, each text on a line of its own. */
export function textOf(kind: SearchedKind, { texts, code }: SearchedRow): string {
  // The query above made it: a list of texts, or null for what was never written.
  const written = JSON.parse(texts) as (string | null)[];
  const searched: Searched = SEARCHED[kind];
  const word = code === null ? undefined : searched.words?.[code];
  return [word, ...written].filter(Boolean).join('\n').normalize('NFC');
}

const GROUPS = Object.keys(SEARCH_GROUPS);
const DAYS_BEFORE_1970 = 30_000;
const PLACES_IN_A_DAY = 10 ** 8;
const PLACES_IN_A_GROUP = 10 ** 6 * PLACES_IN_A_DAY;

/**
 * The rowid of a record in the index: its group, then its day, then its number. So each group lies together, its
 * newest records last, and the first few of it are read without looking at the others.
 */
export function placeOf(group: SearchGroup, occurredOn: LocalDate | null, number: number): number {
  const day = occurredOn === null ? 0 : Math.floor(Date.parse(occurredOn) / 86_400_000) + DAYS_BEFORE_1970;
  return (GROUPS.indexOf(group) + 1) * PLACES_IN_A_GROUP + day * PLACES_IN_A_DAY + number;
}

/** The first place of a group, and the first behind it. */
export function placesOf(group: SearchGroup): { from: number; until: number } {
  const from = (GROUPS.indexOf(group) + 1) * PLACES_IN_A_GROUP;
  return { from, until: from + PLACES_IN_A_GROUP };
}

/** For SQL: which group a place lies in, counted from 1. */
export const GROUP_OF_PLACE = `rowid / ${PLACES_IN_A_GROUP}`;
/** Which record a place speaks of. */
export const numberOf = (place: number): number => place % PLACES_IN_A_DAY;
