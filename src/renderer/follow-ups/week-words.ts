import {
  IconCheck,
  IconCircleDashed,
  IconClockPause,
  IconMinus,
  IconPencil,
  IconPointFilled,
} from '@tabler/icons-react';
import type { WeekState } from '#shared/contract/follow-ups.ts';
import type { LocalDate, SchoolWeek } from '#shared/school-calendar.ts';
import type { FollowUpComparison } from '#shared/terms.ts';

/** How a week of a student reads on the board: a mark, a word, and what the word means. */
export const WEEK_STATES = {
  done: { word: '已记录', mark: IconCheck, meaning: '这一周有跟踪记录' },
  due: { word: '待记录', mark: IconPencil, meaning: '本周还没有跟踪记录' },
  missed: { word: '未记录', mark: IconCircleDashed, meaning: '这一周已经过去，还没有跟踪记录，可以补写' },
  excused: { word: '免跟踪', mark: IconClockPause, meaning: '这一周写明原因，不再补写' },
  ahead: { word: '未开始', mark: IconPointFilled, meaning: '这一周还没有开始' },
  notTracked: { word: '未列入', mark: IconMinus, meaning: '这一周学生不在二类、三类名单上' },
} as const satisfies Record<WeekState, { word: string; mark: typeof IconCheck; meaning: string }>;

const monthAndDay = (date: LocalDate) => ({ month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });

/** 7.6–7.12, for the narrow head of a column. */
export function shortWeek({ from, until }: SchoolWeek): string {
  const [first, last] = [monthAndDay(from), monthAndDay(until)];
  return `${first.month}.${first.day}–${last.month}.${last.day}`;
}

/** 7.6, where there is room for the first day alone. */
export function shortDay({ from }: SchoolWeek): string {
  const { month, day } = monthAndDay(from);
  return `${month}.${day}`;
}

/** How a student is beside the last time, in one mark and its word. */
export const COMPARISON_MARKS = {
  better: '↑ 好转',
  same: '→ 平稳',
  worse: '↓ 变差',
} as const satisfies Record<FollowUpComparison, string>;

export { writtenWeek as spokenWeek } from '#shared/school-calendar.ts';
