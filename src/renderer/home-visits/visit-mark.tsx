import { IconCalendarEvent, IconHomeCheck } from '@tabler/icons-react';
import type { HomeVisit } from '#shared/contract/home-visits.ts';
import classes from './visit-mark.module.css';

/** 计划 or 已家访: a visit that has a date on which it took place is done. */
export function stateOf({ occurredOn }: Pick<HomeVisit, 'occurredOn'>): '计划' | '已家访' {
  return occurredOn === null ? '计划' : '已家访';
}

/** The state of a home visit, by mark and word. */
export function VisitMark({ visit }: { visit: HomeVisit }) {
  const Mark = visit.occurredOn === null ? IconCalendarEvent : IconHomeCheck;
  return (
    <span className={classes.mark} data-done={visit.occurredOn !== null}>
      <Mark size={16} aria-hidden />
      {stateOf(visit)}
    </span>
  );
}
