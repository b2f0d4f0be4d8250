import { writtenDate } from '#shared/school-calendar.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { watchers, watchGroups, watchShifts } from './tables.ts';
import { watchGroupsOf } from './watch-group-rows.ts';

/** SQL of a text of every row of a table that belongs to the group and stands. */
const ofAll = (table: string, column: string, stands = '1') =>
  `(SELECT group_concat(${column}, char(10)) FROM ${table} WHERE watch_group_id = r.id AND ${stands})`;

export const watchGroupKind = recordKind({
  table: watchGroups,
  about: { one: 'studentId' },
  time: { on: 'fromOn' },
  frozen: 'never',
  removal: 'hidden',
  // Also of whoever died meanwhile it is written down how it was.
  closedFile: 'open',
  parts: [
    { table: watchers, by: 'watch_group_id', frozen: 'withRecord' },
    { table: watchShifts, by: 'watch_group_id', frozen: 'never' },
  ],
  search: {
    group: 'incident',
    texts: [
      'r.task',
      'r.place',
      'r.end_reason',
      ofAll('watchers', 'name'),
      ofAll('watch_shifts', `who || ' ' || state || ' ' || handed_to`, 'removed_at IS NULL'),
    ],
  },
  log: {
    labels: {
      members: '小组成员',
      task: '注意什么',
      place: '地点',
      fromAt: '开始时间',
      untilAt: '结束时间',
      who: '值守人',
      watchState: '孩子的情况',
      handedTo: '交给谁',
    },
  },
  told: (reader, studentId) =>
    watchGroupsOf(reader, studentId).flatMap((group) => {
      const { id, fromOn, fromAt, members, task, ended } = group;
      const begun = recordTold('watchGroup', group, {
        occurredOn: fromOn,
        startsAt: fromAt,
        title: `成立监护小组（${members.length} 人）`,
        text: lines(members.map(({ name }) => name).join('、'), task),
      });
      if (ended === null) return [begun];
      const over = recordTold('watchGroup', group, {
        occurredOn: ended.on,
        startsAt: ended.at,
        title: ended.custodyHandOverId ? '监护随安全责任移交结束' : '监护结束',
        text: lines(ended.reason, `从${writtenDate(fromOn)} ${fromAt} 起`),
      });
      return [begun, { ...over, key: `${id}:end` }];
    }),
});
