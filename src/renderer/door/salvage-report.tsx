import { Button, Text, Title } from '@mantine/core';
import type { OutputOf } from '#shared/contract/index.ts';
import classes from './door.module.css';

/** The tables that a person knows by name; the others are counted together. */
const TABLES: Readonly<Record<string, string>> = {
  students: '学生',
  guardians: '监护人',
  level_periods: '预警等级',
  sessions: '辅导记录',
  process_notes: '心理教师手记',
  addenda: '补记',
  follow_ups: '跟踪记录',
  home_visits: '家访',
  letters: '告知书',
  activities: '活动',
  audit_log: '操作日志',
};
const OTHERS = '其他';

type Report = OutputOf<'vault.salvage'>;

interface Line {
  name: string;
  read: number;
  /** Null when nobody can tell how many. */
  lost: number | null;
}

/** Named tables first, in their order; the rest as one line. */
function linesOf({ tables }: Report): Line[] {
  const lines = new Map<string, Line>(
    [...Object.values(TABLES), OTHERS].map((name) => [name, { name, read: 0, lost: 0 }]),
  );
  for (const { table, read, lost } of tables) {
    const line = lines.get(TABLES[table] ?? OTHERS);
    if (!line) continue;
    line.read += read;
    line.lost = line.lost === null || lost === null ? null : line.lost + lost;
  }
  return [...lines.values()].filter(({ read, lost }) => read > 0 || lost !== 0);
}

/** What a damaged vault still gave, table by table. */
export function SalvageReport({ report, onBack }: { report: Report; onBack(): void }) {
  const lines = linesOf(report);
  const isComplete = lines.every(({ lost }) => lost === 0);
  return (
    <div className={classes.card}>
      <Title order={2} className={classes.heading}>
        已抄进新的保险库
      </Title>
      <Text className={classes.lead}>
        {isComplete
          ? '所有记录都读出来了。'
          : '标出的记录读不出来，请对照备份或纸质材料补记。损坏的文件原样保留。'}
        {report.brokenReferences > 0 && `有 ${report.brokenReferences} 条记录与读不出的记录有关，仍然保留。`}
      </Text>
      <table className={classes.report} aria-label="抢救结果">
        <thead>
          <tr>
            <th scope="col">记录</th>
            <th scope="col">读出</th>
            <th scope="col">读不出</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, read, lost }) => (
            <tr key={name} data-lost={lost !== 0 || undefined}>
              <th scope="row">{name}</th>
              <td>{read}</td>
              <td>{lost ?? '若干'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text className={classes.choice}>损坏的保险库保存在：{report.keptAside}</Text>
      <Button fullWidth autoFocus onClick={onBack}>
        用密码打开
      </Button>
    </div>
  );
}
