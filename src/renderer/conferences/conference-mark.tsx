import { IconBan, IconLock, IconPencil } from '@tabler/icons-react';
import classes from './conferences.module.css';

const STANDINGS = {
  draft: { word: '草稿', mark: IconPencil },
  final: { word: '已定稿', mark: IconLock },
  voided: { word: '已作废', mark: IconBan },
} as const;
export type Standing = keyof typeof STANDINGS;

/** How a conference stands. */
export const standingOf = ({
  finalisedAt,
  voided,
}: {
  finalisedAt: number | null;
  voided: unknown;
}): Standing => (voided ? 'voided' : finalisedAt === null ? 'draft' : 'final');

/** Whether a conference is final, and still holds, by mark and word. */
export function ConferenceMark({ standing }: { standing: Standing }) {
  const { word, mark: Mark } = STANDINGS[standing];
  return (
    <span className={classes.mark}>
      <Mark size={16} aria-hidden />
      {word}
    </span>
  );
}
