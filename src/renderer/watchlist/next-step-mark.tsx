import { IconAlertTriangle } from '@tabler/icons-react';
import type { NextStep } from '#shared/contract/next-steps.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { writtenNextStep } from '#shared/written-next-step.ts';
import classes from './watchlist.module.css';

/** What is due next and until when; what should have been done already bears a sign, not a colour alone. */
export function NextStepMark({ step, today }: { step: NextStep | null; today: LocalDate }) {
  if (step === null) return <span className={classes.soft}>没有待办</span>;
  const { what, when, late } = writtenNextStep(step, today);
  return (
    <span className={classes.step} data-late={late || undefined}>
      {late && <IconAlertTriangle size={16} aria-label="已过期" />}
      <span>
        {what}
        <span className={classes.when}> {when}</span>
      </span>
    </span>
  );
}
