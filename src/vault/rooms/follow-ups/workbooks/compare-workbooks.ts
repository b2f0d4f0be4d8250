import type { KeyObject } from 'node:crypto';
import { and, inArray, isNull } from 'drizzle-orm';
import { isBirthMonth } from '#shared/birth-date.ts';
import type { FollowUpId, StudentId, TrackingPeriodId } from '#shared/contract/fields.ts';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { ReportedFollowUp, RosterLine, RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import {
  type LocalDate,
  type SchoolWeek,
  weeksBetween,
  writtenDate,
  writtenWeek,
} from '#shared/school-calendar.ts';
import { LONGEST_REPORT } from '#shared/teacher-workbook.ts';
import { codesOf, FOLLOW_UP_CHANNELS, type FollowUpChannel } from '#shared/terms.ts';
import { cleanLine, spaceless } from '#shared/written-text.ts';
import type { ReadFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { fillInReport } from '#vault/roll/roster/fill-in/fill-in-report.ts';
import { readDate } from '#vault/roll/roster/reading/written-date.ts';
import { type RosterChange, standingChangesOf } from '#vault/roll/roster/roster-changes.ts';
import { EMPTY_LINE } from '#vault/roll/roster/roster-lines.ts';
import { type StudentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { studentMerges } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { listTrackingPeriods, weighFollowUp } from '../follow-ups.ts';
import { followUps } from '../tables.ts';
import type { FilledRow, FilledWorkbook } from './read-workbook.ts';
import { type AskedRow, openRow } from './row-key.ts';

/** A row that can be taken: what would be written, and over which record. */
export interface TakenReport {
  studentId: StudentId;
  weekFrom: LocalDate;
  words: Words;
  /** The record that an earlier import wrote from the same row; null for a new one. */
  over: { followUpId: FollowUpId; before: Words } | null;
}

/** What a follow-up says. */
export type Words = Extract<RosterChange, { kind: 'followUp' }>['as'];

export interface WorkbookComparison {
  report: RosterReport;
  taken: ReadonlyMap<string, TakenReport>;
}

export type ReadWorkbooks = ReadFillIns<FilledWorkbook>;

interface Row {
  key: string;
  workbook: FilledWorkbook;
  row: FilledRow;
  asked: AskedRow | null;
}

/**
 * Holds what homeroom teachers filled in against the records. Which student and week a row is about, its key says, and
 * the name and the week beside it must agree: a row that was pasted over another is written to nobody's file. The same
 * words on the same day are no second record; other words of the same row are a change of the record that it made.
 */
export function compareWorkbooks(
  reader: Reader,
  key: KeyObject,
  period: TrackingPeriod,
  files: ReadWorkbooks,
): WorkbookComparison {
  const rows = files.workbooks.flatMap((workbook, file) =>
    workbook.rows.map(
      (row): Row => ({ key: `${file}/${row.rowNumber}`, workbook, row, asked: openRow(key, row.key) }),
    ),
  );
  const known = new KnownRows(reader, period, rows);
  const taken = new Map<string, TakenReport>();
  const lines = rows.map((each): RosterLine => {
    const { student, ...judged } = known.judge(each);
    if (judged.takes) taken.set(each.key, judged.takes);
    return {
      ...EMPTY_LINE,
      key: each.key,
      sheetName: each.workbook.fileName,
      rowNumber: each.row.rowNumber,
      studentNumber: student?.studentNumber ?? '',
      name: student?.name ?? each.row.name,
      className: student?.className ?? each.row.className,
      verdict: judged.verdict,
      message: judged.message ?? '',
      notices: judged.notices ?? [],
      changes: judged.changes ?? [],
      followUp: judged.followUp ?? null,
      taken: judged.takes !== undefined && judged.offers !== false,
    };
  });
  return {
    taken,
    report: fillInReport(reader, 'followUps', files, lines),
  };
}

interface Judged {
  verdict: RosterVerdict;
  student?: StudentOn | undefined;
  message?: string;
  notices?: string[];
  changes?: RosterLine['changes'];
  followUp?: ReportedFollowUp;
  takes?: TakenReport;
  /** False where a person must say that it is meant. */
  offers?: boolean;
}

/** What the vault knows of the rows, read once. */
class KnownRows {
  readonly #reader: Reader;
  readonly #period: TrackingPeriod;
  readonly #periods: ReadonlyMap<TrackingPeriodId, TrackingPeriod>;
  readonly #weeks: ReadonlyMap<LocalDate, SchoolWeek>;
  readonly #keptFor: ReadonlyMap<StudentId, StudentId>;
  readonly #students: ReadonlyMap<StudentId, StudentOn>;
  readonly #records: ReadonlyMap<StudentId, (typeof followUps.$inferSelect)[]>;
  readonly #written: ReadonlyMap<string, Extract<RosterChange, { kind: 'followUp' }>>;
  readonly #rows: readonly Row[];

  constructor(reader: Reader, period: TrackingPeriod, rows: readonly Row[]) {
    this.#reader = reader;
    this.#period = period;
    this.#rows = rows;
    this.#periods = new Map(listTrackingPeriods(reader).map((each) => [each.id, each]));
    this.#weeks = new Map(weeksBetween(period.fromOn, period.untilOn).map((week) => [week.from, week]));
    const merges = reader.db.select().from(studentMerges).where(isNull(studentMerges.undoneAt)).all();
    this.#keptFor = new Map(merges.map(({ mergedId, keptId }) => [mergedId, keptId]));
    const ids = [...new Set(rows.flatMap(({ asked }) => (asked ? [this.#now(asked.studentId)] : [])))];
    this.#students = new Map(studentsById(reader, ids, reader.today).map((each) => [each.id, each]));
    this.#records = Map.groupBy(
      reader.db
        .select()
        .from(followUps)
        .where(and(inArray(followUps.studentId, ids), isNull(followUps.removedAt)))
        .all(),
      ({ studentId }) => studentId,
    );
    // Later ones come later: of a row that was taken twice the last words count.
    this.#written = new Map(
      standingChangesOf(reader, ids).flatMap(({ studentId, change }) =>
        change.kind === 'followUp' ? [[`${studentId}/${change.weekFrom}`, change] as const] : [],
      ),
    );
  }

  /** Two files of one student may have become one since. */
  #now(studentId: StudentId): StudentId {
    const kept = this.#keptFor.get(studentId);
    return kept === undefined ? studentId : this.#now(kept);
  }

  judge(each: Row): Judged {
    const { row, asked, workbook } = each;
    if (!isFilledIn(row)) return { verdict: 'notFilledIn', student: this.#studentOf(each) };
    if (!asked) return unclear('行号被改动或删掉了，认不出是哪名学生的哪一周。请在心港导出的原表里填写。');
    const student = this.#studentOf(each);
    const cannot = (message: string) => unclear(message, student);
    if (asked.periodId !== this.#period.id) {
      const other = this.#periods.get(asked.periodId);
      return cannot(
        other
          ? `这一行属于跟踪周期“${other.name}”，请到那个周期里导入。`
          : '这一行的跟踪周期已经删除，请重新导出填写表。',
      );
    }
    if (!student) return cannot('这名学生已不在册上。请核对后在档案里写跟踪记录。');
    const week = this.#weeks.get(asked.weekFrom);
    if (!week) return cannot('这一周不在跟踪周期里，请重新导出填写表。');
    if (!isBeside(row, student, week)) {
      return cannot(
        `表里写的是“${row.name}，${row.week}”，行号是“${student.name}，${writtenWeek(week)}”的，可能粘贴错了行。请核对后在档案里写。`,
      );
    }
    if (row.fault) return cannot(`${row.fault}。`);
    const read = readWords(row, workbook, week, this.#reader.today);
    if ('message' in read) return cannot(read.message);
    const alike = this.#rows.filter(
      (other) =>
        other.asked?.studentId === asked.studentId &&
        other.asked.weekFrom === asked.weekFrom &&
        other.asked.periodId === asked.periodId &&
        isBeside(other.row, student, week) &&
        isFilledIn(other.row),
    );
    const [first] = alike;
    if (alike.some((other) => !saysTheSame(other.row, row))) {
      const places = alike.map((other) => `“${other.workbook.fileName}”第 ${other.row.rowNumber} 行`);
      return cannot(`这名学生的这一周填了几次，内容不一样：${places.join('、')}。请只留一行。`);
    }
    try {
      const studentThen = weighFollowUp(this.#reader, { studentId: student.id, occurredOn: read.occurredOn });
      const words = { ...read, text: `${reporterOf(workbook, studentThen)}反映：${read.text}` };
      const isRepeated = first !== undefined && first.key !== each.key;
      return { student, ...this.#weigh(student, week, words, isRepeated) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return cannot(error.failure.message);
    }
  }

  #studentOf({ asked }: Row): StudentOn | undefined {
    return asked ? this.#students.get(this.#now(asked.studentId)) : undefined;
  }

  /** New, changed, or known already. */
  #weigh(student: StudentOn, week: SchoolWeek, words: Words, isRepeated: boolean): Judged {
    const followUp = { week: writtenWeek(week), ...words };
    const own = this.#records.get(student.id) ?? [];
    const written = this.#written.get(`${student.id}/${week.from}`);
    const record = own.find(({ id }) => id === written?.followUpId);
    const wasTaken = written !== undefined && isAlike(written.as, words);
    if (isRepeated || own.some((each) => isAlike(each, words)) || (wasTaken && record)) {
      return { verdict: 'reportSame', followUp };
    }
    const takes = { studentId: student.id, weekFrom: week.from, words };
    if (record) {
      return {
        verdict: 'reportChanged',
        followUp,
        changes: changesBetween(record, words),
        takes: { ...takes, over: { followUpId: record.id, before: wordsOf(record) } },
      };
    }
    const others = own.filter(({ occurredOn }) => occurredOn >= week.from && occurredOn <= week.until);
    return {
      verdict: 'reported',
      followUp,
      notices: [
        ...(wasTaken ? ['以前导入过，后来删除了；要再写入请勾选'] : []),
        ...(others.length > 0 ? [`这一周已有 ${others.length} 条跟踪记录`] : []),
      ],
      takes: { ...takes, over: null },
      offers: !wasTaken,
    };
  }
}

function unclear(message: string, student?: StudentOn): Judged {
  return { verdict: 'reportUnclear', message, student };
}

/** The name and the week beside the key are those of the key. */
function isBeside(row: FilledRow, { name }: StudentOn, week: SchoolWeek): boolean {
  return row.name === cleanLine(name) && spaceless(row.week) === spaceless(writtenWeek(week));
}

function isFilledIn({ occurredOn, channel, text, fault }: FilledRow): boolean {
  return occurredOn !== undefined || channel !== '' || text !== '' || fault !== undefined;
}

function saysTheSame(one: FilledRow, other: FilledRow): boolean {
  return (
    JSON.stringify([one.occurredOn, one.channel, one.text]) ===
    JSON.stringify([other.occurredOn, other.channel, other.text])
  );
}

/** The day, the way and the words, or why they cannot be taken, in Chinese. */
function readWords(
  row: FilledRow,
  { from1904 }: FilledWorkbook,
  week: SchoolWeek,
  today: LocalDate,
): Words | { message: string } {
  const { date, notice } = readDate(row.occurredOn, from1904, {
    word: '观察日期',
    troubleOf: () => undefined,
  });
  if (notice !== undefined) return { message: `${notice}。` };
  if (date === undefined) return { message: '没有写观察日期，请在表里补上。' };
  if (isBirthMonth(date)) return { message: `观察日期只写到${date}月，请写到日。` };
  if (date < week.from || date > week.until) {
    return { message: `观察日期${writtenDate(date)}不在这一周（${writtenWeek(week)}）里，请核对。` };
  }
  if (date > today) return { message: `观察日期${writtenDate(date)}还没有到，请核对。` };
  if (row.channel === '') return { message: '没有选方式，请在表里补上。' };
  const channel = codesOf(FOLLOW_UP_CHANNELS).find(
    (code): code is FollowUpChannel => FOLLOW_UP_CHANNELS[code] === spaceless(row.channel),
  );
  if (channel === undefined) {
    return {
      message: `方式“${row.channel.slice(0, 20)}”不在列表里，请选：${Object.values(FOLLOW_UP_CHANNELS).join('、')}。`,
    };
  }
  if (row.text === '') return { message: '没有写看到、听到的情况，请在表里补上。' };
  if (row.text.length > LONGEST_REPORT)
    return { message: `情况超过 ${LONGEST_REPORT} 个字，请删减后再导入。` };
  if (!row.text.isWellFormed()) return { message: '情况里含有损坏的字符，请重新输入这一段。' };
  return { occurredOn: date, channel, text: row.text };
}

/** Who says so: the homeroom teacher of that day, or whoever filled it in instead. */
function reporterOf({ filledInBy }: FilledWorkbook, { homeroomTeacher }: StudentOn): string {
  if (filledInBy === '' || filledInBy === homeroomTeacher) return `班主任${homeroomTeacher}`;
  return filledInBy;
}

function wordsOf({ occurredOn, channel, text }: Words): Words {
  return { occurredOn, channel, text };
}

/** True where both say the same. */
export function isAlike(one: Words, other: Words): boolean {
  return one.occurredOn === other.occurredOn && one.channel === other.channel && one.text === other.text;
}

function changesBetween(old: Words, now: Words): RosterLine['changes'] {
  return [
    { field: '日期', old: writtenDate(old.occurredOn), new: writtenDate(now.occurredOn) },
    { field: '方式', old: FOLLOW_UP_CHANNELS[old.channel], new: FOLLOW_UP_CHANNELS[now.channel] },
    { field: '情况', old: old.text, new: now.text },
  ].filter((change) => change.old !== change.new);
}
