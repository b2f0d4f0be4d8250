import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { findHeader, type RosterHeader } from './header.ts';
import { readRoster } from './read-roster.ts';
import { readSheets } from './read-sheets.ts';
import type { RosterReading, TakenPlace } from './roster-reading.ts';
import { isBlank } from './sheet.ts';

/** A sheet that holds a roster, and what it says. */
export interface ReadSheet extends RosterHeader {
  name: string;
  reading: RosterReading;
}

/** A sheet that was left alone, and why, in Chinese. */
export interface SkippedSheet {
  name: string;
  message: string;
}

export interface RosterFile {
  fileName: string;
  sheets: ReadSheet[];
  skippedSheets: SkippedSheet[];
}

/**
 * Reads a class roster from a file (issue 2, "It is done when"; issue 4, Import). Pure: nothing is stored.
 * A student number that stands on several sheets is taken from the first.
 * Throws the Refusals of `readSheets`; `rosterEmpty` when no sheet holds anything; `noRosterHeader`, with the
 * headings that were found, when no sheet has 学号 and 姓名.
 */
export function readRosterFile(bytes: Uint8Array, fileName: string, today: LocalDate): RosterFile {
  const taken = new Map<string, TakenPlace>();
  const sheets: ReadSheet[] = [];
  const skippedSheets: SkippedSheet[] = [];
  const headingsSeen: string[] = [];
  const found = readSheets(bytes, fileName);
  if (found.every((sheet) => sheet.rows.every(isBlank))) {
    throw new Refusal('rosterEmpty', `“${fileName}”里没有内容。请核对是否选对了文件。`);
  }
  for (const sheet of found) {
    const { name } = sheet;
    if (sheet.rows.every(isBlank)) {
      skippedSheets.push({ name, message: '这张工作表是空的' });
      continue;
    }
    if (sheet.hidden) {
      skippedSheets.push({
        name,
        message: '这张工作表是隐藏的，没有读；需要时请在 Excel 里取消隐藏后再导入',
      });
      continue;
    }
    const header = findHeader(sheet);
    if (!header.found) {
      skippedSheets.push({ name, message: '这张工作表里没有找到同时写着“学号”和“姓名”的表头，没有读' });
      headingsSeen.push(...header.headings);
      continue;
    }
    const { headerRow, firstHeaderRow, columns } = header;
    sheets.push({
      name,
      headerRow,
      firstHeaderRow,
      columns,
      reading: readRoster(sheet, header, today, taken),
    });
  }
  if (sheets.length > 0) return { fileName, sheets, skippedSheets };

  const seen = [...new Set(headingsSeen)].slice(0, 20);
  const list = seen.length > 0 ? `现在找到的是：${seen.join('、')}。` : '';
  throw new Refusal(
    'noRosterHeader',
    `在“${fileName}”里没有找到名册的表头。表头一行至少要有“学号”（或学籍号）和“姓名”，最好还有班级、性别、出生日期、监护人和联系电话。${list}`,
  );
}
