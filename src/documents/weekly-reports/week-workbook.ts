import { ABSENCES } from '#shared/observation-log.ts';
import type { SchoolWeek } from '#shared/school-calendar.ts';
import { writtenWeek } from '#shared/school-calendar.ts';
import {
  LINES_A_WEEK,
  NOTHING_HAPPENED,
  WEEK_COLUMNS,
  type WeekColumn,
  WHOLE_CLASS,
} from '#shared/teacher-workbook.ts';
import { REMARK_KINDS, REMARK_SOURCES, WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import { type FilledAs, type FillInCell, fillInWorkbook, urgentWay } from '../fill-in/fill-in-workbook.ts';

/** What the homeroom teacher of a class gets: weeks, and the names of the whole class to choose from; nobody is marked. */
export interface WeekWorkbookFacts {
  schoolName: string;
  /** Of the counselling room. */
  roomPhone: string;
  className: string;
  teacher: string;
  /** Of everybody in the class. */
  names: readonly string[];
  /** Each with the keys of its rows: that of the class as a whole, then one for each line. */
  weeks: readonly { week: SchoolWeek; keys: readonly string[] }[];
}

/** What a line may be about, as it stands in the list of a cell. */
export const WEEK_CHOICES: readonly string[] = [
  REMARK_KINDS.noticed,
  ...Object.values(WEEKLY_CHANGES),
  ...Object.values(ABSENCES),
];

const COLUMNS = Object.keys(WEEK_COLUMNS) as WeekColumn[];
const WIDTHS: Readonly<Record<WeekColumn, number>> = {
  className: 15,
  week: 20,
  name: 12,
  what: 18,
  seenOn: 14,
  source: 12,
  text: 60,
  key: 12,
};

/** The fill-in workbook of a class: for each week whether nothing happened, and lines for children by name. */
export function weekWorkbook(facts: WeekWorkbookFacts): Promise<Uint8Array> {
  const { schoolName, roomPhone, className, teacher, names, weeks } = facts;
  const [first] = weeks;
  if (!first) throw new Error('a workbook of no week');
  return fillInWorkbook({
    schoolName,
    sheetName: '班级周报',
    title: `${schoolName}　班级周报（班主任填写）`,
    said: `班级：${className}　${weeks.map(({ week }) => writtenWeek(week)).join('、')}`,
    teacher,
    how: `只填浅黄色的格子。这一周没有异常的，在“${WHOLE_CLASS}”那一行选“${NOTHING_HAPPENED}”，不要空着；有情况的，一行写一名学生：姓名和哪一类从列表里选，写看到和听到的，不写猜测和诊断。心理委员反映的，在“谁反映”里选“心理委员”，不写姓名。听到轻生、自伤的话，或发现人不见了，不要等这张表，${urgentWay(roomPhone)}。填好直接交回，不要转发，也不要发到群里。`,
    createdOn: first.week.from,
    columns: COLUMNS.map((column) => ({
      heading: WEEK_COLUMNS[column],
      width: WIDTHS[column],
      ...(column === 'key' ? { isKey: true as const } : {}),
    })),
    names: new Map([[className, names]]),
    rows: weeks.flatMap(({ week, keys }) =>
      keys.slice(0, LINES_A_WEEK + 1).map((key, place) =>
        COLUMNS.map((column): FillInCell => {
          const isWhole = place === 0;
          const texts: Partial<Record<WeekColumn, string>> = {
            className,
            week: writtenWeek(week),
            key,
            ...(isWhole ? { name: WHOLE_CLASS } : {}),
          };
          return {
            text: texts[column] ?? '',
            filled: isWhole ? ofTheWhole(column) : ofALine(column, week, className),
          };
        }),
      ),
    ),
  });
}

function ofTheWhole(column: WeekColumn): FilledAs | null {
  if (column === 'what') return { is: 'oneOf', words: [NOTHING_HAPPENED] };
  return column === 'text' ? { is: 'text' } : null;
}

function ofALine(column: WeekColumn, week: SchoolWeek, className: string): FilledAs | null {
  switch (column) {
    case 'name':
      return { is: 'name', of: className };
    case 'what':
      return { is: 'oneOf', words: WEEK_CHOICES };
    case 'seenOn':
      return { is: 'day', of: week, word: '哪一天' };
    case 'source':
      return { is: 'oneOf', words: Object.values(REMARK_SOURCES) };
    case 'text':
      return { is: 'text' };
    default:
      return null;
  }
}
