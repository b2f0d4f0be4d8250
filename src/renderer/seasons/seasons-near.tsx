import { UnstyledButton } from '@mantine/core';
import { IconSunrise } from '@tabler/icons-react';
import { usePlace } from '#renderer/place.tsx';
import type { SeasonNear } from '#shared/contract/seasons.ts';
import { todayOnThisPc, writtenShortDate } from '#shared/school-calendar.ts';
import classes from './seasons.module.css';

/** A stretch that begins within a week, or runs with something of it still to be done. */
export function SeasonsNear({ seasons }: { seasons: readonly SeasonNear[] }) {
  const { go } = usePlace();
  const today = todayOnThisPc();
  if (seasons.length === 0) return null;
  return (
    <ul className={classes.near} aria-label="一级预警的时段">
      {seasons.map(({ id, name, fromOn, untilOn, state, planned, open }) => (
        <li key={`${id}/${fromOn}`}>
          <UnstyledButton className={classes.nearLine} onClick={() => go({ at: 'seasons' })}>
            <IconSunrise size={18} aria-hidden />
            <strong>{name}</strong>
            <span className={classes.soft}>
              {state === 'coming'
                ? `${writtenShortDate(fromOn, today)}开始`
                : `进行中，至${writtenShortDate(untilOn, today)}`}
            </span>
            <span className={`${classes.soft} ${classes.last}`}>
              {planned === 0 ? '还没有安排' : open === 0 ? '安排都已完成' : `${open} 项安排未完成`}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
