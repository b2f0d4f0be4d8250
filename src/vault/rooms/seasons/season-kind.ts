import { SEASON_WORK } from '#shared/seasons.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { seasons, seasonTasks } from './tables.ts';

/** It is about the school and nobody in it. */
export const seasonKind = recordKind({
  table: seasons,
  about: 'nobody',
  time: null,
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  parts: [{ table: seasonTasks, by: 'season_id', frozen: 'never' }],
  search: {
    group: 'activity',
    texts: [
      'r.name',
      'r.why',
      `(SELECT group_concat(what || ' ' || outcome, char(10)) FROM season_tasks
        WHERE season_id = r.id AND removed_at IS NULL)`,
    ],
  },
  log: {
    labels: {
      fromDay: '每年开始',
      untilDay: '每年结束',
      why: '为什么',
      stoppedOn: '停用日期',
      year: '年份',
      what: '做什么',
      responsible: '责任人',
      dueOn: '期限',
      doneOn: '完成日期',
      outcome: '结果',
      activity: '活动',
    },
    words: { kind: SEASON_WORK },
  },
  told: () => [],
});
