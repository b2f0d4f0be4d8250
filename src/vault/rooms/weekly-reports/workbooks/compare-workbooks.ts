import type { KeyObject } from 'node:crypto';
import { isBirthMonth } from '#shared/birth-date.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { RosterLine, RosterReport } from '#shared/contract/roster.ts';
import type { RemarkInput, WeeklyReport, WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { ABSENCES } from '#shared/observation-log.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, weekOf, writtenDate, writtenWeek } from '#shared/school-calendar.ts';
import {
  NOTHING_HAPPENED,
  type WEEK_COLUMNS,
  type WeekColumn,
  WHOLE_CLASS,
} from '#shared/teacher-workbook.ts';
import { codesOf } from '#shared/terms.ts';
import { REMARK_KINDS, REMARK_SOURCES, WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import { spaceless } from '#shared/written-text.ts';
import type { ReadFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { fillInReport, whyRefused } from '#vault/roll/roster/fill-in/fill-in-report.ts';
import { pupilNamed, type Unclear } from '#vault/roll/roster/fill-in/pupil-named.ts';
import type { FillInRow, ReadFillIn } from '#vault/roll/roster/fill-in/read-fill-in.ts';
import { readDate } from '#vault/roll/roster/reading/written-date.ts';
import { EMPTY_LINE } from '#vault/roll/roster/roster-lines.ts';
import { pupilsAtSchool } from '#vault/roll/students/pupils.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { classOf, homeroomTeacherOn, reportOf, standingReport, weighReport } from '../reports.ts';
import { openWeekRow, type WeekRow } from './week-key.ts';

export interface FilledWeeks extends ReadFillIn<keyof typeof WEEK_COLUMNS> {
  fileName: string;
}

/** A class's week that can be taken: what would be written, and in the place of which report. */
export interface TakenWeek {
  report: InputOf<'weeklyReports.write'>;
  over: WeeklyReportId | null;
}

type Row = FillInRow<WeekColumn>;

/** The rows of one class and week in one file. */
interface Week {
  key: string;
  of: Pick<WeekRow, 'classId' | 'weekFrom'>;
  workbook: FilledWeeks;
  rows: { row: Row; place: number }[];
}

/**
 * Holds what homeroom teachers filled in against the reports. A week is taken whole or not at all: where one line of it is
 * not understood, a report without that child would be a wrong one. Which class and week a row is about, its key says, and
 * both must stand beside it.
 */
export function compareWeeks(
  reader: Reader,
  key: KeyObject,
  files: ReadFillIns<FilledWeeks>,
): { report: RosterReport; taken: ReadonlyMap<string, TakenWeek> } {
  const taken = new Map<string, TakenWeek>();
  const weeks: Week[] = [];
  const lines: RosterLine[] = [];
  for (const [file, workbook] of files.workbooks.entries()) {
    const found = new Map<string, Week>();
    for (const row of workbook.rows) {
      const of = openWeekRow(key, row.line('key'));
      if (!of) {
        if (isFilledIn(row)) {
          lines.push(
            lineAt(workbook, row, `${file}/${row.rowNumber}`, {
              verdict: 'reportUnclear',
              message: '行号被改动或删掉了，认不出是哪个班的哪一周。请在心港导出的原表里填写。',
            }),
          );
        }
        continue;
      }
      const apart = `${of.classId}/${of.weekFrom}`;
      const week = found.get(apart) ?? { key: `${file}/${apart}`, of, workbook, rows: [] };
      week.rows.push({ row, place: of.place });
      found.set(apart, week);
    }
    weeks.push(...found.values());
  }
  for (const week of weeks) {
    const [first] = week.rows;
    if (!first) continue;
    const others = weeks.filter(
      (other) =>
        other !== week &&
        other.of.classId === week.of.classId &&
        other.of.weekFrom === week.of.weekFrom &&
        other.rows.some(({ row }) => isFilledIn(row)),
    );
    const judged = judgeWeek(reader, week, others);
    if (judged.takes) taken.set(week.key, judged.takes);
    lines.push(lineAt(week.workbook, first.row, week.key, judged));
  }
  return {
    taken,
    report: fillInReport(reader, 'weeklyReports', files, lines),
  };
}

interface Judged
  extends Pick<RosterLine, 'verdict'>,
    Partial<Pick<RosterLine, 'message' | 'changes' | 'notices' | 'weekly'>> {
  takes?: TakenWeek;
  /** False where a person must say that it is meant. */
  offers?: boolean;
}

function lineAt(
  workbook: FilledWeeks,
  row: Row,
  key: string,
  { takes, offers, ...judged }: Judged,
): RosterLine {
  return {
    ...EMPTY_LINE,
    key,
    sheetName: workbook.fileName,
    rowNumber: row.rowNumber,
    name: '',
    className: row.line('className'),
    message: '',
    ...judged,
    weekly: judged.weekly ?? { week: row.line('week'), text: '' },
    taken: takes !== undefined && offers !== false,
  };
}

/** The source alone says nothing, nor does a row that only names the class. */
const isFilledIn = (row: Row): boolean =>
  row.cell('seenOn') !== undefined ||
  row.line('what') !== '' ||
  row.words('text') !== '' ||
  (row.line('name') !== '' && row.line('name') !== WHOLE_CLASS) ||
  row.faultIn('what', 'text', 'name', 'seenOn') !== undefined;

function judgeWeek(reader: Reader, week: Week, others: readonly Week[]): Judged {
  const { of, workbook, rows } = week;
  const filled = rows.filter(({ row }) => isFilledIn(row));
  if (filled.length === 0) return { verdict: 'notFilledIn' };
  const cannot = (message: string): Judged => ({ verdict: 'reportUnclear', message });
  if (others.length > 0) {
    const files = [workbook, ...others.map((other) => other.workbook)].map((each) => `“${each.fileName}”`);
    return cannot(`这个班的这一周交了几份：${[...new Set(files)].join('、')}。请只留一份。`);
  }
  try {
    const report = reportIn(reader, week, filled);
    const parsed = contract['weeklyReports.write'].input.safeParse(report);
    if (!parsed.success) return cannot(`${parsed.error.issues[0]?.message ?? '填写有误'}。`);
    weighReport(reader, parsed.data);
    return weighAgainst(reader, parsed.data, of);
  } catch (error) {
    return cannot(whyRefused(error));
  }
}

/** New, changed, or known already. */
function weighAgainst(
  reader: Reader,
  report: InputOf<'weeklyReports.write'>,
  { classId, weekFrom }: Week['of'],
): Judged {
  const said = saidIn(reader, report);
  const weekly = { week: writtenWeek(weekOf(weekFrom)), text: said };
  const row = standingReport(reader, classId, weekFrom);
  if (!row)
    return { verdict: 'reported', weekly, takes: { report: { ...report, reportId: null }, over: null } };
  const before = reportOf(reader, row);
  const old = saidIn(reader, before);
  if (old === said) return { verdict: 'reportSame', weekly };
  return {
    verdict: 'reportChanged',
    weekly,
    changes: [{ field: '情况', old, new: said }],
    takes: { report: { ...report, reportId: null }, over: row.id },
    // What a person has written down or corrected is written over only where somebody says so.
    offers: row.importId !== null && row.correctedAt === null,
  };
}

type Said = Pick<WeeklyReport, 'isAllWell' | 'note'> & {
  remarks: readonly Pick<
    RemarkInput,
    'kind' | 'studentId' | 'change' | 'absence' | 'seenOn' | 'source' | 'text'
  >[];
};

/** All that a report says, in words; two that say the same give the same. */
function saidIn(reader: Reader, { isAllWell, note, remarks }: Said): string {
  const ids = remarks.map(({ studentId }) => studentId);
  const names = new Map(studentsById(reader, ids, reader.today).map(({ id, name }) => [id, name]));
  const lines = remarks.map(({ kind, studentId, change, absence, seenOn, source, text }) => {
    const what =
      change !== null ? WEEKLY_CHANGES[change] : absence !== null ? ABSENCES[absence] : REMARK_KINDS[kind];
    const day = seenOn === null ? '' : `${writtenDate(seenOn)}，`;
    return `${names.get(studentId) ?? ''}：${what}（${day}${REMARK_SOURCES[source]}反映）${text}`;
  });
  return [isAllWell ? NOTHING_HAPPENED : '', ...lines.sort(), note].filter(Boolean).join('\n');
}

/** @throws Refusal where a row cannot be understood. */
function reportIn(
  reader: Reader,
  { of: { classId, weekFrom }, workbook }: Week,
  filled: Week['rows'],
): InputOf<'weeklyReports.write'> {
  const { name: className } = classOf(reader, classId);
  const byName = Map.groupBy(pupilsAtSchool(reader, classId, weekFrom), ({ name }) => name);
  let isAllWell = false;
  let note = '';
  const remarks: RemarkInput[] = [];
  for (const { row, place } of filled) {
    const at = `第 ${row.rowNumber} 行`;
    const unclear = (message: string) => new Refusal('reportUnclear', `${at}${message}`);
    const fault = row.faultIn('name', 'what', 'seenOn', 'text');
    if (fault !== undefined) throw unclear(`：${fault}。`);
    const week = writtenWeek(weekOf(weekFrom));
    if (row.line('className') !== className || spaceless(row.line('week')) !== spaceless(week)) {
      throw unclear(
        `写的是“${row.line('className')}，${row.line('week')}”，行号是“${className}，${week}”的，可能粘贴错了行。`,
      );
    }
    const what = spaceless(row.line('what'));
    if (place === 0) {
      if (what !== '' && what !== NOTHING_HAPPENED)
        throw unclear(`：“${WHOLE_CLASS}”那一行只能选“${NOTHING_HAPPENED}”。`);
      isAllWell = what === NOTHING_HAPPENED;
      note = row.words('text');
      continue;
    }
    remarks.push({
      id: null,
      studentId: pupilNamed(row.line('name'), byName, className, unclear),
      ...kindIn(what, unclear),
      seenOn: dayIn(row, workbook.from1904, unclear),
      source: sourceIn(spaceless(row.line('source')), unclear),
      text: row.words('text'),
    });
  }
  const toldBy = workbook.filledInBy || homeroomTeacherOn(reader, classId, reader.today) || '班主任';
  return { reportId: null, classId, weekFrom, toldOn: reader.today, toldBy, isAllWell, note, remarks };
}

function kindIn(what: string, unclear: Unclear): Pick<RemarkInput, 'kind' | 'change' | 'absence'> {
  if (what === '') throw unclear('没有选哪一类，请在表里补上。');
  if (what === REMARK_KINDS.noticed) return { kind: 'noticed', change: null, absence: null };
  const change = codesOf(WEEKLY_CHANGES).find((code) => WEEKLY_CHANGES[code] === what);
  if (change) return { kind: 'change', change, absence: null };
  const absence = codesOf(ABSENCES).find((code) => ABSENCES[code] === what);
  if (absence) return { kind: 'absent', change: null, absence };
  throw unclear(`的“${what.slice(0, 20)}”不在列表里，请从列表里选。`);
}

function dayIn(row: Row, from1904: boolean, unclear: Unclear): LocalDate | null {
  const { date, notice } = readDate(row.cell('seenOn'), from1904, {
    word: '哪一天',
    troubleOf: () => undefined,
  });
  if (notice !== undefined) throw unclear(`：${notice}。`);
  if (date === undefined) return null;
  if (isBirthMonth(date)) throw unclear('的日期只写到月，请写到日。');
  return date;
}

function sourceIn(written: string, unclear: Unclear): RemarkInput['source'] {
  if (written === '') return 'homeroomTeacher';
  const source = codesOf(REMARK_SOURCES).find((code) => REMARK_SOURCES[code] === written);
  if (!source) throw unclear(`的“谁反映”请选：${Object.values(REMARK_SOURCES).join('、')}，不写姓名。`);
  return source;
}
