import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { FOCUS_GROUPS, FOCUS_SIGNS, type FocusGroup } from '#shared/screening/batches.ts';
import { FOCUS_COLUMNS, type FocusColumn, NOBODY, SOMEBODY } from '#shared/teacher-workbook.ts';
import { type FilledAs, type FillInCell, fillInWorkbook, urgentWay } from '../fill-in/fill-in-workbook.ts';

/** What the homeroom teacher of a class gets: three groups, and the names of the whole class to choose from; nobody is marked. */
export interface ClassWorkbookFacts {
  schoolName: string;
  /** Of the counselling room. */
  roomPhone: string;
  className: string;
  teacher: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
  /** Of everybody in the class. */
  names: readonly string[];
  /** Each with the keys of its rows: that of the group as a whole, then one for each line. */
  groups: readonly { focus: FocusGroup; keys: readonly string[] }[];
}

const COLUMNS = Object.keys(FOCUS_COLUMNS) as FocusColumn[];
const WIDTHS: Readonly<Record<FocusColumn, number>> = {
  className: 15,
  focus: 18,
  answer: 20,
  name: 14,
  text: 72,
  key: 12,
};

/** The fill-in workbook of 三类重点排查: for each group 有 or 无, and lines for children by name. */
export function classWorkbook(facts: ClassWorkbookFacts): Promise<Uint8Array> {
  const { schoolName, roomPhone, className, teacher, fromOn, untilOn, names, groups } = facts;
  return fillInWorkbook({
    schoolName,
    sheetName: '三类重点排查',
    title: `${schoolName}　三类重点排查（班主任填写）`,
    said: `班级：${className}　排查时间：${writtenDate(fromOn)}至${writtenDate(untilOn)}`,
    teacher,
    how: `只填浅黄色的格子。三类都要回答：没有这样的学生，选“${NOBODY}”，不要空着；有的选“${SOMEBODY}”，在下面一行写一名学生：姓名从列表里选，写看到和听到的，不写猜测和诊断。一名学生属于几类的，每一类都写。听到轻生、自伤的话，或发现人不见了，不要等这张表，${urgentWay(roomPhone)}。填好直接交回，不要转发，也不要发到群里。`,
    createdOn: fromOn,
    columns: COLUMNS.map((column) => ({
      heading: FOCUS_COLUMNS[column],
      width: WIDTHS[column],
      ...(column === 'key' ? { isKey: true as const } : {}),
    })),
    names: new Map([[className, names]]),
    rows: groups.flatMap(({ focus, keys }) =>
      keys.map((key, place) => {
        const isWhole = place === 0;
        const texts: Partial<Record<FocusColumn, string>> = {
          className,
          focus: FOCUS_GROUPS[focus],
          key,
          ...(isWhole ? { text: `例如：${FOCUS_SIGNS[focus]}` } : {}),
        };
        return COLUMNS.map(
          (column): FillInCell => ({
            text: texts[column] ?? '',
            filled: isWhole ? ofTheGroup(column) : ofALine(column, className),
          }),
        );
      }),
    ),
  });
}

const ofTheGroup = (column: FocusColumn): FilledAs | null =>
  column === 'answer' ? { is: 'oneOf', words: [SOMEBODY, NOBODY] } : null;

function ofALine(column: FocusColumn, className: string): FilledAs | null {
  if (column === 'name') return { is: 'name', of: className };
  return column === 'text' ? { is: 'text' } : null;
}
