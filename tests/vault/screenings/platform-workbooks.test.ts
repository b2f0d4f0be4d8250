import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import type { TestDesk } from '../desk.ts';
import { day } from '../sample.ts';
import { batchRoom } from './batch-room.ts';
import { lookAtResults, takeResults, verdicts } from './result-sheets.ts';

/**
 * Workbooks as platforms lay them out, saved by LibreOffice Calc 7.4: titles and groups of headings over merged cells,
 * numbered headings, numbers as text, times, totals by formula, empty rows and a foot. Each stands beside the .fods it
 * was saved from (`soffice --convert-to xlsx`), with made-up children.
 */
const workbook = (name: string) => fileURLToPath(new URL(`platform-workbooks/${name}.xlsx`, import.meta.url));

const standing = async (room: TestDesk, batchId: ScreeningBatchId) =>
  (await room.get('screenings.readBatch', { batchId })).students.map(
    ({ name, state, way }) => `${name} ${state} ${way?.way ?? '-'}`,
  );

const read = (columns: { heading: string; field: string | null; person: string }[]) =>
  columns.flatMap(({ field, person }) => (field === null ? [] : [person ? `${field}/${person}` : field]));

test('MHT under groups of headings, each scale with its letter: every row right, and validity is not overlooked', async () => {
  const { room, batchId } = await batchRoom();
  const { groups, report } = await lookAtResults(room, workbook('mht'), batchId);
  expect(read(groups[0]?.columns ?? [])).toEqual([
    ...['studentNumber', 'name', 'className', 'testedOn'],
    ...['学习焦虑', '对人焦虑', '孤独倾向', '自责倾向', '过敏倾向', '身体症状', '恐怖倾向', '冲动倾向'].map(
      (factor) => `factor/${factor}`,
    ),
    ...['total', 'validity'],
  ]);
  expect(verdicts(report)).toEqual({
    4: expect.stringMatching(
      /^scored 总分 68（偏高）；学习焦虑 12（偏高）、.*冲动倾向 7；效度 3；总分未经核算$/,
    ),
    5: expect.stringMatching(/^scored 总分 23（正常）；.*；效度 8（作答可能不实，需复测）；总分未经核算$/),
    6: expect.stringMatching(/^aside /),
    7: expect.stringMatching(/^scored 总分 15（正常）；.*；效度 2；总分未经核算$/),
    8: 'unanswered',
    9: expect.stringMatching(/^cannotScore 册上没有学号 20269999 的学生/),
    10: expect.stringMatching(/^aside /),
  });
  await takeResults(room, workbook('mht'), batchId);
  expect(await standing(room, batchId)).toEqual([
    '陈一鸣 tested toRetest',
    '李安 tested -',
    '周小禾 tested toInterview',
    '李安 untested -',
  ]);
});

test('PHQ-9 with whole questions as headings and answers as options: scored here, item 9 told', async () => {
  const { room, batchId } = await batchRoom({ scale: 'phq9' });
  const { report } = await takeResults(room, workbook('phq9'), batchId);
  expect(verdicts(report)).toEqual({
    2: 'scored 总分 12（中度）',
    3: 'scored 第 9 题（不想活或伤害自己的念头）：有；总分 1（无）',
    4: 'scored 总分 0（无）',
  });
  expect(await standing(room, batchId)).toContain('陈一鸣 tested toInterview');
});

test('SCL-90 with the sum beside the mean, numbered factors and 阳性项目数, which flags by itself', async () => {
  const { room, batchId } = await batchRoom({ scale: 'scl90' });
  const { report } = await takeResults(room, workbook('scl90'), batchId);
  const told = verdicts(report);
  expect(told[3]).toMatch(
    /^scored 总分 188（达到筛查标准）；阳性项目 45 项；躯体化 2.1（偏高）、强迫 2（偏高）、.*精神病性 1.8、其他 2（偏高）；总分未经核算$/,
  );
  expect(told[4]).toMatch(/^scored 总分 120（未达筛查标准）；阳性项目 45 项；躯体化 1.3、/);
  expect(await standing(room, batchId)).toEqual([
    '陈一鸣 tested toInterview',
    '李安 untested -',
    '周小禾 tested toInterview',
    '李安 untested -',
  ]);
});

test('SDQ of the parents: whose child it is, the five scales, the difficulties by formula', async () => {
  const { room, batchId } = await batchRoom({ scale: 'sdq', version: 'parent' });
  const { report } = await takeResults(room, workbook('sdq'), batchId);
  expect(verdicts(report)).toEqual({
    3: 'scored 总分 17（异常）；情绪症状 5、品行问题 4、多动注意 5、同伴交往 3、亲社会 4；总分未经核算',
    4: 'scored 总分 14（边缘）；情绪症状 4、品行问题 3、多动注意 4、同伴交往 3、亲社会 9；总分未经核算',
    5: 'scored 总分 3（正常）；情绪症状 1、品行问题 0、多动注意 2、同伴交往 0、亲社会 10；总分未经核算',
  });
});

test('a total of MHT without validity says that nobody knows whether it was answered in earnest', async () => {
  const { room, batchId, zhou } = await batchRoom();
  const { students } = await room.get('screenings.readBatch', { batchId });
  const entryId = students.find(({ studentId }) => studentId === zhou)?.entryId;
  if (!entryId) throw new Error('not on the list');
  await room.get('screenings.writeScore', {
    ...{ entryId, testedOn: day('2026-08-26'), total: 20, validity: null, positives: null },
    ...{ hasKeyItem: null, factors: {}, note: '' },
  });
  const { screenings } = await room.get('students.file', { studentId: zhou });
  expect(screenings[0]?.result).toBe('总分 20（正常）；没有效度分，是否如实作答不明；总分未经核算');
});
