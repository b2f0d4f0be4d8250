import type { LaidListKind, RosterField } from '#shared/roster-terms.ts';
import { codesOf, NUMBER_KINDS } from '#shared/terms.ts';
import { plainLine } from '#shared/written-text.ts';
import { classNamedIn } from './class-name.ts';
import { skip } from './faults.ts';
import { type RosterColumns, shownAt } from './header.ts';
import { headingNamed } from './headings.ts';
import type { Fault } from './roster-reading.ts';
import { type SheetRow, shownIn } from './sheet.ts';

export const FOOTER_WORDS =
  /^(合计|总计|小计|共计|总人数|人数|填表|制表|审核|复核|备注|说明|注[:：]|校长|填报|日期[:：]|打印|统计|单位|班主任签|联系人[:：]|第\d+页)/;
/** What a template says of its columns below their headings: （8位）, 必填, 如：七年级1班. */
const FILLING_HINT =
  /^[(（【[].*[)）】\]]$|^(必填|选填|可不填|文本|常规|下拉|自动|说明|格式|要求)|(必填|选填|格式|下拉选择|不超过.*[字位]|一致)$|^(示?例|例如|比如|如|填写?|样例|格式)[:：]|^请|^\d+位(数字|数|以内)?$|^[Yy]{4}/;
const SAMPLE_WORD =
  /^[(（【[]?(填写)?(示例|样例|范例|例子|举例|例|样本|示范)(行|数据|\d*)?[)）】\]]?$|^(示例|样例|范例)[:：]/;
const TOTAL_WORDS = /^(合计|总计|小计|共计|总人数)/;
const KINDS = codesOf(NUMBER_KINDS);

interface RowLooked {
  columns: RosterColumns;
  list: LaidListKind;
  noNumber: boolean;
  noName: boolean;
}

/** A row that is no student's; `className` is the class that it names for those below. */
export interface AsideRow extends Fault {
  className?: string;
}

/** Rows that are no student's: repeated headings, a class title between the rows, totals and signatures. */
export function readAside(
  cells: SheetRow,
  { columns, list, noNumber, noName }: RowLooked,
): AsideRow | undefined {
  const sample = readSample(cells, columns, noNumber && noName);
  if (sample) return sample;
  const means = (field: RosterField) =>
    headingNamed(shownAt(cells, columns, field), '', list)?.field === field;
  if (means('name') && columns.filter(({ field }) => means(field)).length > 1)
    return skip('repeatedHeader', '这一行是重复的表头');

  const written = cells
    .filter((cell) => !cell?.fromMerge)
    .map(shownIn)
    .filter(Boolean);
  const [first = ''] = written;
  const plainFirst = plainLine(first);
  if (TOTAL_WORDS.test(plainFirst)) return skip('footer', '这一行是合计，不是学生');
  // A text merged over the whole row seems to fill every column.
  const isMergedText = written.length === 1 && !noNumber && !noName;
  if (!noNumber && !noName && !isMergedText) return undefined;
  if (written.length === 1) {
    const title = classNamedIn(first);
    if (title) {
      const message = `这一行是班级标题，下面没有写班级的学生按“${title}”读入`;
      return { ...skip('classTitle', message), className: title };
    }
  }
  if (FOOTER_WORDS.test(plainFirst)) return skip('footer', '这一行是表尾的说明或签名，不是学生');
  if (isMergedText) return skip('footer', '这一行只有一段合并的文字，不是学生');
  return undefined;
}

/** What a template shows of how it is to be filled in: remarks on the columns, or a student who is none. */
function readSample(cells: SheetRow, columns: RosterColumns, isNobody: boolean): Fault | undefined {
  const written = cells.filter((cell) => !cell?.fromMerge).map((cell) => plainLine(shownIn(cell)));
  if (!isNobody && written.some((text) => SAMPLE_WORD.test(text))) {
    return skip('sample', '这一行是填表的示例，不是学生');
  }
  if (/[(（]?(示例|样例|范例)[)）]?$/.test(shownAt(cells, columns, 'name'))) {
    return skip('sample', '这一行是填表的示例，不是学生');
  }
  const identifying = ([...KINDS, 'name'] as const)
    .map((field) => shownAt(cells, columns, field))
    .filter(Boolean);
  const isHint = identifying.length > 0 && identifying.every((text) => FILLING_HINT.test(plainLine(text)));
  return isHint ? skip('sample', '这一行是填表的说明，不是学生') : undefined;
}
