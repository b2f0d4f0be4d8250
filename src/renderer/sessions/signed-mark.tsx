import { IconBan, IconLock, IconPencil } from '@tabler/icons-react';
import classes from './session.module.css';

export type Standing = 'unsigned' | 'signed' | 'voided';

const STANDINGS = {
  unsigned: { word: '未签字', mark: IconPencil },
  signed: { word: '已签字', mark: IconLock },
  voided: { word: '已作废', mark: IconBan },
} as const;

/** How a session stands. */
export const standingOf = ({ signedAt, voided }: { signedAt: number | null; voided: unknown }): Standing =>
  voided ? 'voided' : signedAt === null ? 'unsigned' : 'signed';

/** Whether a session is signed, and still holds, by mark and word. */
export function SignedMark({ standing }: { standing: Standing }) {
  const { word, mark: Mark } = STANDINGS[standing];
  return (
    <span className={classes.mark} data-standing={standing}>
      <Mark size={16} aria-hidden />
      {word}
    </span>
  );
}
