import ExcelJS from 'exceljs';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, DISCOVERY_ROUTES, LEVEL_EVENTS } from '#shared/terms.ts';
import {
  WATCHLIST_TITLE,
  type WatchlistFacts,
  type WatchlistStudent,
  writtenLevel,
  writtenStep,
} from './watchlist-facts.ts';

interface Column<Row> {
  header: string;
  width: number;
  value(row: Row, index: number): string | number;
}

const SONG = { name: '宋体', family: 1, charset: 134, size: 11 };
const HEADING_ROW = 3;

/**
 * 预警库 as the bytes of an .xlsx: a sheet with a line for each student, and one with a line for each entry, change
 * and exit. Every text is a text cell: a name that looks like a formula stays a name.
 */
export async function watchlistWorkbook(facts: WatchlistFacts): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const dated = new Date(`${facts.printedOn}T00:00:00Z`);
  Object.assign(workbook, { creator: '心港', lastModifiedBy: '心港', created: dated, modified: dated });
  const who: Column<WatchlistStudent>[] = [
    { header: '序号', width: 8, value: (_student, index) => index + 1 },
    { header: '姓名', width: 14, value: ({ name }) => name },
    ...(facts.namesMasked
      ? []
      : [{ header: '学号', width: 16, value: ({ studentNumber }: WatchlistStudent) => studentNumber }]),
    { header: '班级', width: 18, value: ({ className }) => className },
  ];
  addSheet(workbook, '预警库', facts, facts.students, [
    ...who,
    { header: '班主任', width: 12, value: ({ homeroomTeacher }) => homeroomTeacher },
    { header: '预警等级', width: 12, value: ({ level }) => writtenLevel(level) },
    { header: '现状起始日期', width: 14, value: ({ since }) => since },
    { header: '最近跟踪', width: 14, value: ({ lastFollowUpOn }) => lastFollowUpOn ?? '' },
    { header: '下一步', width: 40, value: ({ nextStep }) => writtenStep(nextStep, facts.printedOn) },
  ]);
  const events = facts.students.flatMap((student, at) =>
    student.history.map((event) => ({ student, event, at })),
  );
  addSheet(workbook, '经过', facts, events, [
    ...who.map(({ header, width, value }) => ({
      header,
      width,
      value: ({ student, at }: (typeof events)[number]) => value(student, at),
    })),
    { header: '日期', width: 14, value: ({ event }) => event.on },
    { header: '事项', width: 12, value: ({ event }) => LEVEL_EVENTS[event.kind] },
    { header: '预警等级', width: 12, value: ({ event }) => ALERT_LEVELS[event.level] },
    { header: '原因', width: 60, value: ({ event }) => event.reason },
    { header: '决定人', width: 16, value: ({ event }) => event.decidedBy },
    {
      header: '发现途径',
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
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
    },
    headerFooter: { oddFooter: '&L内部资料&C第 &P 页 共 &N 页' },
    views: [{ state: 'frozen', ySplit: HEADING_ROW }],
  });
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.getCell(1, 1).value = WATCHLIST_TITLE;
  sheet.getCell(1, 1).font = { ...SONG, size: 16, bold: true };
  sheet.getCell(2, 1).value =
    `内部资料　${facts.schoolName}　${writtenDate(facts.printedOn)}　共 ${facts.students.length} 人`;
  sheet.getRow(HEADING_ROW).values = columns.map(({ header }) => header);
  sheet.getRow(HEADING_ROW).font = { ...SONG, bold: true };
  rows.forEach((row, index) => {
    sheet.addRow(columns.map(({ value }) => value(row, index))).alignment = {
      wrapText: true,
      vertical: 'top',
    };
  });
  sheet.autoFilter = {
    from: { row: HEADING_ROW, column: 1 },
    to: { row: HEADING_ROW, column: columns.length },
  };
}
