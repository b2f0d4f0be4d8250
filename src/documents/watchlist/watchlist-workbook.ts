import type ExcelJS from 'exceljs';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, DISCOVERY_ROUTES, LEVEL_EVENTS } from '#shared/terms.ts';
import { addListSheet, type ListColumn, newWorkbook } from '../lists/list-sheet.ts';
import {
  WATCHLIST_TITLE,
  type WatchlistFacts,
  type WatchlistStudent,
  writtenLevel,
  writtenStep,
} from './watchlist-facts.ts';

interface Column<Row> extends ListColumn {
  value(row: Row, index: number): string | number;
}

/**
 * 预警库 as the bytes of an .xlsx: a sheet with a line for each student, and one with a line for each entry, change
 * and exit. Every text is a text cell: a name that looks like a formula stays a name.
 */
export async function watchlistWorkbook(facts: WatchlistFacts): Promise<Uint8Array> {
  const workbook = await newWorkbook(new Date(`${facts.printedOn}T00:00:00Z`));
  const who: Column<WatchlistStudent>[] = [
    { heading: '序号', width: 8, value: (_student, index) => index + 1 },
    { heading: '姓名', width: 14, value: ({ name }) => name },
    ...(facts.namesMasked
      ? []
      : [
          {
            heading: facts.numberWord,
            width: 16,
            value: ({ studentNumber }: WatchlistStudent) => studentNumber,
          },
        ]),
    { heading: '班级', width: 18, value: ({ className }) => className },
  ];
  addSheet(workbook, '预警库', facts, facts.students, [
    ...who,
    { heading: '班主任', width: 12, value: ({ homeroomTeacher }) => homeroomTeacher },
    { heading: '预警等级', width: 12, value: ({ level }) => writtenLevel(level) },
    { heading: '现状起始日期', width: 14, value: ({ since }) => since },
    { heading: '最近跟踪', width: 14, value: ({ lastFollowUpOn }) => lastFollowUpOn ?? '' },
    { heading: '下一步', width: 40, value: ({ nextStep }) => writtenStep(nextStep, facts.printedOn) },
  ]);
  const events = facts.students.flatMap((student, at) =>
    student.history.map((event) => ({ student, event, at })),
  );
  addSheet(workbook, '经过', facts, events, [
    ...who.map(({ heading, width, value }) => ({
      heading,
      width,
      value: ({ student, at }: (typeof events)[number]) => value(student, at),
    })),
    { heading: '日期', width: 14, value: ({ event }) => event.on },
    { heading: '事项', width: 12, value: ({ event }) => LEVEL_EVENTS[event.kind] },
    { heading: '预警等级', width: 12, value: ({ event }) => ALERT_LEVELS[event.level] },
    { heading: '原因', width: 60, value: ({ event }) => event.reason },
    { heading: '决定人', width: 16, value: ({ event }) => event.decidedBy },
    {
      heading: '发现途径',
      width: 12,
      value: ({ event }) => (event.discoveryRoute ? DISCOVERY_ROUTES[event.discoveryRoute] : ''),
    },
  ]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet<Row>(
  workbook: ExcelJS.Workbook,
  name: string,
  facts: WatchlistFacts,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): void {
  addListSheet(workbook, {
    name,
    title: WATCHLIST_TITLE,
    said: `内部资料　${facts.schoolName}　${writtenDate(facts.printedOn)}　共 ${facts.students.length} 人`,
    foot: '&L内部资料&C第 &P 页 共 &N 页',
    columns,
    rows: rows.map((row, index) => columns.map(({ value }) => value(row, index))),
  });
}
