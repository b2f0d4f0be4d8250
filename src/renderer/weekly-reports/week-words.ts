import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconMinus,
  IconNotes,
  IconPencil,
  IconPointFilled,
  type TablerIcon,
} from '@tabler/icons-react';
import type { RemarkCounts, WeeklyReport } from '#shared/contract/weekly-reports.ts';
import { ABSENCES } from '#shared/observation-log.ts';
import {
  addDays,
  type LocalDate,
  type SchoolWeek,
  weekOf,
  writtenShortDate,
  writtenWeek,
} from '#shared/school-calendar.ts';
import {
  REMARK_KINDS,
  type ReportState,
  reportStateOf,
  WEEK_STATES,
  WEEKLY_CHANGES,
  type WeekState,
} from '#shared/weekly-reports.ts';

/** How a week of a class reads on the board: a mark, a word, and what the word means. */
export const WEEK_MARKS = {
  zero: { mark: IconCircleCheck, meaning: '班主任报了本周没有异常' },
  told: { mark: IconNotes, meaning: '报了情况，没有异常' },
  unusual: { mark: IconAlertTriangle, meaning: '报了新发现、加重或到校异常' },
  silent: { mark: IconCircleDashed, meaning: '到了该交的日子，还没有上报；不算零报告' },
  due: { mark: IconPencil, meaning: '还没有上报，没到该交的日子' },
  ahead: { mark: IconPointFilled, meaning: '这一周还没有开始' },
  unasked: { mark: IconMinus, meaning: '没有上报；这一周没有要求这个班交' },
} as const satisfies Record<WeekState, { mark: TablerIcon; meaning: string }>;

/** 新发现 1、加重 1: of how many children something is told; empty where nothing is. */
export function writtenCounts({ noticed, better, worse, absent }: RemarkCounts): string {
  const parts = [
    [REMARK_KINDS.noticed, noticed],
    [WEEKLY_CHANGES.worse, worse],
    [REMARK_KINDS.absent, absent],
    [WEEKLY_CHANGES.better, better],
  ] as const;
  return parts.flatMap(([word, count]) => (count > 0 ? [`${word} ${count}`] : [])).join('、');
}

/** 本周, 上周, or its days. */
export function calledWeek(week: SchoolWeek, today: LocalDate): string {
  const { from } = weekOf(today);
  if (week.from === from) return '本周';
  return week.from === addDays(from, -7) ? '上周' : writtenWeek(week);
}

/** What a report says as a whole. */
export const stateOf = ({ isAllWell, remarks }: WeeklyReport): ReportState =>
  reportStateOf(isAllWell, remarks);
export const stateWord = (report: WeeklyReport): string => WEEK_STATES[stateOf(report)];

interface Line {
  kind: WeeklyReport['remarks'][number]['kind'];
  change: WeeklyReport['remarks'][number]['change'];
  absence: WeeklyReport['remarks'][number]['absence'];
  seenOn: LocalDate | null;
}

/** 新发现; 加重; 3月4日 中途离校. */
export function remarkWord({ kind, change, absence, seenOn }: Line, today: LocalDate): string {
  if (change !== null) return WEEKLY_CHANGES[change];
  if (absence === null) return REMARK_KINDS[kind];
  return [seenOn && writtenShortDate(seenOn, today), ABSENCES[absence]].filter(Boolean).join(' ');
}
