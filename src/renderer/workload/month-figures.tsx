import type { CSSProperties } from 'react';
import { Columns } from '#renderer/parts/column-chart.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { Workload } from '#shared/contract/workload.ts';
import { shownCount, WORK_KINDS, type WorkGroup, type WorkKind } from '#shared/work-kinds.ts';
import { FigureGrid } from './figure-grid.tsx';
import type { OpenedFigure } from './opened-figure.tsx';
import classes from './workload.module.css';

interface MonthFiguresProps {
  workload: Workload;
  onOpen(figure: OpenedFigure): void;
}

/** Every figure of a kind, one line each. */
const LINES = WORK_KINDS.flatMap(({ kind, word, figures }) =>
  figures.map((figure, index) => ({ kind, word, figure, index, lines: figures.length })),
);

/** What was done, month by month, with its sum. */
export function MonthFigures({ workload, onOpen }: MonthFiguresProps) {
  const { stretches } = workload;
  const of = (kind: WorkKind) => workload.kinds.find((each) => each.kind === kind);
  const groups = (kind: WorkKind): readonly WorkGroup[] => of(kind)?.stretches ?? [];
  const series = (kind: 'individual' | 'group', name: string, fill: 'solid' | 'hatched') => {
    const values = groups(kind).map(({ times }) => times);
    return { name, fill, values, labels: values.map((value) => (value === 0 ? '' : `${value}`)) };
  };
  return (
    <Section title="各项工作" note="辅导只计已签字的；人数里一名学生只计一次，所以合计可能比各月相加少">
      <div className={classes.months} style={{ '--stretches': stretches.length } as CSSProperties}>
        {(of('session')?.all.times ?? 0) > 0 && (
          <Columns
            height={168}
            words={stretches.map(({ word }) => word)}
            series={[
              series('individual', '个别辅导次数', 'solid'),
              series('group', '团体辅导次数', 'hatched'),
            ]}
          />
        )}
        <FigureGrid
          label="各项工作"
          corner={
            <th scope="col" colSpan={2}>
              工作
            </th>
          }
          columns={[
            // The year above the month.
            ...stretches.map(({ word, fromOn }) => ({
              key: fromOn,
              word: word.replace('年', '年\n'),
              name: word,
            })),
            { key: 'all', word: '合计', name: '合计' },
          ]}
          rows={LINES.map(({ kind, word, figure, index, lines }) => ({
            key: `${kind}/${figure.measure}`,
            name: `${word} ${figure.word}`,
            heading: (
              <>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={lines}>
                    {word}
                  </th>
                )}
                <th scope="row">{figure.word}</th>
              </>
            ),
            numbers: [...groups(kind), of(kind)?.all]
              .filter((group) => group !== undefined)
              .map((group) => shownCount(group, figure.measure)),
          }))}
          onOpen={(row, column) => {
            const line = LINES[row];
            if (!line) return;
            const stretch = stretches[column];
            onOpen({
              kind: line.kind,
              title: `${line.word}，${stretch ? stretch.word : '合计'}`,
              part: stretch
                ? { by: 'days', fromOn: stretch.fromOn, untilOn: stretch.untilOn }
                : { by: 'all' },
            });
          }}
        >
          <colgroup>
            <col style={{ width: 136 }} />
            <col style={{ width: 76 }} />
            {stretches.map(({ fromOn }) => (
              <col key={fromOn} />
            ))}
            <col style={{ width: 64 }} />
          </colgroup>
        </FigureGrid>
      </div>
    </Section>
  );
}
