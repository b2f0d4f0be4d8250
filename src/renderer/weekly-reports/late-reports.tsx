import { Button } from '@mantine/core';
import { IconReport } from '@tabler/icons-react';
import { usePlace } from '#renderer/place.tsx';
import classes from '#renderer/workbench/workbench.module.css';
import type { Workbench } from '#shared/contract/workbench.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { calledWeek } from './week-words.ts';

/** Said once on the desk, where the school asks for weekly reports: how many classes are late, and the way there. */
export function LateReports({ late }: { late: Workbench['weeklyReports'] }) {
  const { go } = usePlace();
  if (late === null) return null;
  const { week, classes: silent, earlier } = late;
  const called = calledWeek(week, todayOnThisPc());
  const before = earlier > 0 ? `以前的周还有 ${earlier} 份没有交。` : '';
  return (
    <ul className={classes.notices} aria-label="班级周报">
      <li className={classes.notice} data-quiet>
        <IconReport size={18} aria-hidden />
        <span>
          {silent > 0 ? `${silent} 个班还没有交${called}的周报。` : `${called}的周报都交了。`}
          {before}
        </span>
        <Button variant="subtle" size="sm" px={8} onClick={() => go({ at: 'weeklyReports' })}>
          打开班级周报
        </Button>
      </li>
    </ul>
  );
}
