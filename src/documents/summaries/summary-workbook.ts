import type ExcelJS from 'exceljs';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  SUMMARY_FIGURES,
  SUMMARY_SECTIONS,
  type SummaryFigure,
  type SummaryFigureEntry,
} from '#shared/summary-figures.ts';
import { emptyWorkbook } from '../lists/list-sheet.ts';

/** A figure of the summary sheet. */
export interface SummaryValue {
  /** What the records give; null where they cannot say, which prints as an empty cell and not as zero. */
  counted: number | null;
  /** Set by hand: printed instead, with a cell note (forms.md 附件3), which tells the reason where it may leave. */
  overridden?: { value: number; reason?: string };
}

/** What the summary sheet says. */
export interface SummaryFacts {
  schoolName: string;
  /** `name` as it stands in the title: 暑期（截至8月25日）. Both days are included. */
  period: { name: string; from: LocalDate; until: LocalDate };
  /** The days that sections 三 and 四 count, when they have a window of their own ("开学前后"). */
  termStart?: { from: LocalDate; until: LocalDate };
  figures: Record<SummaryFigure, SummaryValue>;
}

const COLUMNS = { section: 1, group: 2, item: 3, value: 4 } as const;
const WIDTHS = [20, 18, 44, 14];
const FIRST_FIGURE_ROW = 3;

const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BORDERS = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const SONG = { name: '宋体', family: 1, charset: 134, size: 12 };

/** The title with its period: 暑期（截至8月25日）学生心理健康工作开展情况统计表 (forms.md 附件3). */
export function summaryTitle({ name }: SummaryFacts['period']): string {
  return `${name}学生心理健康工作开展情况统计表`;
}

/**
 * 附件3, the summer summary, as the bytes of an .xlsx (forms.md 附件3).
 * Every text is written as a text cell: what looks like a formula stays what was typed. The file names neither
 * the PC nor its user, and its date is the last day of the period.
 */
export async function summaryWorkbook(facts: SummaryFacts): Promise<Uint8Array> {
  const workbook = await emptyWorkbook();
  const title = summaryTitle(facts.period);
  const dated = new Date(`${facts.period.until}T00:00:00Z`);
  Object.assign(workbook, {
    creator: '心港',
    lastModifiedBy: '心港',
    created: dated,
    modified: dated,
    title,
  });

  const sheet = workbook.addWorksheet('统计表', {
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    views: [{ showGridLines: false }],
  });
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });

  layTitle(sheet, title);
  laySubtitle(sheet, facts);
  const after = layFigures(sheet, facts.figures);
  if (facts.termStart) layWindowNote(sheet, after, facts.termStart);
  sheet.pageSetup.printArea = `A1:D${facts.termStart ? after : after - 1}`;

  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function layTitle(sheet: ExcelJS.Worksheet, title: string): void {
  sheet.mergeCells(1, COLUMNS.section, 1, COLUMNS.value);
  const cell = sheet.getCell(1, 1);
  cell.value = title;
  cell.font = { ...SONG, size: 16, bold: true };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  sheet.getRow(1).height = 44;
}

function laySubtitle(sheet: ExcelJS.Worksheet, { schoolName, period }: SummaryFacts): void {
  sheet.mergeCells(2, COLUMNS.section, 2, COLUMNS.value);
  const cell = sheet.getCell(2, 1);
  cell.value = `学校：${schoolName}　　统计时间：${span(period)}`;
  cell.font = SONG;
  cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
  sheet.getRow(2).height = 34;
}

/** Lays one row a figure and merges what stands beside several; returns the row after the last. */
function layFigures(sheet: ExcelJS.Worksheet, figures: SummaryFacts['figures']): number {
  SUMMARY_FIGURES.forEach((entry, index) => {
    const row = FIRST_FIGURE_ROW + index;
    sheet.getCell(row, COLUMNS.section).value = SUMMARY_SECTIONS[entry.section];
    sheet.getCell(row, COLUMNS.group).value = entry.group ?? entry.label;
    sheet.getCell(row, COLUMNS.item).value = entry.label;
    layValue(sheet.getCell(row, COLUMNS.value), figures[entry.code]);
    for (const column of [COLUMNS.section, COLUMNS.group, COLUMNS.item]) {
      const cell = sheet.getCell(row, column);
      cell.border = BORDERS;
      cell.font = { ...SONG, bold: column === COLUMNS.section };
      cell.alignment = {
        horizontal: column === COLUMNS.item || !entry.group ? 'left' : 'center',
        vertical: 'middle',
        wrapText: true,
        indent: column === COLUMNS.item || !entry.group ? 1 : 0,
      };
    }
    sheet.getCell(row, COLUMNS.section).alignment = {
      horizontal: 'center',
      vertical: 'middle',
      wrapText: true,
    };
    sheet.getRow(row).height = entry.label.length > 28 ? 38 : 26;
    if (!entry.group) sheet.mergeCells(row, COLUMNS.group, row, COLUMNS.item);
  });
  mergeRuns(sheet, COLUMNS.section, (entry) => entry.section);
  mergeRuns(sheet, COLUMNS.group, (entry) => entry.group);
  return FIRST_FIGURE_ROW + SUMMARY_FIGURES.length;
}

function layValue(cell: ExcelJS.Cell, { counted, overridden }: SummaryValue): void {
  cell.value = overridden ? overridden.value : counted;
  cell.numFmt = '0';
  cell.border = BORDERS;
  cell.font = SONG;
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
  if (!overridden) return;
  const why = overridden.reason ? `；原因：${overridden.reason}` : '';
  cell.note = `手工填写。系统统计：${counted ?? '无法统计'}${why}`;
}

/** Merges the cells of one column over neighbouring figures that share a heading. */
function mergeRuns(
  sheet: ExcelJS.Worksheet,
  column: number,
  headingOf: (entry: SummaryFigureEntry) => string | undefined,
): void {
  let start = 0;
  SUMMARY_FIGURES.forEach((entry, index) => {
    const heading = headingOf(entry);
    const next = SUMMARY_FIGURES[index + 1];
    if (next && headingOf(next) === heading) return;
    if (heading !== undefined && index > start)
      sheet.mergeCells(FIRST_FIGURE_ROW + start, column, FIRST_FIGURE_ROW + index, column);
    start = index + 1;
  });
}

function layWindowNote(
  sheet: ExcelJS.Worksheet,
  row: number,
  window: { from: LocalDate; until: LocalDate },
): void {
  sheet.mergeCells(row, COLUMNS.section, row, COLUMNS.value);
  const cell = sheet.getCell(row, 1);
  cell.value = `注：第三、四项“开学前后”的统计时间为${span(window)}。`;
  cell.font = { ...SONG, size: 10.5 };
  cell.alignment = { vertical: 'middle', wrapText: true };
  sheet.getRow(row).height = 24;
}

const span = ({ from, until }: { from: LocalDate; until: LocalDate }): string =>
  `${writtenDate(from)}至${writtenDate(until)}`;
