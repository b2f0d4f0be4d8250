import { IconAlertTriangle } from '@tabler/icons-react';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import classes from './due-before.module.css';
import { ShortDate } from './short-date.tsx';

/** Until when something waits; a day gone by bears a sign, not a colour alone. */
export function DueBefore({ on }: { on: LocalDate }) {
  const late = on < todayOnThisPc();
  return (
    <span className={classes.due} data-late={late || undefined}>
      {late && <IconAlertTriangle size={14} aria-label="已过期" />}
      <span>
        <ShortDate on={on} />前
      </span>
    </span>
  );
}
