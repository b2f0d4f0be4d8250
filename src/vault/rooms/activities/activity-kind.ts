import { ACTIVITY_KINDS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { activities } from './tables.ts';

export const activityKind = recordKind({
  table: activities,
  about: 'nobody',
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  search: { group: 'activity', texts: ['r.title'] },
  log: { words: { kind: ACTIVITY_KINDS } },
  told: () => [],
});
