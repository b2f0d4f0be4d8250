import {
  IconChecks,
  type IconCircleDashed,
  IconFlag3,
  IconMessage2Question,
  IconMinus,
  IconRefresh,
  IconScale,
} from '@tabler/icons-react';
import { SCREENING_WAYS, type ScreeningWay } from '#shared/screening/way.ts';
import classes from './screenings.module.css';

const MARKS = {
  toRetest: IconRefresh,
  toInterview: IconMessage2Question,
  toAssess: IconScale,
  levelled: IconFlag3,
  levelKept: IconFlag3,
  ruledOut: IconMinus,
  guardianTold: IconChecks,
} as const satisfies Record<ScreeningWay, typeof IconCircleDashed>;

/** Where a student stands on the way from the flag to the guardian, by mark and word. */
export function WayMark({ way }: { way: ScreeningWay }) {
  const Mark = MARKS[way];
  return (
    <span className={classes.mark}>
      <Mark size={16} aria-hidden />
      {SCREENING_WAYS[way]}
    </span>
  );
}
