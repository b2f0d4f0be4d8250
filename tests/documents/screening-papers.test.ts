import { expect, test } from 'vitest';
import { interviewPaper } from '#documents/interviews/interview-paper.tsx';
import { classSheet } from '#documents/screenings/class-sheet.tsx';
import { flaggedPaper } from '#documents/screenings/flagged-paper.tsx';
import { progressPaper } from '#documents/screenings/progress-paper.tsx';
import { localDate } from '#shared/school-calendar.ts';
import { progressOf } from '#shared/screening/batches.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const school = { schoolName: '望海中学', numberWord: '学号' };

test('普查进度表 counts each class, its grade and all; whoever is excused or exempt counts in no share', () => {
  const { html, title } = progressPaper({
    schoolName: '望海中学',
    name: '2026年秋季普查',
    kind: '全体普查',
    scale: 'MHT',
    term: '2026学年上学期',
    fromOn: day('2026-09-07'),
    untilOn: day('2026-09-18'),
    consent: '已告知，无异议',
    madeOn: day('2026-09-20'),
    madeBy: '林静',
    grades: [
      {
        word: '七年级',
        classes: [
          { name: '七年级(1)班', progress: progressOf(['tested', 'tested', 'excused', 'untested']) },
          { name: '七年级(2)班', progress: progressOf(['tested', 'exempt']) },
        ],
      },
      { word: '八年级', classes: [{ name: '八年级(1)班', progress: progressOf(['excused']) }] },
    ],
  });
  expect(title).toBe('普查进度表 2026年秋季普查 2026年9月20日');
  expect(rowsOf(html, 1)).toEqual([
    ['年级、班级', '应测', '已测', '请假', '免测', '未测', '完成率'],
    ['七年级', '6', '3', '1', '1', '1', '75%'],
    ['七年级(1)班', '4', '2', '1', '0', '1', '66.6%'],
    ['七年级(2)班', '2', '1', '0', '1', '0', '100%'],
    ['八年级', '1', '0', '1', '0', '0', '—'],
    ['八年级(1)班', '1', '0', '1', '0', '0', '—'],
    ['全部', '7', '3', '2', '1', '1', '75%'],
  ]);
  expect(words(html)).toContain('筛查，非诊断');
});

test('预警名单 says why, how it stands and what comes next; it stays inside the room', () => {
  const { html } = flaggedPaper({
    ...school,
    name: '2026年秋季普查',
    printedOn: day('2026-09-20'),
    students: [
      {
        name: '王梓涵',
        studentNumber: '20240317',
        className: '八年级(3)班',
        homeroomTeacher: '黄老师',
        why: '总分为偏高；学习焦虑偏高',
        way: { way: 'toInterview', since: day('2026-09-15') },
        said: '',
        level: null,
        next: '筛查后面谈，2026年9月22日前',
      },
    ],
  });
  expect(words(html)).toMatch(/预警名单（2026年秋季普查）.*内部资料/);
  expect(words(html)).toContain('筛查，非诊断');
  expect(rowsOf(html, 0).at(-1)).toEqual([
    '1',
    '王梓涵',
    '20240317',
    '八年级(3)班',
    '黄老师',
    '总分为偏高；学习焦虑偏高',
    '未列入',
    '2026年9月15日 待面谈',
    '筛查后面谈，2026年9月22日前',
  ]);
});

test('一对一面谈记录 says who told what before, what was asked about the risk, and that it is no diagnosis', () => {
  const { html } = interviewPaper({
    ...school,
    student: { name: '王梓涵', gender: 'female', className: '八年级(3)班', studentNumber: '20240317' },
    occurredOn: day('2026-09-16'),
    startsAt: '14:30',
    place: '心理辅导室',
    interviewer: '林静',
    occasion: '普查提示总分偏高',
    teacherSays: '上课常趴着',
    guardianSays: '',
    content: '说睡不好。',
    risk: 'ideation',
    riskText: '有时想消失',
    impression: '情绪低落',
    advice: '提请评估',
  });
  const said = Object.fromEntries(rowsOf(html, 1));
  expect(said).toMatchObject({ 班主任反映: '上课常趴着', 面谈内容: '说睡不好。', 建议: '提请评估' });
  expect(said['自伤、自杀\n风险']).toMatch(/☐无.*☑意念.*有时想消失/s);
  expect(words(html)).toMatch(/内部资料.*非诊断/s);
});

test('班级排查表 asks for each of the three groups, with 无 to be ticked, and names the children of that class alone', () => {
  const { html } = classSheet({
    schoolName: '望海中学',
    roomPhone: '13800138000',
    classId: '' as never,
    className: '七年级(1)班',
    homeroomTeacher: '王海',
    repliedOn: null,
    repliedBy: '',
    fromOn: day('2026-09-07'),
    untilOn: day('2026-09-18'),
    groups: [
      {
        focus: 'adapting',
        isNobody: false,
        found: [{ studentId: '' as never, name: '周小禾', text: '常哭' }],
      },
      { focus: 'hardship', isNobody: true, found: [] },
      { focus: 'pressure', isNobody: null, found: [] },
    ],
  });
  expect(words(html)).toMatch(/一、适应困难☐ 无.*周小禾常哭.*二、经济特别困难☑ 无.*三、压力太大☐ 无/);
  expect(words(html)).not.toMatch(/内部资料|等级|分数/);
  expect(words(html)).toMatch(/班主任：＿+/);
});
