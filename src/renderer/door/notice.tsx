import { Alert } from '@mantine/core';
import type { OutputOf } from '#shared/contract/index.ts';
import classes from './door.module.css';

interface NoticeProps {
  /** What came of a re-encryption, as the vault itself knows. */
  reencryption: OutputOf<'vault.status'>['reencryption'];
}

/** Why one stands at the door again, told by main in the address of the page. */
export function Notice({ reencryption }: NoticeProps) {
  const notice = new URLSearchParams(window.location.search).get('notice');
  if (notice === 'crashed') {
    return (
      <Alert color="red" role="alert" className={classes.notice}>
        保险库进程意外停止，已重新上锁。已保存的记录都在，最多丢失最后两秒的输入。请重新输入密码。
      </Alert>
    );
  }
  if (reencryption === 'done') {
    return (
      <Alert color="teal" role="status" className={classes.notice}>
        已全部重新加密。请用新的密码打开；新的恢复码从现在起有效。
      </Alert>
    );
  }
  if (reencryption === 'unfinished') {
    return (
      <Alert color="red" role="alert" className={classes.notice}>
        没有重新加密完成，保险库没有改动，原来的密码和恢复码仍然有效。
      </Alert>
    );
  }
  if (notice === 'locked') {
    return <output className={classes.locked}>已上锁</output>;
  }
  return null;
}
