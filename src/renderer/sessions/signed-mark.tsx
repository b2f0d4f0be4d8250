import { IconLock, IconPencil } from '@tabler/icons-react';
import classes from './session.module.css';

/** Whether a session is signed, by mark and word. */
export function SignedMark({ signed }: { signed: boolean }) {
  const Mark = signed ? IconLock : IconPencil;
  return (
    <span className={classes.mark} data-signed={signed}>
      <Mark size={16} aria-hidden />
      {signed ? '已签字' : '未签字'}
    </span>
  );
}
