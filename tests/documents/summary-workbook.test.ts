import { type CellObject, read, utils, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import {
  type SummaryFacts,
  type SummaryValue,
  summaryWorkbook,
} from '#documents/summaries/summary-workbook.ts';
import { localDate } from '#shared/school-calendar.ts';
import { SUMMARY_FIGURES, type SummaryFigure } from '#shared/summary-figures.ts';

/** Figure by figure 0, 1, 2 …, so that a swapped pair shows. */
const figures = Object.fromEntries(
  SUMMARY_FIGURES.map(({ code }, index): [SummaryFigure, SummaryValue] => [code, { counted: index }]),
  // Object.fromEntries forgets which keys it was given; SUMMARY_FIGURES holds every one (its type sees to that).
) as Record<SummaryFigure, SummaryValue>;

const facts: SummaryFacts = {
  schoolName: '望海中学',
  period: { name: '暑期（截至8月25日）', from: localDate('2026-07-01'), until: localDate('2026-08-25') },
  figures,
};

async function sheetOf(wanted: SummaryFacts): Promise<WorkSheet> {
  const workbook = read(await summaryWorkbook(wanted), { cellFormula: true, cellStyles: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('the workbook has no sheet');
  return sheet;
}

const cellAt = (sheet: WorkSheet, address: string): CellObject | undefined => sheet[address];
const FIRST_ROW = 3;

describe('统计表 (forms.md 附件3)', () => {
  test('the title carries the period', async () => {
    expect(cellAt(await sheetOf(facts), 'A1')?.v).toBe('暑期（截至8月25日）学生心理健康工作开展情况统计表');
  });

  test('every item stands in the form’s words and order beside its figure, which is a number', async () => {
    const sheet = await sheetOf(facts);
    const lines = SUMMARY_FIGURES.map(({ group }, index) => {
      const row = FIRST_ROW + index;
      return [
        cellAt(sheet, `${group ? 'C' : 'B'}${row}`)?.v,
        cellAt(sheet, `D${row}`)?.v,
        cellAt(sheet, `D${row}`)?.t,
      ];
    });
    expect(lines).toEqual([
      ['应该家访学生总人数', 0, 'n'],
      ['实际家访学生总人数', 1, 'n'],
      ['参与家访工作的教师人数', 2, 'n'],
      ['1.各类精神疾病学生数', 3, 'n'],
      ['2.有严重心理问题的学生数', 4, 'n'],
      ['3.明显性格偏差的学生数', 5, 'n'],
      ['4.亲子关系不良的学生数', 6, 'n'],
      ['5.严重网络成瘾的学生数', 7, 'n'],
      ['6.未及时到校的学生数', 8, 'n'],
      ['1.因心理问题休学在家人数', 9, 'n'],
      ['2.因心理问题住院治疗人数', 10, 'n'],
      ['3.因心理问题服药治疗人数', 11, 'n'],
      ['4.因心理问题定期咨询人数', 12, 'n'],
      ['开学前后，学校面向学生开设心理辅导活动课的节数', 13, 'n'],
      ['开学前后，学校面向学生组织的心理健康教育专题讲座、培训等次数', 14, 'n'],
      ['开学前后，面向家长组织的家庭教育专题讲座次数', 15, 'n'],
      ['家长参与数', 16, 'n'],
      ['开学前后，面向家长推送的家庭教育资源数量', 17, 'n'],
      ['家长参与数', 18, 'n'],
    ]);
  });

  test('the four sections are merged cells of the first column', async () => {
    const sheet = await sheetOf(facts);
    const merged = (sheet['!merges'] ?? []).map(utils.encode_range);
    expect(merged).toEqual(
      expect.arrayContaining(['A1:D1', 'A3:A11', 'B6:B11', 'A12:A15', 'A16:A17', 'A18:A21']),
    );
    expect(['A3', 'A12', 'A16', 'A18'].map((address) => cellAt(sheet, address)?.v)).toEqual([
      '一、家访工作开展情况',
      '二、对重点学生的访谈与干预工作',
      '三、适应性心理辅导工作',
      '四、面向家长的科普宣传工作',
    ]);
    expect(cellAt(sheet, 'B6')?.v).toBe('对重点学生的家访');
  });

  test('an overridden figure is shown, its note says what was counted and why it differs', async () => {
    const sheet = await sheetOf({
      ...facts,
      figures: {
        ...figures,
        visitsDone: { counted: 12, overridden: { value: 14, reason: '两户由街道代访' } },
      },
    });
    expect(cellAt(sheet, 'D4')?.v).toBe(14);
    const note = cellAt(sheet, 'D4')?.c?.[0]?.t ?? '';
    expect(note).toContain('12');
    expect(note).toContain('两户由街道代访');
    expect(cellAt(sheet, 'D3')?.c).toBeUndefined();
  });

  test('what cannot be counted is an empty cell, not a zero', async () => {
    const sheet = await sheetOf({ ...facts, figures: { ...figures, guardianPushReach: { counted: null } } });
    expect(cellAt(sheet, 'D21')?.v).toBeUndefined();
    expect(cellAt(sheet, 'D3')?.v).toBe(0);
  });

  test('a school name or a reason that looks like a formula stays text', async () => {
    const sheet = await sheetOf({
      ...facts,
      schoolName: '=1+1',
      period: { ...facts.period, name: '=HYPERLINK("x")' },
      figures: { ...figures, visitsDue: { counted: 1, overridden: { value: 2, reason: '=cmd' } } },
    });
    const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
    expect(cells.length).toBeGreaterThan(40);
    for (const [, cell] of cells) expect(cell.f).toBeUndefined();
    expect(cellAt(sheet, 'A1')?.t).toBe('s');
    expect(String(cellAt(sheet, 'A2')?.v)).toContain('=1+1');
  });

  test('the window of sections 三 and 四 is told below the table when it is another', async () => {
    expect(cellAt(await sheetOf(facts), 'A22')).toBeUndefined();
    const termStart = { from: localDate('2026-08-20'), until: localDate('2026-09-10') };
    expect(cellAt(await sheetOf({ ...facts, termStart }), 'A22')?.v).toContain(
      '2026年8月20日至2026年9月10日',
    );
  });

  test('the file names neither the PC nor its user', async () => {
    const { Props } = read(await summaryWorkbook(facts), { bookProps: true });
    expect(Props?.Author).toBe('心港');
    expect(Props?.LastAuthor).toBe('心港');
    expect(Props?.CreatedDate?.toISOString()).toBe('2026-08-25T00:00:00.000Z');
  });
});
