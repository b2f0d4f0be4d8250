import type { CopyElsewhere } from './contract/archive.ts';
import { writtenDate } from './school-calendar.ts';

/** Until when a copy outside the vault lives, in the words of the screen and of the printed list. */
export function untilWhen({ kind, goesBy }: CopyElsewhere): string {
  if (goesBy !== null) return `最迟${writtenDate(goesBy)}`;
  switch (kind) {
    case 'backupBeforeUpgrade':
      return '再升级三次后';
    case 'backupNotFound':
      return '位置现在不在，须人工删除';
    default:
      return '须人工删除';
  }
}
