import { Button, Select } from '@mantine/core';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { RollOvers } from '#renderer/roll-over/roll-overs.tsx';
import { Classes } from './classes.tsx';
import { SchoolYearDays } from './school-year-days.tsx';
import classes from './settings.module.css';

/** 学年: its days, its terms and holidays, its classes, and the step into the next one. */
export function SchoolYear() {
  const { go } = usePlace();
  const [chosen, choose] = useKept<number | null>('schoolYear', null);
  const { data: years = [], failure, refetch } = useRequest('schoolYears.list', {});
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  const running = years.find(({ isRunning }) => isRunning)?.schoolYear;
  const shown = chosen ?? running;
  if (shown === undefined) return null;
  return (
    <div className={classes.year}>
      <div className={classes.yearHead}>
        <Select
          label="学年"
          w={240}
          allowDeselect={false}
          data={years.map(({ schoolYear, isRunning }) => ({
            value: `${schoolYear}`,
            label: `${schoolYear}学年${isRunning ? '（本学年）' : ''}`,
          }))}
          value={`${shown}`}
          onChange={(year) => year !== null && choose(Number(year))}
        />
        <Button variant="default" onClick={() => go({ at: 'rollOver' })}>
          办理升级
        </Button>
      </div>
      <SchoolYearDays schoolYear={shown} />
      <Classes schoolYear={shown} />
      <RollOvers />
    </div>
  );
}
