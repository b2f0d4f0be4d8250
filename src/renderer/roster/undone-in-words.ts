import type { OutputOf } from '#shared/contract/index.ts';

type Undone = OutputOf<'roster.undo'>;

const joined = (parts: readonly string[]) => parts.filter(Boolean).join('，');

/** What was taken back with an import: 已撤销导入：移出 3 名学生，改回 2 名. */
export function undoneInWords({ students, changes, departures }: Undone): string {
  const what = joined([
    students > 0 ? `移出 ${students} 名学生` : '',
    changes > 0 ? `改回 ${changes} 名` : '',
    departures > 0 ? `恢复在校 ${departures} 名` : '',
  ]);
  return what === '' ? '已撤销导入' : `已撤销导入：${what}`;
}

/** What would be taken back: 这次导入新增的 3 名学生移出名单，2 名学生的资料改回导入前. */
export function undoingInWords({ students, changes, departures }: Undone): string {
  const what = joined([
    students > 0 ? `这次导入新增的 ${students} 名学生移出名单` : '',
    changes > 0 ? `${changes} 名学生的资料改回导入前` : '',
    departures > 0 ? `登记离校的 ${departures} 名学生恢复在校` : '',
  ]);
  return what === '' ? '这次导入没有改动任何学生' : what;
}
