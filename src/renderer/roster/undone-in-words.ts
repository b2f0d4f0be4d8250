import type { OutputOf } from '#shared/contract/index.ts';

/** What was taken back with an import: 已撤销导入：移出 3 名学生，改回 2 名. */
export function undoneInWords({ students, changes, departures }: OutputOf<'roster.undo'>): string {
  const parts = [
    students > 0 ? `移出 ${students} 名学生` : '',
    changes > 0 ? `改回 ${changes} 名` : '',
    departures > 0 ? `恢复在校 ${departures} 名` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `已撤销导入：${parts.join('，')}` : '已撤销导入';
}
