import type { KeyObject } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { SchoolClassId } from '#shared/contract/fields.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import type { ClassReply, ScreeningBatchId } from '#shared/contract/screenings.ts';
import { Refusal } from '#shared/outcome.ts';
import { FOCUS_GROUPS, type FocusGroup } from '#shared/screening/batches.ts';
import { type FOCUS_COLUMNS, type FocusColumn, NOBODY, SOMEBODY } from '#shared/teacher-workbook.ts';
import { codesOf } from '#shared/terms.ts';
import { spaceless } from '#shared/written-text.ts';
import type { ReadFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import type { Compared } from '#vault/roll/roster/fill-in/fill-in-desk.ts';
import { fillInReport, whyRefused } from '#vault/roll/roster/fill-in/fill-in-report.ts';
import { pupilNamed, type Unclear } from '#vault/roll/roster/fill-in/pupil-named.ts';
import type { FillInRow, ReadFillIn } from '#vault/roll/roster/fill-in/read-fill-in.ts';
import { EMPTY_LINE } from '#vault/roll/roster/roster-lines.ts';
import { pupilsAtSchool } from '#vault/roll/students/pupils.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { type BatchRow, classesOfBatch, existingBatch } from '../batches.ts';
import { repliesOf, weighReply } from '../replies.ts';
import { screeningBatches, screeningReplies } from '../tables.ts';
import { openFocusRow } from './focus-key.ts';

export interface FilledSheet extends ReadFillIn<keyof typeof FOCUS_COLUMNS> {
  fileName: string;
}

/** The answer of a class that can be taken, and whether it takes the place of another. */
export interface TakenReply {
  reply: InputOf<'screenings.writeReply'>;
  isChange: boolean;
}

type Row = FillInRow<FocusColumn>;
type Group = InputOf<'screenings.writeReply'>['groups'][number];

/** The rows of one class and batch in one file. */
interface Sheet {
  key: string;
  batchId: ScreeningBatchId;
  classId: SchoolClassId;
  workbook: FilledSheet;
  rows: { row: Row; focus: FocusGroup; place: number }[];
}

/** The batch of three groups that workbooks are of. @throws Refusal `noBatch`, `noGroups`. */
export function focusBatch(reader: Reader, batchId: ScreeningBatchId): BatchRow {
  const row = existingBatch(reader, batchId);
  if (row.kind !== 'threeGroups') throw new Refusal('noGroups', '只有三类重点排查才有班级排查表。');
  return row;
}

/**
 * Holds what homeroom teachers filled in against what their classes answered. A class is taken whole or not at all: where
 * one group has no answer or one line is not understood, the rest would pass for all of it. Which batch, class and group a
 * row is about, its key says, and class and group must stand beside it.
 */
export function compareSheets(
  reader: Reader,
  key: KeyObject,
  batch: BatchRow,
  files: ReadFillIns<FilledSheet>,
): Compared<TakenReply> {
  const taken = new Map<string, TakenReply>();
  const sheets: Sheet[] = [];
  const lines: RosterLine[] = [];
  for (const [file, workbook] of files.workbooks.entries()) {
    const found = new Map<string, Sheet>();
    for (const row of workbook.rows) {
      const of = openFocusRow(key, row.line('key'));
      if (!of) {
        if (isFilledIn(row)) {
          lines.push(
            lineAt(workbook, row, `${file}/${row.rowNumber}`, {
              verdict: 'reportUnclear',
              message: '行号被改动或删掉了，认不出是哪个班的哪一类。请在心港导出的原表里填写。',
            }),
          );
        }
        continue;
      }
      const { batchId, classId, focus, place } = of;
      const apart = `${batchId}/${classId}`;
      // A key of a line has room for one id: classes of other batches are told apart by where they begin.
      const name = batchId === batch.id ? `${file}/${classId}` : `${file}/${row.rowNumber}`;
      const sheet = found.get(apart) ?? { key: name, batchId, classId, workbook, rows: [] };
      sheet.rows.push({ row, focus, place });
      found.set(apart, sheet);
    }
    sheets.push(...found.values());
  }
  const replies = new Map(
    repliesOf(reader, batch, classesOfBatch(reader, batch.id)).map((reply) => [reply.classId, reply]),
  );
  for (const sheet of sheets) {
    const [first] = sheet.rows;
    if (!first) continue;
    const others = sheets.filter(
      (other) =>
        other !== sheet &&
        other.batchId === sheet.batchId &&
        other.classId === sheet.classId &&
        other.rows.some(({ row }) => isFilledIn(row)),
    );
    const judged = judgeSheet(reader, { sheet, others, batch, before: replies.get(sheet.classId) });
    if (judged.takes) taken.set(sheet.key, judged.takes);
    lines.push(lineAt(sheet.workbook, first.row, sheet.key, judged));
  }
  return {
    taken,
    report: fillInReport(reader, 'focusReplies', files, lines),
  };
}

interface Judged
  extends Pick<RosterLine, 'verdict'>,
    Partial<Pick<RosterLine, 'message' | 'changes' | 'reply'>> {
  takes?: TakenReply;
  /** False where a person must say that it is meant. */
  offers?: boolean;
}

function lineAt(
  workbook: FilledSheet,
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
    reply: judged.reply ?? { text: '' },
    taken: takes !== undefined && offers !== false,
  };
}

/** What was seen of a group stands in its first row when it goes out, and is nobody's answer. */
const isFilledIn = (row: Row): boolean =>
  row.line('answer') !== '' || row.line('name') !== '' || row.faultIn('answer', 'name', 'text') !== undefined;

const isLineFilledIn = ({ row, place }: Sheet['rows'][number]): boolean =>
  isFilledIn(row) || (place > 0 && row.words('text') !== '');

interface Judging {
  sheet: Sheet;
  others: readonly Sheet[];
  batch: BatchRow;
  /** What the class answered so far; undefined for one that is not of the batch. */
  before: ClassReply | undefined;
}

function judgeSheet(reader: Reader, { sheet, others, batch, before }: Judging): Judged {
  const { batchId, classId, workbook, rows } = sheet;
  if (!rows.some(isLineFilledIn)) return { verdict: 'notFilledIn' };
  const cannot = (message: string): Judged => ({ verdict: 'reportUnclear', message });
  if (batchId !== batch.id) {
    const other = otherBatch(reader, batchId);
    return cannot(
      other
        ? `这份表是“${other.name}”的，请打开那一次排查再导入。`
        : '这份表的那次排查已经删除，请重新导出填写表。',
    );
  }
  if (others.length > 0) {
    const files = [workbook, ...others.map((each) => each.workbook)].map((each) => `“${each.fileName}”`);
    return cannot(`这个班交了几份：${[...new Set(files)].join('、')}。请只留一份。`);
  }
  if (!before) return cannot('这个班不在这次三类重点排查里。请核对参加的班级。');
  try {
    const reply = {
      batchId,
      classId,
      repliedOn: reader.today,
      repliedBy: workbook.filledInBy || before.homeroomTeacher || '班主任',
      groups: groupsIn(reader, sheet, before.className),
    };
    const parsed = contract['screenings.writeReply'].input.safeParse(reply);
    if (!parsed.success) return cannot(`${parsed.error.issues[0]?.message ?? '填写有误'}。`);
    weighReply(reader, parsed.data);
    return weighAgainst(reader, parsed.data, before);
  } catch (error) {
    return cannot(whyRefused(error));
  }
}

const otherBatch = ({ db }: Reader, id: ScreeningBatchId) =>
  db
    .select({ name: screeningBatches.name })
    .from(screeningBatches)
    .where(and(eq(screeningBatches.id, id), isNull(screeningBatches.removedAt)))
    .get();

/** New, changed, or known already. */
function weighAgainst(reader: Reader, reply: TakenReply['reply'], before: ClassReply): Judged {
  const said = saidIn(reader, reply.groups);
  const text = said.map(({ word, words }) => `${word}：${words}`).join('\n');
  if (before.repliedOn === null) {
    return { verdict: 'reported', reply: { text }, takes: { reply, isChange: false } };
  }
  const old = new Map(saidIn(reader, before.groups).map(({ word, words }) => [word, words]));
  const changes = said
    .filter(({ word, words }) => old.get(word) !== words)
    .map(({ word, words }) => ({ field: word, old: old.get(word) ?? '', new: words }));
  if (changes.length === 0) return { verdict: 'reportSame', reply: { text } };
  return {
    verdict: 'reportChanged',
    reply: { text },
    changes,
    takes: { reply, isChange: true },
    // What a person has written down is written over only where somebody says so.
    offers: isOfImport(reader, reply),
  };
}

function isOfImport({ db }: Reader, { batchId, classId }: TakenReply['reply']): boolean {
  const row = db
    .select({ importId: screeningReplies.importId })
    .from(screeningReplies)
    .where(
      and(
        eq(screeningReplies.batchId, batchId),
        eq(screeningReplies.classId, classId),
        isNull(screeningReplies.replacedAt),
      ),
    )
    .get();
  return row !== undefined && row.importId !== null;
}

/** What each group is answered with, in words; two that say the same give the same. */
function saidIn(
  reader: Reader,
  groups: readonly {
    focus: FocusGroup;
    isNobody: boolean | null;
    found: readonly Group['found'][number][];
  }[],
): { word: string; words: string }[] {
  const ids = groups.flatMap(({ found }) => found.map(({ studentId }) => studentId));
  const names = new Map(studentsById(reader, ids, reader.today).map(({ id, name }) => [id, name]));
  return groups.map(({ focus, isNobody, found }) => ({
    word: FOCUS_GROUPS[focus],
    words: isNobody
      ? NOBODY
      : found
          .map(({ studentId, text }) => `${names.get(studentId) ?? ''}（${text}）`)
          .sort()
          .join('；'),
  }));
}

/** @throws Refusal where a group has no answer, contradicts itself, or a line cannot be understood. */
function groupsIn(reader: Reader, { classId, rows }: Sheet, className: string): Group[] {
  const byName = Map.groupBy(pupilsAtSchool(reader, classId, reader.today), ({ name }) => name);
  return codesOf(FOCUS_GROUPS).map((focus) => {
    const word = FOCUS_GROUPS[focus];
    let answer = '';
    const found: Group['found'] = [];
    for (const each of rows) {
      if (each.focus !== focus || !isLineFilledIn(each)) continue;
      const { row, place } = each;
      const unclear: Unclear = (message) => new Refusal('reportUnclear', `第 ${row.rowNumber} 行${message}`);
      const fault = row.faultIn('answer', 'name', 'text');
      if (fault !== undefined) throw unclear(`：${fault}。`);
      if (row.line('className') !== className || spaceless(row.line('focus')) !== word) {
        throw unclear(
          `写的是“${row.line('className')}，${row.line('focus')}”，行号是“${className}，${word}”的，可能粘贴错了行。`,
        );
      }
      const chosen = spaceless(row.line('answer'));
      if (chosen !== '' && (place > 0 || (chosen !== SOMEBODY && chosen !== NOBODY))) {
        throw unclear(`：“${SOMEBODY}”或“${NOBODY}”在这一类的第一行里选。`);
      }
      if (place === 0) {
        if (row.line('name') !== '') throw unclear('写了姓名，姓名请写在下面的空行里。');
        answer = chosen;
        continue;
      }
      const text = row.words('text');
      const studentId = pupilNamed(row.line('name'), byName, className, unclear);
      if (text === '') throw unclear('没有写看到、听到的情况，请在表里补上。');
      found.push({ studentId, text });
    }
    if (answer === NOBODY && found.length > 0) {
      throw new Refusal(
        'reportUnclear',
        `“${word}”选了“${NOBODY}”，下面又写了学生，请班主任核对后改好再导入。`,
      );
    }
    if (answer !== NOBODY && found.length === 0) {
      throw new Refusal(
        'reportUnclear',
        answer === SOMEBODY
          ? `“${word}”选了“${SOMEBODY}”，没有写学生，不算回答。`
          : `“${word}”没有回答：没有选“${NOBODY}”，也没有写学生。`,
      );
    }
    return { focus, isNobody: answer === NOBODY, found };
  });
}
