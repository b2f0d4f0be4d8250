import { randomUUID } from 'node:crypto';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import { KINDS } from '#vault/whole-file/record-kinds.ts';

/** A row of a kind, by column; when, by whom and about whom is added. */
interface Sample {
  columns: Record<string, unknown>;
  /** Two characters that stand in this kind's sample alone, where it is searched by words. */
  word?: string;
  /** SQL of the row of another table that it needs; `?` is the student. */
  first?: string;
}

const on = '2026-03-01';
/** The meeting that the sample of an extract is of. */
const CONFERENCE = '00000000-0000-4000-8000-0000000000c0';
const period = { from_on: on, reason: '' };

/** The batch on whose list the sample of an entry stands. */
const BATCH = '00000000-0000-4000-8000-0000000000b0';
/** The report of which the sample of an entry is a line, and the class of that of a report. */
const WEEKLY_REPORT = '00000000-0000-4000-8000-0000000000b1';
const WEEKLY_CLASS = `INSERT OR IGNORE INTO school_classes (id, school_year, name, recorded_at, recorded_by)
      VALUES ('c-weekly', 2025, '周报班', 1, '林静')`;
/** The event that the sample of an extract is of. */
const INCIDENT = '00000000-0000-4000-8000-0000000000c1';
const INCIDENT_ROW = `INSERT OR IGNORE INTO incidents (id, school_year, sequence, level, learned_on, learned_at, recorded_at, recorded_by)
      VALUES ('${INCIDENT}', 2026, 9, 'third', '2026-03-01', '18:40', 1, '林静')`;

/** The leave from which the sample comes back. */
const LEAVE = '5e0d7c1a-0000-4000-8000-000000000001';

/** One record of every kind; a kind that is missing does not compile. */
export const SAMPLES: Readonly<Record<RecordKind, Sample>> = {
  level: {
    columns: { ...period, level: 'severe', decided_by: '', discovery_route: 'other', reason: '等级词' },
    word: '等级词',
  },
  concern: { columns: { ...period, concern: 'lateReturn', reason: '重点词' }, word: '重点词' },
  care: { columns: { ...period, care: 'medication', reason: '就医词' }, word: '就医词' },
  situation: { columns: { ...period, situation: 'affectedByEvent', reason: '情形词' }, word: '情形词' },
  putOff: {
    columns: { key: 'k', what: '写跟踪记录', occurred_on: on, reason: '推迟词' },
    word: '推迟词',
  },
  leave: { columns: { ...period, reason: '休学词' }, word: '休学词' },
  schoolReturn: {
    columns: { leave_id: LEAVE, applied_on: on, application: '复学词' },
    word: '复学词',
    first: `INSERT OR IGNORE INTO leave_periods (id, student_id, from_on, ended_on, reason, recorded_at, recorded_by)
      VALUES ('${LEAVE}', ?, '2025-03-01', '2025-06-01', '', 1, '林静')`,
  },
  departure: { columns: { kind: 'transferred', left_on: '2026-08-01', reason: '离校词' }, word: '离校词' },
  hold: { columns: period },
  circumstance: {
    columns: { from_on: on, circumstance: 'other', text: '家庭词', source: '' },
    word: '家庭词',
  },
  rosterRemark: {
    columns: { import_id: 'i', noted_on: on, text: '备注词' },
    word: '备注词',
    first: `INSERT OR IGNORE INTO roster_imports (id, file_name, report, taken, skipped, recorded_at, recorded_by)
      VALUES ('i', '', '{}', 0, 0, 1, '林静')`,
  },
  guardian: {
    columns: { name: '监护词', relation: '', phone: '', position: 1, from_on: on },
    word: '监护词',
  },
  observation: {
    columns: { sign: 'lowMood', occurred_on: on, text: '观察词', source: '' },
    word: '观察词',
  },
  diagnosis: {
    columns: { diagnosed_on: on, hospital: '', diagnosis: '诊断词', provided_by: '', provided_on: on },
    word: '诊断词',
  },
  screening: { columns: { occurred_on: on, scale: 'PHQ-9', result: '筛查词' }, word: '筛查词' },
  screeningBatch: {
    columns: {
      name: '批次词',
      school_year: 2025,
      term: 'second',
      kind: 'termStart',
      from_on: on,
      until_on: '2026-03-13',
      consent: 'informed',
    },
    word: '批次词',
  },
  screeningEntry: {
    columns: { batch_id: BATCH, occurred_on: on, flagged_on: on, flag_reason: '名单词' },
    word: '名单词',
    first: `INSERT OR IGNORE INTO screening_batches
        (id, name, school_year, term, kind, from_on, until_on, consent, recorded_at, recorded_by)
      VALUES ('${BATCH}', '', 2025, 'second', 'termStart', '2026-03-01', '2026-03-13', 'informed', 1, '林静')`,
  },
  clue: {
    columns: { occurred_on: on, because: '', answer: 'refused', reason: '线索词', answered_by: '' },
    word: '线索词',
  },
  weeklyReport: {
    columns: { class_id: 'c-weekly', week_from: '2026-02-23', told_on: on, is_all_well: 0, note: '周报词' },
    word: '周报词',
    first: WEEKLY_CLASS,
  },
  weeklyReportEntry: {
    columns: {
      report_id: WEEKLY_REPORT,
      occurred_on: on,
      kind: 'noticed',
      source: 'homeroomTeacher',
      text: '班情词',
    },
    word: '班情词',
    first: `INSERT OR IGNORE INTO weekly_reports
        (id, class_id, week_from, told_on, is_all_well, recorded_at, recorded_by)
      SELECT '${WEEKLY_REPORT}', id, '2026-03-02', '2026-03-01', 0, 1, '林静' FROM school_classes LIMIT 1`,
  },
  interview: {
    columns: { occurred_on: on, interviewer: '', content: '面谈词', risk: 'none', impression: '' },
    word: '面谈词',
  },
  session: {
    columns: {
      kind: 'individual',
      occurred_on: on,
      starts_at: '',
      topic: '',
      content: '辅导词',
      assessment: '',
      next_steps: '',
    },
    word: '辅导词',
  },
  followUp: { columns: { occurred_on: on, channel: 'phone', text: '跟踪词' }, word: '跟踪词' },
  talk: { columns: { occurred_on: on, spoken_by: '', text: '谈心词' }, word: '谈心词' },
  trackingSheet: { columns: { condition: '异常词', intervention: '' }, word: '异常词' },
  contact: {
    columns: { occurred_on: on, channel: 'phone', guardian: '', spoken_by: '', text: '沟通词' },
    word: '沟通词',
  },
  homeVisit: { columns: { planned_on: on, text: '家访词' }, word: '家访词' },
  plan: { columns: { occurred_on: on, goals: '方案词' }, word: '方案词' },
  careTeam: { columns: { from_on: on, role: 'mentor', name: '专班词' }, word: '专班词' },
  referral: { columns: { occurred_on: on, reason: '转介词' }, word: '转介词' },
  custodyPromise: {
    columns: { kind: 'promise', from_on: on, until_on: '2026-06-30', treatment: '承诺词' },
    word: '承诺词',
  },
  custodyHandOver: {
    columns: {
      occurred_on: on,
      starts_at: '14:35',
      handed_by: '',
      risk_told: '责任词',
      goes_to: '',
      instructions: '',
    },
    word: '责任词',
  },
  conference: { columns: { kind: 'seminar', occurred_on: on, minutes: '会商词' }, word: '会商词' },
  conferenceExtract: {
    columns: { conference_id: CONFERENCE, occurred_on: on, position: 1, facts: '摘录词' },
    word: '摘录词',
    first: `INSERT OR IGNORE INTO conferences (id, kind, occurred_on, recorded_at, recorded_by)
      VALUES ('${CONFERENCE}', 'seminar', '2026-03-01', 1, '林静')`,
  },
  incident: {
    columns: {
      school_year: 2026,
      sequence: 1,
      level: 'third',
      learned_on: on,
      learned_at: '18:40',
      place: '事件词',
    },
    word: '事件词',
  },
  incidentExtract: {
    columns: { incident_id: INCIDENT, occurred_on: on, position: 1, role: 'subject', facts: '当事词' },
    word: '当事词',
    first: INCIDENT_ROW,
  },
  watchGroup: {
    columns: { incident_id: INCIDENT, from_on: on, from_at: '18:50', task: '值守词' },
    word: '值守词',
    first: INCIDENT_ROW,
  },
  disclosure: {
    columns: {
      occurred_on: on,
      starts_at: '18:50',
      to_whom: '',
      told: '保密词',
      ground: 'selfRisk',
      decided_by: '',
    },
    word: '保密词',
  },
  letter: {
    columns: {
      school_year: 2026,
      sequence: 1,
      issued_on: on,
      facts: JSON.stringify({
        student: { name: '周小禾', className: '七年级(1)班' },
        values: { emotion: '告知词' },
      }),
      pdf: Buffer.from(''),
    },
    word: '告知词',
  },
  attachment: {
    columns: {
      file_name: '附件词.txt',
      media_type: 'text/plain',
      bytes: 1,
      digest: '0'.repeat(64),
      occurred_on: on,
    },
    word: '附件词',
  },
  handOver: { columns: { prepared_on: on, to_school: '', content: '{}' } },
  receivedHandOver: {
    columns: { pack_id: 'p', from_school: '', received_on: on, content: '{"problem":"移交词"}' },
    word: '移交词',
  },
  enquiry: {
    columns: {
      channel: 'letterBox',
      occurred_on: on,
      sender: 'student',
      summary: '来信词',
      risk: 'none',
      taken_by: '',
    },
    word: '来信词',
  },
  helperPost: {
    columns: { post: 'other', title: '委员词', school_year: 2025, from_on: on },
    word: '委员词',
  },
  season: {
    columns: { name: '时段词', from_day: '08-25', until_day: '09-20' },
    word: '时段词',
  },
  activity: {
    columns: { kind: 'guardianLecture', occurred_on: on, title: '活动词', quantity: 1, guardians: 1 },
    word: '活动词',
  },
};

/**
 * Writes the sample of a kind by SQL, past every rule of the app: what is left are the guards.
 *
 * @param except columns with other values than the sample's.
 * @returns what identifies the row among its kind's.
 * @throws SqliteError when a guard refuses.
 */
export function writeSample(
  connection: Connection,
  kind: RecordKind,
  studentId: StudentId,
  except: Record<string, unknown> = {},
): string | number {
  const { table, columns, key, about } = KINDS[kind];
  const { first } = SAMPLES[kind];
  if (first) connection.prepare(first).run(...(first.includes('?') ? [studentId] : []));
  const given: Record<string, unknown> = {
    recorded_at: 1,
    recorded_by: '林静',
    ...(columns.includes('id') ? { id: randomUUID() } : {}),
    ...(about.who === 'one' ? { [about.column]: studentId } : {}),
    ...SAMPLES[kind].columns,
    ...except,
  };
  const written = insert(connection, table, given, key);
  if (about.who === 'many') {
    insert(connection, about.table, { [about.by]: written, [about.column]: studentId }, about.by);
  }
  return written;
}

/**
 * One row in each part of a record, with something in every column that must not be empty. What else it names need not
 * be there, and no code of it mean anything.
 */
export function writePartsOf(connection: Connection, kind: RecordKind, record: string | number): void {
  connection.pragma('foreign_keys = OFF');
  connection.pragma('ignore_check_constraints = ON');
  for (const { table, by } of KINDS[kind].parts) {
    const columns = connection.pragma(`table_info(${table})`) as {
      name: string;
      type: string;
      notnull: number;
      dflt_value: unknown;
    }[];
    const needed = columns.filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null);
    const row = Object.fromEntries(
      needed.map(({ name, type }) => [name, name === 'id' ? randomUUID() : /int/i.test(type) ? 1 : on]),
    );
    insert(connection, table, { ...row, [by]: record }, by);
  }
  connection.pragma('ignore_check_constraints = OFF');
  connection.pragma('foreign_keys = ON');
}

function insert(connection: Connection, table: string, row: Record<string, unknown>, key: string) {
  const names = Object.keys(row);
  const into = `${table} (${names.join(', ')})`;
  return connection
    .prepare(`INSERT INTO ${into} VALUES (${names.map((name) => `@${name}`).join(', ')}) RETURNING ${key}`)
    .pluck()
    .get(row) as string | number;
}
