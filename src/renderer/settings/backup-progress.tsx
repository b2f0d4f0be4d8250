import { Button, Progress } from '@mantine/core';
import { useEffect } from 'react';
import { useCommand, useRequest } from '#renderer/request.ts';
import classes from './settings.module.css';

const LOOK_EVERY_MS = 400;

/** How far the backup that is being made has come, also one that was begun before this screen was opened. */
export function BackupProgress({ isRunning }: { isRunning: boolean }) {
  const { data, refetch } = useRequest('backups.progress', {});
  const cancel = useCommand('backups.cancel');
  const isMaking = isRunning || Boolean(data);
  useEffect(() => {
    if (!isMaking) return;
    const look = setInterval(refetch, LOOK_EVERY_MS);
    return () => clearInterval(look);
  });
  if (!isMaking) return null;
  const percent = data && data.all > 0 ? Math.round((data.done / data.all) * 100) : 0;
  return (
    <div className={classes.progress}>
      <span className={classes.soft}>正在写入并核对 {percent}%</span>
      <Progress value={percent} aria-label="备份进度" className={classes.bar} />
      <Button variant="subtle" onClick={() => void cancel.run({})}>
        取消备份
      </Button>
    </div>
  );
}
