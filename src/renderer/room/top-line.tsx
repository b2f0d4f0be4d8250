import { Button, Kbd } from '@mantine/core';
import { IconEyeOff, IconLock, IconSearch, IconUrgent } from '@tabler/icons-react';
import { useRequest } from '#renderer/request.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import classes from './room.module.css';

/** School, search, day, cover and lock: always in sight. */
export function TopLine({
  onSearch,
  onSpot,
  onCover,
  onLock,
  isLocking,
}: {
  onSearch(): void;
  /** Something is happening. */
  onSpot(): void;
  onCover(): void;
  onLock(): void;
  isLocking: boolean;
}) {
  const { data } = useRequest('school.particulars', {});
  return (
    <header className={classes.topLine}>
      <span className={classes.school}>{data?.schoolName}</span>
      <Button
        variant="default"
        size="compact-sm"
        className={classes.search}
        justify="flex-start"
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
        rightSection={
          <Kbd size="xs" aria-hidden>
            Ctrl K
          </Kbd>
        }
        title="搜索学生和记录（Ctrl+K）"
        onClick={onSearch}
      >
        搜索
      </Button>
      {data && (
        <time className={classes.today} dateTime={data.today}>
          {writtenDay(data.today)}
        </time>
      )}
      <Button
        variant="default"
        size="compact-sm"
        className={classes.quick}
        leftSection={<IconUrgent size={18} stroke={1.6} aria-hidden />}
        title="危机现场（F8）"
        onClick={onSpot}
      >
        危机现场
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.quick}
        leftSection={<IconEyeOff size={18} stroke={1.6} aria-hidden />}
        title="遮挡屏幕（F9）"
        onClick={onCover}
      >
        遮挡
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.quick}
        leftSection={<IconLock size={18} stroke={1.6} aria-hidden />}
        title="上锁（Ctrl+L）"
        loading={isLocking}
        onClick={onLock}
      >
        上锁
      </Button>
    </header>
  );
}
