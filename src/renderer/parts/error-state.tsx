import { Button, Text } from '@mantine/core';
import type { Failure } from '#shared/outcome.ts';
import classes from './states.module.css';

/** What went wrong, in the words of the failure, with a way to try again. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry?: (() => void) | undefined }) {
  return (
    <div className={classes.state} role="alert">
      <Text className={classes.title}>暂时没有读到内容</Text>
      <Text className={classes.text}>{failure.message}</Text>
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            再试一次
          </Button>
        </div>
      )}
    </div>
  );
}
