import { IconAlertTriangle } from '@tabler/icons-react';
import { useNow } from '#renderer/parts/now.ts';
import type { OwedLine } from '#shared/contract/obligations.ts';
import { type LocalDate, writtenShortDate } from '#shared/school-calendar.ts';
import { writtenOwed } from '#shared/written-next-step.ts';
import classes from './obligations.module.css';

/** Until when something is owed; what should have been done already bears a sign, not a colour alone. */
export function OwedWhen({ line, today }: { line: OwedLine; today: LocalDate }) {
  const now = useNow();
  const { when, late } = writtenOwed(line, today, (date) => writtenShortDate(date, today), now);
  const { putOffUntil, inHoliday } = line;
  if (putOffUntil) return <span className={classes.soft}>推迟到{writtenShortDate(putOffUntil, today)}</span>;
  return (
    <span className={classes.when} data-late={late || undefined}>
      {late && <IconAlertTriangle size={16} aria-label="已过期" />}
      {when}
      {inHoliday && <span className={classes.soft}>假期中</span>}
    </span>
  );
}
