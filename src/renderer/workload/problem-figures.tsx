import { Text } from '@mantine/core';
import { Section } from '#renderer/parts/section.tsx';
import type { Workload } from '#shared/contract/workload.ts';
import { FigureGrid } from './figure-grid.tsx';
import type { OpenedFigure } from './opened-figure.tsx';
import classes from './workload.module.css';

const COLUMNS = [
  { key: 'times', word: '次数', name: '次数' },
  { key: 'persons', word: '人数', name: '人数' },
] as const;

/** Sessions by what they were about, with a bar as long as they are many. */
export function ProblemFigures({
  problems,
  onOpen,
}: {
  problems: Workload['problems'];
  onOpen(figure: OpenedFigure): void;
}) {
  const most = Math.max(1, ...problems.map(({ group }) => group.times));
  return (
    <Section title="来访问题" note="一次辅导写了几项问题，就在几项里各计一次">
      {problems.length === 0 ? (
        <Text c="dimmed" size="sm">
          这段时间没有已签字的辅导记录。
        </Text>
      ) : (
        <FigureGrid
          label="来访问题"
          corner={<th scope="col">来访问题</th>}
          columns={COLUMNS}
          after={<td />}
          rows={problems.map(({ problem, group }) => ({
            key: problem,
            name: problem,
            heading: <th scope="row">{problem}</th>,
            numbers: COLUMNS.map(({ key }) => group[key]),
            after: (
              <td className={classes.bar}>
                <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(group.times / most) * 100} height="14" />
                </svg>
              </td>
            ),
          }))}
          onOpen={(row) => {
            const problem = problems[row]?.problem;
            if (problem === undefined) return;
            onOpen({ kind: 'session', title: `辅导，${problem}`, part: { by: 'problem', problem } });
          }}
        >
          <colgroup>
            <col style={{ width: 212 }} />
            <col style={{ width: 72 }} />
            <col style={{ width: 72 }} />
            <col />
          </colgroup>
        </FigureGrid>
      )}
    </Section>
  );
}
