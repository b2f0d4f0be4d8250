import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Listing, RosterLine, RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS } from '#shared/terms.ts';
import { StudentFinder } from '#vault/roll/roster/find-student.ts';
import { type KnownStudent, knownSchool } from '#vault/roll/roster/known-school.ts';
import { routeNamed } from '#vault/roll/roster/reading/level-words.ts';
import type { RosterRow } from '#vault/roll/roster/reading/roster-reading.ts';
import type { ReadFile } from '#vault/roll/roster/roster-desk.ts';
import { EMPTY_LINE, isAside } from '#vault/roll/roster/roster-lines.ts';
import { numbersOf } from '#vault/roll/roster/who-is-it.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { weighLevel } from '../levels.ts';
import { periodsOf } from '../periods.ts';
import { levelPeriods } from '../tables.ts';
import { meaningOf } from './level-meanings.ts';

/** What a person says of a list beside what stands in it. */
export type SaidOfList = Pick<InputOf<'watchlist.compareList'>, 'words' | 'unsaid'>;

/** What a list means for the watchlist: the lines that a person sees, and whom each that can be taken is about. */
export interface ListComparison {
  report: RosterReport;
  students: ReadonlyMap<string, StudentId>;
}

/**
 * Holds a list against the watchlist as it is. Whether a level can be written, the rule of 列入预警库 says.
 */
export function compareList(reader: Reader, file: ReadFile, said: SaidOfList): ListComparison {
  const { students: known, identifiedBy } = knownSchool(reader, file.schoolYear);
  const finder = new StudentFinder(known, identifiedBy.kind);
  const rows = file.sheets.flatMap(({ name, reading }, place) =>
    reading.rows.map((row) => ({ key: `${place}/${row.rowNumber}`, sheetName: name, row })),
  );
  const found = new Map(rows.map(({ key, row }) => [key, finder.whoIs(row)]));
  const twice = Map.groupBy(
    rows.filter(({ key }) => found.get(key)?.student),
    ({ key }) => found.get(key)?.student?.id,
  );
  const students = new Map<string, StudentId>();
  const lines = rows.map(({ key, sheetName, row }): RosterLine => {
    const { student, message = '' } = found.get(key) ?? {};
    const listing = listingOf(row, said);
    const others = (twice.get(student?.id) ?? []).filter((other) => other.key !== key);
    const judged: Judged = !student
      ? cannot(message)
      : others.length > 0
        ? cannot(
            `与第 ${others.map(({ row: { rowNumber } }) => rowNumber).join('、')} 行是同一名学生，没有写入。请在表里只留现在的一行。`,
          )
        : judge(reader, student, row, listing, said);
    const canBeTaken = judged.verdict === 'listed' || judged.verdict === 'levelChanges';
    if (student && canBeTaken) students.set(key, student.id);
    return {
      ...EMPTY_LINE,
      key,
      sheetName,
      rowNumber: row.rowNumber,
      studentNumber: student?.studentNumber ?? numbersOf(row, identifiedBy.kind).own,
      name: student?.name ?? row.name,
      className: student?.membership?.className ?? row.className,
      listing,
      notices: row.notices,
      message: '',
      ...judged,
      taken: canBeTaken,
    };
  });
  const skipped = file.sheets.flatMap(({ name: sheetName, reading }, place) =>
    reading.skipped.map(({ rowNumber, reason, message, name = '' }) => ({
      ...EMPTY_LINE,
      key: `${place}/${rowNumber}`,
      sheetName,
      rowNumber,
      verdict: isAside(reason) ? ('aside' as const) : ('unreadable' as const),
      name,
      message,
    })),
  );
  return {
    students,
    report: {
      list: 'watchlist',
      fileName: file.fileName,
      schoolYear: file.schoolYear,
      identifiedBy: identifiedBy.kind,
      lines: [...lines, ...skipped].sort(
        (one, other) =>
          Number.parseInt(one.key, 10) - Number.parseInt(other.key, 10) || one.rowNumber - other.rowNumber,
      ),
      offers: [],
      teachers: [],
      newClasses: [],
      missing: [],
      skippedSheets: file.skippedSheets,
    },
  };
}

interface Judged {
  verdict: RosterVerdict;
  message?: string;
  notices?: string[];
  changes?: RosterLine['changes'];
}

const cannot = (message: string): Judged => ({ verdict: 'cannotList', message });

/** What a row would write; what it does not say itself, a person has said for all rows. */
function listingOf({ listed }: RosterRow, { words, unsaid }: SaidOfList): Listing {
  const meaning = meaningOf(listed?.level ?? '', words);
  const teacher = listed?.responsibleTeacher ? `（责任教师：${listed.responsibleTeacher}）` : '';
  return {
    level: meaning === undefined || meaning === 'leftOut' ? null : meaning,
    listedOn: listed?.listedOn ?? unsaid.listedOn,
    reason: listed?.reason ? `${listed.reason}${teacher}` : '',
    decidedBy: listed?.decidedBy || unsaid.decidedBy,
    discoveryRoute: routeNamed(listed?.discoveryRoute ?? '') ?? unsaid.discoveryRoute,
  };
}

function judge(
  reader: Reader,
  student: KnownStudent,
  row: RosterRow,
  listing: Listing,
  { words }: SaidOfList,
): Judged {
  const { level, listedOn, reason, decidedBy } = listing;
  const written = row.listed?.level ?? '';
  if (written === '') return cannot('没有写预警等级，请在表里补上后再导入。');
  if (level === null) {
    return meaningOf(written, words) === 'leftOut'
      ? cannot(`等级“${written}”选了“不写入”。`)
      : cannot(`等级“${written}”还没有说明是哪一级，请返回上一步选好。`);
  }
  const lasting = periodsOf(reader, levelPeriods, student.id).find(({ endedOn }) => endedOn === null);
  if (lasting?.level === level) {
    const differs = row.listed?.listedOn !== undefined && row.listed.listedOn !== lasting.fromOn;
    const notice = `表里写的是${writtenDate(listedOn ?? lasting.fromOn)}起，预警库里是${writtenDate(lasting.fromOn)}起，没有改动；写错了的请在档案里更正`;
    return { verdict: 'sameLevel', notices: [...row.notices, ...(differs ? [notice] : [])] };
  }
  if (reason === '') return cannot('没有写原因，请在表里补上后再导入。');
  if (listedOn === null) return cannot(dayLacks(row));
  if (decidedBy === '') return cannot('没有写决定人，请返回上一步填写。');
  try {
    weighLevel(reader, { studentId: student.id, level, fromOn: listedOn });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return cannot(error.failure.message);
  }
  if (!lasting) return { verdict: 'listed' };
  const changes = [
    { field: '预警等级', old: ALERT_LEVELS[lasting.level], new: ALERT_LEVELS[level] },
    { field: '起始日期', old: writtenDate(lasting.fromOn), new: writtenDate(listedOn) },
  ];
  return { verdict: 'levelChanges', changes };
}

/** A day that could not be read is told among the notices; here what is to be done. */
function dayLacks({ notices }: RosterRow): string {
  const unread = notices.find((notice) => notice.includes('列入日期'));
  return unread ? `${unread}。` : '没有写列入日期，请在表里补上，或返回上一步给没有写的行选一个日期。';
}
