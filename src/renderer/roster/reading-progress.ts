import { useEffect, useState } from 'react';
import { ask } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';

const LOOK_EVERY_MS = 150;
const STEPS = { reading: '正在读取', comparing: '正在核对' } as const;

/** How far the file that is being read has come, for as long as it is. */
export function useReadingProgress(isRunning: boolean): { word: string; share: number | null } {
  const [progress, setProgress] = useState<OutputOf<'roster.progress'>>(null);
  useEffect(() => {
    if (!isRunning) return setProgress(null);
    const look = setInterval(async () => {
      const outcome = await ask('roster.progress', {});
      if (outcome.ok) setProgress(outcome.value);
    }, LOOK_EVERY_MS);
    return () => clearInterval(look);
  }, [isRunning]);
  if (!progress) return { word: STEPS.reading, share: null };
  const { step, done, all } = progress;
  return { word: `${STEPS[step]} ${done} / ${all} 行`, share: all > 0 ? done / all : null };
}
