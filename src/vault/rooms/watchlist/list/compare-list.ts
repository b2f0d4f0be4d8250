import { classKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Listing, RosterLine, RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { ALERT_LEVELS, NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import { type KnownStudent, knownSchool } from '#vault/roll/roster/known-school.ts';
import { routeNamed } from '#vault/roll/roster/reading/level-words.ts';
import type { RosterRow } from '#vault/roll/roster/reading/roster-reading.ts';
import type { ReadFile } from '#vault/roll/roster/roster-desk.ts';
import { EMPTY_LINE, isAside } from '#vault/roll/roster/roster-lines.ts';
import {
  byEitherNumber,
  isSameChild,
  nameOfAnother,
  numbersOf,
  whoIsIt,
} from '#vault/roll/roster/who-is-it.ts';
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
 * Holds a list against the watchlist as it is. Who is meant is never guessed: a number and the name must agree, or
 * name and class be those of one student alone. Whether a level can be written, the rule of 列入预警库 says.
 */
export function compareList(reader: Reader, file: ReadFile, said: SaidOfList): ListComparison {
  const { students: known, identifiedBy } = knownSchool(reader, file.schoolYear);
  const finder = new Finder(known, identifiedBy.kind);
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

/** Whom a row names. */
class Finder {
  readonly #known: readonly KnownStudent[];
  readonly #byNumber: ReadonlyMap<string, KnownStudent>;
  readonly #byName: ReadonlyMap<string, KnownStudent[]>;
  readonly #kind: NumberKind;

  constructor(known: readonly KnownStudent[], kind: NumberKind) {
    this.#known = known;
    this.#kind = kind;
    this.#byNumber = byEitherNumber(this.#known);
    this.#byName = Map.groupBy(this.#known, ({ name }) => name);
  }

  /** The one student, or why none can be told, in Chinese. */
  whoIs(row: RosterRow): { student?: KnownStudent; message?: string } {
    const { own, other } = numbersOf(row, this.#kind);
    if (own === '' && other === '') return this.#byNameAndClass(row);
    const named = whoIsIt({ own, other }, this.#byNumber, this.#kind);
    if (named.who === 'contradiction') return { message: named.message };
    if (named.who === 'nobody') {
      const number = [NUMBER_KINDS[this.#kind], NUMBER_KINDS[otherKind(this.#kind)]];
      const written = own ? `${number[0]} ${own}` : `${number[1]} ${other}`;
      return { message: `册上没有${written} 的学生。请核对号码；新来的学生请先在“学生”里新增或导入名册。` };
    }
    const { student } = named;
    if (row.name !== '' && row.name !== student.name && !isSameChild(row, student)) {
      return { message: nameOfAnother(row, student, this.#kind) };
    }
    return { student };
  }

  #byNameAndClass({ name, className }: RosterRow): { student?: KnownStudent; message?: string } {
    const number = NUMBER_KINDS[this.#kind];
    const namesakes = this.#byName.get(name) ?? [];
    const here = namesakes.filter(({ leftOn }) => leftOn === null);
    if (namesakes.length === 0) {
      return { message: `册上没有叫“${name}”的学生。请核对姓名；新来的学生请先在“学生”里新增或导入名册。` };
    }
    // Whoever has left is named, and told as archived by the rule for everybody.
    const [left] = namesakes;
    if (here.length === 0 && namesakes.length === 1 && left) return { student: left };
    if (className === '')
      return {
        message: `没有${number}，也没有班级，不能确定是哪一名“${name}”。请在表里补上${number}或班级。`,
      };
    const inClass = here.filter(
      ({ membership }) => membership !== null && classKey(membership.className) === classKey(className),
    );
    const [only] = inClass;
    if (inClass.length === 1 && only) return { student: only };
    if (inClass.length > 1) {
      return {
        message: `${className}有 ${inClass.length} 名“${name}”，不能确定是哪一名。请在表里写上${number}。`,
      };
    }
    const elsewhere = here.map(({ membership }) => membership?.className ?? '没有班级').join('、');
    return {
      message: `册上的“${name}”在${elsewhere}，与表里的${className}不同。请核对班级，或在表里写上学号。`,
    };
  }
}
