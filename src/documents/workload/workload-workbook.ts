import { HOURS_ASKED_FOR } from '#shared/opening-hours.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { CLASS_COLUMNS } from '#shared/work-kinds.ts';
import { addListSheet, newWorkbook } from '../lists/list-sheet.ts';
import { KEPT_BACK_NOTE, keepsBack, WORKLOAD_TITLE, type WorkloadFacts } from './workload-facts.ts';

const FOOT = '&C第 &P 页 共 &N 页';

/** 工作量统计 as the bytes of an .xlsx, a sheet for each part; its date is the last day of the period. */
export async function workloadWorkbook(facts: WorkloadFacts): Promise<Uint8Array> {
  const { fromOn, untilOn, notes } = facts;
  const workbook = await newWorkbook(new Date(`${untilOn}T00:00:00Z`));
  const period = `统计时间：${writtenDate(fromOn)}至${writtenDate(untilOn)}`;
  const kept = keepsBack(facts) ? KEPT_BACK_NOTE : '';
  const sheet = (name: string, said: string, headings: readonly string[], rows: (string | number)[][]) =>
    addListSheet(workbook, {
      name,
      title: `${facts.schoolName} ${WORKLOAD_TITLE}：${name}`,
      said: [period, said].filter(Boolean).join('　'),
      foot: FOOT,
      columns: headings.map((heading, index) => ({ heading, width: index === 0 ? 24 : 10 })),
      rows,
    });
  sheet(
    '各项工作',
    `${notes.join('')}${kept}`,
    ['工作', '计数', ...facts.stretches, '合计'],
    facts.kinds.flatMap(({ word, figures }) =>
      figures.map((figure) => [
        word,
        figure.word,
        ...(figure.stretches ?? facts.stretches.map(() => '')),
        figure.all,
      ]),
    ),
  );
  sheet(
    '来访问题',
    kept,
    ['来访问题', '次数', '人数'],
    facts.problems.map(({ word, times, persons }) => [word, times, persons]),
  );
  sheet(
    '班级',
    kept,
    ['年级、班级', ...CLASS_COLUMNS.map(({ heading, word }) => `${heading} ${word}`)],
    [
      ...facts.classes.map(({ word, isGrade, numbers }) => [isGrade ? `${word}（合计）` : word, ...numbers]),
      ['全校（合计）', ...facts.classTotals],
    ],
  );
  sheet(
    '开放时间',
    facts.knowsHours ? '按登记的开放时间计算，已减去校历上的假期' : '没有登记心理辅导室的开放时间',
    ['周', '开放小时', `每周 ${HOURS_ASKED_FOR} 小时`],
    facts.knowsHours ? facts.weeks.map(({ word, hours, verdict }) => [word, hours, verdict]) : [],
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
