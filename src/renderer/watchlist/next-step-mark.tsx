import { IconAlertTriangle } from '@tabler/icons-react';
import { useNow } from '#renderer/parts/now.ts';
import type { NextStep } from '#shared/contract/next-steps.ts';
import { type LocalDate, writtenDate, writtenShortDate } from '#shared/school-calendar.ts';
import { writtenNextStep } from '#shared/written-next-step.ts';
import classes from './watchlist.module.css';

interface NextStepMarkProps {
  step: NextStep | null;
  today: LocalDate;
  /** With its day also where it is over, for whoever sees nothing else of it. */
  dated?: boolean;
}

/** What is due next and until when; what should have been done already bears a sign, not a colour alone. */
export function NextStepMark({ step, today, dated = false }: NextStepMarkProps) {
  const now = useNow();
  if (step === null) return <span className={classes.soft}>没有待办</span>;
  const { what, when, late } = writtenNextStep(step, today, (date) => writtenShortDate(date, today), now);
  return (
    <span className={classes.step} data-late={late || undefined}>
      {late && <IconAlertTriangle size={16} aria-label="已过期" />}
      <span>
        {what}{' '}
        <span className={classes.when}>
          {dated && late && `${writtenDate(step.dueOn)}，`}
          {when}
        </span>
      </span>
    </span>
  );
}
