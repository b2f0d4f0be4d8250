import { expect, test } from 'vitest';
import { enquiryRegister } from '#documents/enquiries/enquiry-register.tsx';
import { helperRosterPaper } from '#documents/helpers/helper-roster.tsx';
import { seasonCalendarPaper } from '#documents/seasons/season-calendar.tsx';
import type { EnquiryId, EnquiryLine } from '#shared/contract/enquiries.ts';
import type { ActivityId, StudentId } from '#shared/contract/fields.ts';
import type { HelperLine, HelperPostId } from '#shared/contract/helpers.ts';
import type { SeasonId, SeasonTaskId } from '#shared/contract/seasons.ts';
import { localDate } from '#shared/school-calendar.ts';
import type { MonthDay } from '#shared/seasons.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const letter: EnquiryLine = {
  id: 'e1' as EnquiryId,
  channel: 'letterBox',
  occurredOn: day('2026-09-01'),
  startsAt: '12:40',
  sender: 'anonymous',
  studentId: null,
  fromWhom: '',
  summary: '最近总睡不着。',
  risk: 'ideation',
  takenBy: '林静',
  answeredOn: null,
  answer: '',
  unanswerable: '',
  state: 'waiting',
  name: '',
  className: '',
  dueOn: day('2026-09-03'),
  hasLeft: false,
};

test('信箱热线登记簿 says by which way, from whom, what, who took it and what was answered; it stays inside the room', () => {
  const { html, title } = enquiryRegister({
    schoolName: '望海中学',
    printedOn: day('2026-09-10'),
    lines: [
      letter,
      {
        ...letter,
        id: 'e2' as EnquiryId,
        channel: 'hotline',
        startsAt: '',
        sender: 'student',
        studentId: 's' as StudentId,
        name: '周小禾',
        className: '七年级(1)班',
        risk: 'none',
        answeredOn: day('2026-09-02'),
        answer: '约了周四午休。',
        state: 'answered',
      },
      { ...letter, id: 'e3' as EnquiryId, sender: 'other', fromWhom: '一位家长', unanswerable: '没有留电话' },
    ],
  });
  expect(title).toBe('信箱热线登记簿 2026-09-10');
  expect(words(html)).toMatch(/共 3 条.*内部资料/);
  expect(rowsOf(html, 0)).toEqual([
    ['序号', '方式', '收到', '来自', '内容摘要', '风险', '受理人', '回应'],
    ['1', '信箱', '2026年9月1日 12:40', '匿名', '最近总睡不着。', '意念', '林静', '待回应'],
    [
      '2',
      '热线',
      '2026年9月1日 ',
      '周小禾七年级(1)班',
      '最近总睡不着。',
      '无',
      '林静',
      '2026年9月2日：约了周四午休。',
    ],
    ['3', '信箱', '2026年9月1日 12:40', '一位家长', '最近总睡不着。', '意念', '林静', '无法回应：没有留电话'],
  ]);
});

const committee: HelperLine = {
  id: 'h1' as HelperPostId,
  studentId: 's' as StudentId,
  post: 'class',
  title: '',
  dormitory: '',
  fromOn: day('2026-09-01'),
  endedOn: null,
  endReason: '',
  schoolYear: 2026,
  name: '周小麦',
  studentNumber: '20260102',
  className: '七年级(1)班',
  lastOn: day('2027-08-31'),
  holds: true,
  hasLeft: false,
  trainings: [],
  trainedThisYear: 0,
};

test('心理委员名册 says who was trained in what, who was not, and which class has none; it stays inside the room', () => {
  const { html, title } = helperRosterPaper({
    schoolName: '望海中学',
    numberWord: '学号',
    printedOn: day('2026-11-10'),
    schoolYear: 2026,
    classesWithout: ['七年级(2)班', '八年级(1)班'],
    posts: [
      committee,
      {
        ...committee,
        id: 'h2' as HelperPostId,
        post: 'dormitory',
        dormitory: '3号楼205',
        lastOn: day('2026-10-31'),
        endReason: '转学',
        holds: false,
        trainings: [{ activityId: 'a' as ActivityId, occurredOn: day('2026-09-20'), title: '倾听与转介' }],
        trainedThisYear: 1,
      },
    ],
  });
  expect(title).toBe('心理委员名册（2026学年） 2026-11-10');
  expect(words(html)).toMatch(
    /共 2 人　本学年没有参训 1 人　没有班级心理委员：七年级\(2\)班、八年级\(1\)班.*内部资料/,
  );
  expect(rowsOf(html, 0).slice(1)).toEqual([
    [
      '1',
      '七年级(1)班',
      '班级心理委员',
      '周小麦',
      '20260102',
      '2026年9月1日至\n2027年8月31日',
      '本学年没有参训',
    ],
    [
      '2',
      '七年级(1)班3号楼205',
      '寝室心理委员',
      '周小麦',
      '20260102',
      '2026年9月1日至\n2026年10月31日\n转学',
      '2026年9月20日 倾听与转介',
    ],
  ]);
});

test('一级预警工作安排 says what was planned and done on which day, and to superiors by nobody', () => {
  const facts = {
    schoolName: '望海中学',
    schoolYear: 2026,
    printedOn: day('2026-09-30'),
    printedBy: '林静',
    seasons: [
      {
        id: 's' as SeasonId,
        name: '秋季开学前后',
        fromDay: '08-25' as MonthDay,
        untilDay: '09-20' as MonthDay,
        why: '适应困难集中出现',
        year: 2026,
        fromOn: day('2026-08-25'),
        untilOn: day('2026-09-20'),
        state: 'over' as const,
        tasks: [
          {
            id: 't' as SeasonTaskId,
            kind: 'activity' as const,
            what: '主题班会',
            responsible: '王海',
            dueOn: null,
            doneOn: day('2026-09-03'),
            outcome: '各班都上了',
            activityId: null,
          },
        ],
        held: {
          activities: [],
          batches: [],
          followUps: 12,
        },
      },
    ],
  };
  const told = (audience: 'room' | 'superior') => rowsOf(seasonCalendarPaper(facts, audience).html, 0)[1];
  expect(told('room')).toEqual([
    '秋季开学前后\n2026年8月25日\n至2026年9月20日\n已过\n适应困难集中出现',
    '☑活动：主题班会（王海），2026年9月3日完成。各班都上了',
    '跟踪记录 12 次',
  ]);
  expect(told('superior')?.[1]).toBe('☑活动：主题班会，2026年9月3日完成。各班都上了');
  expect(words(seasonCalendarPaper(facts, 'superior').html)).toContain('上报资料');
});
