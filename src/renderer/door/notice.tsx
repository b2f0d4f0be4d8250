import { Alert } from '@mantine/core';
import classes from './door.module.css';

/** Why one stands at the door again, told by main in the address of the page. */
export function Notice() {
  const notice = new URLSearchParams(window.location.search).get('notice');
  if (notice === 'crashed') {
    return (
      <Alert color="red" role="alert" className={classes.notice}>
        保险库进程意外停止，已重新上锁。已保存的记录都在，最多丢失最后两秒的输入。请重新输入密码。
      </Alert>
    );
  }
  if (notice === 'locked') {
    return <output className={classes.locked}>已上锁</output>;
  }
  return null;
}
