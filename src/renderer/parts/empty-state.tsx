import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './states.module.css';

/** What an empty screen says: what would be here, and what to do first. */
export function EmptyState({ title, text, action }: { title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <Text className={classes.title}>{title}</Text>
      {text && (
        <Text component="div" className={classes.text}>
          {text}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
