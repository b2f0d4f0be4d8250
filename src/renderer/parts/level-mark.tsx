import type { AlertLevel } from '#shared/terms.ts';
import { ALERT_LEVELS } from '#shared/terms.ts';
import classes from './level-mark.module.css';

const SHAPES = {
  severe: <rect x="1" y="1" width="8" height="8" rx="0.5" fill="currentColor" />,
  serious: <path d="M5 0.8 9.6 9.2H0.4Z" fill="currentColor" />,
  general: <circle cx="5" cy="5" r="4.2" fill="currentColor" />,
  attention: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
} satisfies Record<AlertLevel, React.ReactNode>;

/** An alert level by word, shape and colour together: ● 一类, ▲ 二类, ■ 三类, ○ 关注. */
export function LevelMark({ level }: { level: AlertLevel }) {
  return (
    <span className={classes.mark} data-level={level}>
      <svg width="10" height="10" viewBox="0 0 10 10" className={classes.shape} aria-hidden="true">
        {SHAPES[level]}
      </svg>
      {ALERT_LEVELS[level]}
    </span>
  );
}
