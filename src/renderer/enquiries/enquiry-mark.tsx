import { IconChecks, IconClock, IconMessage2, IconMinus, type TablerIcon } from '@tabler/icons-react';
import { ENQUIRY_STATES, type EnquiryState } from '#shared/enquiries.ts';
import classes from './enquiries.module.css';

const MARKS: Readonly<Record<EnquiryState, TablerIcon>> = {
  waiting: IconClock,
  answered: IconChecks,
  spoken: IconMessage2,
  unanswerable: IconMinus,
};

/** What came of an enquiry, by mark and word. */
export function EnquiryMark({ state }: { state: EnquiryState }) {
  const Mark = MARKS[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Mark size={16} aria-hidden />
      {ENQUIRY_STATES[state]}
    </span>
  );
}
