import { useEffect, useState } from 'react';
import classes from './door.module.css';

/** Locking and starting take less than this, unless something long is still being finished. */
const A_MOMENT_MS = 1_500;

/** The vault has not answered yet. After locking, what takes long is the day's backup or a re-encryption. */
export function Waiting() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), A_MOMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  const afterLocking = new URLSearchParams(window.location.search).get('notice') === 'locked';
  if (!isLong) return null;
  return (
    <output className={classes.opening}>
      {afterLocking ? '正在保存今天的备份或完成重新加密，请不要关机或拔下 U 盘…' : '正在启动…'}
    </output>
  );
}
