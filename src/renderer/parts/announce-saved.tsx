import { Button } from '@mantine/core';
import { ask } from '#renderer/request.ts';
import { announce } from './announce.ts';

/** Long enough to be reached by hand. */
const STAYS_MS = 15_000;

/** Says that a file was saved, and offers to show it where it lies. */
export function announceSaved(text: string): void {
  announce(
    <>
      <div>{text}</div>
      <Button variant="subtle" size="compact-sm" ml={-10} onClick={() => void show()}>
        打开所在文件夹
      </Button>
    </>,
    'done',
    STAYS_MS,
  );
}

async function show(): Promise<void> {
  const outcome = await ask('vault.showSaved', {});
  if (!outcome.ok) announce(outcome.failure.message, 'trouble');
}
