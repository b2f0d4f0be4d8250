import { eq } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { RosterLine, RosterReport, ScreenedResult } from '#shared/contract/roster.ts';
import type { ScreeningEntryId } from '#shared/contract/screenings.ts';
import { Refusal } from '#shared/outcome.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { answerWritten, numberWritten } from '#shared/screening/answers.ts';
import { type Bands, judge, whyFlagged, writtenScore } from '#shared/screening/bands.ts';
import { TEST_STATES } from '#shared/screening/batches.ts';
import {
  countsPositives,
  SCALE_KEYS,
  type Scale,
  type ScaleVersion,
  writtenScale,
} from '#shared/screening/scales.ts';
import { type Brought, type Score, scoreOf } from '#shared/screening/score.ts';
import { StudentFinder } from '#vault/roll/roster/find-student.ts';
import { type KnownStudent, knownSchool } from '#vault/roll/roster/known-school.ts';
import type { RosterRow, ScoredParts } from '#vault/roll/roster/reading/roster-reading.ts';
import type { ReadFile } from '#vault/roll/roster/roster-desk.ts';
import { EMPTY_LINE, isAside } from '#vault/roll/roster/roster-lines.ts';
import { numbersOf } from '#vault/roll/roster/who-is-it.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { existingBatch } from '../batches.ts';
import { entriesStanding, type StandingEntry } from '../entries-standing.ts';
import { keptBands } from '../kept-scores.ts';
import { screeningEntries } from '../tables.ts';

/** What a person says of the results beside what stands in the workbook. */
export type SaidOfResults = Pick<InputOf<'screenings.compareResults'>, 'batchId' | 'testedOn'>;

/** A row that can be taken: of whom, and what would be written. */
export interface TakenResult {
  entryId: ScreeningEntryId;
  studentId: StudentId;
  occurredOn: LocalDate;
  scale: string;
  result: string;
  score: Score;
  asksRetest: boolean;
  isFlagged: boolean;
}

export interface ResultsComparison {
  report: RosterReport;
  taken: ReadonlyMap<string, TakenResult>;
}

/**
 * Holds a test's results against a batch: who is meant, whether that one is on its list, what the score is by the scale's
 * key, and what is known already. The same result is no second one; another one of the same day is for a person to clear
 * up; one of another day is a second test.
 *
 * @throws Refusal `noBatch`, `noScale`.
 */
export function compareResults(reader: Reader, file: ReadFile, said: SaidOfResults): ResultsComparison {
  const batch = existingBatch(reader, said.batchId);
  const bands = keptBands(batch);
  if (batch.scale === null || bands === null) {
    throw new Refusal('noScale', '排查没有量表，不导入测评结果。请选一个普查批次。');
  }
  const { students: known, identifiedBy } = knownSchool(reader, file.schoolYear);
  const finder = new StudentFinder(known, identifiedBy.kind);
  const entries = new Map(
    entriesStanding(reader, eq(screeningEntries.batchId, batch.id)).map((entry) => [entry.studentId, entry]),
  );
  const test = { scale: batch.scale, version: batch.version, bands, name: batch.name, said, entries };
  const rows = file.sheets.flatMap(({ name, reading }, place) =>
    reading.rows.map((row) => ({ key: `${place}/${row.rowNumber}`, sheetName: name, row })),
  );
  const found = new Map(rows.map(({ key, row }) => [key, finder.whoIs(row)]));
  const dayOf = (row: RosterRow) => row.scored?.testedOn ?? said.testedOn;
  const together = Map.groupBy(
    rows.filter(({ key, row }) => found.get(key)?.student && !isUnanswered(row.scored)),
    ({ key, row }) => `${found.get(key)?.student?.id} ${dayOf(row)}`,
  );
  const taken = new Map<string, TakenResult>();
  const lines = rows.map(({ key, sheetName, row }): RosterLine => {
    const { student, message = '' } = found.get(key) ?? {};
    const others = (together.get(`${student?.id} ${dayOf(row)}`) ?? []).filter((other) => other.key !== key);
    const judged: Judged = isUnanswered(row.scored)
      ? { verdict: 'unanswered' }
      : !student
        ? cannot(message)
        : others.length > 0
          ? cannot(
              `与第 ${others.map((other) => other.row.rowNumber).join('、')} 行是同一名学生同一天的结果，没有写入。请在表里只留一行，或写明各自的测评日期。`,
            )
          : judgeRow(reader, student, row, test);
    const { takes, ...shown } = judged;
    if (takes) taken.set(key, takes);
    return {
      ...EMPTY_LINE,
      key,
      sheetName,
      rowNumber: row.rowNumber,
      studentNumber: student?.studentNumber ?? numbersOf(row, identifiedBy.kind).own,
      name: student?.name ?? row.name,
      className: student?.membership?.className ?? row.className,
      message: '',
      ...shown,
      notices: [...row.notices.filter((notice) => !notice.startsWith('性别')), ...(shown.notices ?? [])],
      taken: takes !== undefined,
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
    taken,
    report: {
      list: 'screenings',
      fileName: file.fileName,
      schoolYear: batch.schoolYear,
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
  screened?: ScreenedResult;
  takes?: TakenResult;
}

interface Test {
  scale: Scale;
  version: ScaleVersion;
  bands: Bands;
  name: string;
  said: SaidOfResults;
  entries: ReadonlyMap<StudentId, StandingEntry>;
}

const cannot = (message: string): Judged => ({ verdict: 'cannotScore', message });

/** Nothing stands in the row: whoever did not answer has no score, and none of 0. */
function isUnanswered(scored: ScoredParts | undefined): boolean {
  if (!scored) return true;
  const { total, validity, factors, items } = scored;
  return total === '' && validity === '' && Object.keys(factors).length === 0 && items.length === 0;
}

function judgeRow(reader: Reader, student: KnownStudent, { scored }: RosterRow, test: Test): Judged {
  const { scale, version, bands, name, said, entries } = test;
  if (student.leftOn !== null) {
    return cannot(`${student.name}已于${writtenDate(student.leftOn)}离校，档案已归档，没有写入。`);
  }
  const entry = entries.get(student.id);
  if (!entry) return cannot(`${student.name}不在“${name}”的应测名单里。请先在批次里补入名单，再导入。`);
  if (!scored) return { verdict: 'unanswered' };
  const occurredOn = scored.testedOn ?? said.testedOn;
  try {
    refuseImpossibleDay(reader, 'testedOn', occurredOn, { of: [student.id] });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return cannot(`测评${error.failure.message}。`);
  }
  const brought = broughtBy(scored, scale, version);
  if ('message' in brought) return cannot(brought.message);
  const outcome = scoreOf(scale, version, brought.brought);
  if (outcome.outcome === 'cannot') return cannot(outcome.message);
  const { score } = outcome;
  const { asksRetest, isFlagged } = judge(scale, score, bands);
  const result = writtenScore(scale, score, bands);
  const screened = { testedOn: occurredOn, result, why: whyFlagged(scale, score, bands) };
  const sameDay = entry.results.find(({ on }) => on === occurredOn);
  const alike = entry.results.find((each) => each.result === result);
  if (sameDay?.result === result) return { verdict: 'scoreSame', screened };
  if (sameDay) {
    return {
      verdict: 'scoreDiffers',
      screened,
      message: `${writtenDate(occurredOn)}已有结果“${sameDay.result}”，没有写入。请核对哪一份对；原来那份错的，请先撤销那次导入或在档案里删除。`,
    };
  }
  // A row that does not say its day, and says what is known already, is the same sheet once more.
  if (alike && scored.testedOn === undefined) {
    return { verdict: 'scoreSame', screened, message: `与${writtenDate(alike.on)}的结果相同` };
  }
  const { absence } = entry;
  return {
    verdict: entry.results.length > 0 ? 'retested' : 'scored',
    screened,
    notices: [
      ...outcome.notices,
      ...brought.notices,
      ...(absence === null ? [] : [`登记过${TEST_STATES[absence]}，写入后算已测`]),
    ],
    takes: {
      entryId: entry.id,
      studentId: student.id,
      occurredOn,
      scale: writtenScale(scale, version),
      result,
      score,
      asksRetest,
      isFlagged,
    },
  };
}

/** What stands in the row, as numbers; what is none is told, and never guessed. */
function broughtBy(
  { total, validity, positives, factors, items }: ScoredParts,
  scale: Scale,
  version: ScaleVersion,
): { brought: Brought; notices: string[] } | { message: string } {
  const key = SCALE_KEYS[scale];
  const answers = new Map<number, number>();
  for (const [item, written] of items) {
    if (item > key.items) continue;
    const answer = answerWritten(scale, version, written);
    if (answer === undefined) {
      return {
        message: `第 ${item} 题的答案“${written.slice(0, 20)}”没有认出来，没有写入。请改成数字后再导入。`,
      };
    }
    answers.set(item, answer);
  }
  const notices: string[] = [];
  const numbers: Record<string, number> = {};
  for (const [written, value] of Object.entries(factors)) {
    const factor = key.factors.find(({ word }) => word === written || word.startsWith(`${written}/`));
    if (!factor) continue;
    const number = numberWritten(value);
    if (number === undefined) notices.push(`“${written}”的分数“${value.slice(0, 12)}”没有认出来，未读入`);
    else numbers[factor.word] = number;
  }
  const whole = numberWritten(total);
  if (total !== '' && whole === undefined) {
    return { message: `总分“${total.slice(0, 20)}”没有认出来，没有写入。请改成数字后再导入。` };
  }
  const believed = key.validity.length > 0 ? numberWritten(validity) : undefined;
  if (key.validity.length > 0 && validity !== '' && believed === undefined) {
    return { message: `效度分“${validity.slice(0, 20)}”没有认出来，没有写入。请改成数字后再导入。` };
  }
  const symptoms = countsPositives(scale) ? numberWritten(positives) : undefined;
  if (countsPositives(scale) && positives !== '' && symptoms === undefined)
    notices.push(`阳性项目数“${positives.slice(0, 12)}”没有认出来，未读入`);
  return {
    brought: {
      items: answers,
      total: whole ?? null,
      factors: numbers,
      validity: believed ?? null,
      positives: symptoms ?? null,
    },
    notices,
  };
}
