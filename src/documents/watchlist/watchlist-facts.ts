import type { NextStep } from '#shared/contract/next-steps.ts';
import type { LevelEvent } from '#shared/contract/watchlist.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, type AlertLevel, DISCOVERY_ROUTES, LEVEL_EVENTS } from '#shared/terms.ts';
import { writtenNextStep } from '#shared/written-next-step.ts';

/** What the watchlist says on paper and in a workbook. */
export interface WatchlistFacts {
  schoolName: string;
  /** What the students' number is called. */
  numberWord: string;
  printedOn: LocalDate;
  /** Names are masked already, and numbers left out: it is for somebody who need not know who they are. */
  namesMasked: boolean;
  students: readonly WatchlistStudent[];
}

/** One student as the list hands it out; `level` is null after 解除. */
export interface WatchlistStudent {
  name: string;
  studentNumber: string;
  className: string;
  homeroomTeacher: string;
  level: AlertLevel | null;
  since: LocalDate;
  lastFollowUpOn: LocalDate | null;
  nextStep: NextStep | null;
  /** Oldest first. */
  history: readonly LevelEvent[];
}

export const WATCHLIST_TITLE = '心理危机预警库名册';

/** 二类, or 已解除. */
export const writtenLevel = (level: AlertLevel | null) => (level ? ALERT_LEVELS[level] : '已解除');

/** One line of a history: 2026年3月2日 入库 二类（班主任发现，评估小组决定）：情绪持续低落. */
export function writtenEvent({ on, kind, level, discoveryRoute, decidedBy, reason }: LevelEvent): string {
  const aside = [
    discoveryRoute && `${DISCOVERY_ROUTES[discoveryRoute]}发现`,
    decidedBy && `${decidedBy}决定`,
  ].filter(Boolean);
  const bracket = aside.length > 0 ? `（${aside.join('，')}）` : '';
  return `${writtenDate(on)} ${LEVEL_EVENTS[kind]} ${ALERT_LEVELS[level]}${bracket}：${reason.trim()}`;
}

/** 写跟踪记录，2026年8月30日前; or nothing. */
export function writtenStep(step: NextStep | null, today: LocalDate): string {
  if (step === null) return '';
  const { what, when } = writtenNextStep(step, today);
  return `${what}，${when}`;
}
