import { Columns } from '#renderer/parts/column-chart.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import type { Batch } from '#shared/contract/screenings.ts';
import { type Progress, progressOf, TEST_STATES, writtenShare } from '#shared/screening/batches.ts';
import { figuresOf } from '#shared/screening/figures.ts';
import { isToSpeakWith } from '#shared/screening/way.ts';
import { NO_CLASS } from '#shared/work-kinds.ts';

interface ClassProgress {
  name: string;
  progress: Progress;
  flagged: number;
}

const count = (key: 'tested' | 'excused' | 'exempt' | 'untested'): Column<ClassProgress> => ({
  key,
  heading: TEST_STATES[key],
  width: 100,
  align: 'end',
  cell: ({ progress }) => progress[key],
  sortBy: ({ progress }) => -progress[key],
});

const COLUMNS: readonly Column<ClassProgress>[] = [
  {
    key: 'name',
    heading: '班级',
    cell: ({ name }) => name,
    sortBy: ({ name }) => classOrderKey(name),
  },
  {
    key: 'listed',
    heading: '应测',
    width: 100,
    align: 'end',
    cell: ({ progress }) => progress.listed,
  },
  count('tested'),
  count('excused'),
  count('exempt'),
  count('untested'),
  {
    key: 'share',
    heading: '完成率',
    width: 112,
    align: 'end',
    cell: ({ progress }) => writtenShare(progress),
  },
  {
    key: 'flagged',
    heading: '需面谈',
    width: 100,
    align: 'end',
    cell: ({ flagged }) => flagged,
    sortBy: ({ flagged }) => -flagged,
  },
];

/** 进度: how far each class is. Whoever is excused or exempt counts in no share. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const rows = [...Map.groupBy(batch.students, ({ className }) => className || NO_CLASS)].map(
    ([name, own]): ClassProgress => ({
      name,
      progress: progressOf(own.map(({ state }) => state)),
      flagged: own.filter(isToSpeakWith).length,
    }),
  );
  const { grades } = figuresOf(
    batch.students.map((student) => ({ ...student, isFlagged: isToSpeakWith(student) })),
    [],
  );
  const series = (name: string, fill: 'solid' | 'hatched', values: number[]) => ({
    name,
    fill,
    values,
    labels: values.map((value) => (value === 0 ? '' : String(value))),
  });
  return (
    <>
      {grades.length > 0 && (
        <Columns
          height={160}
          words={grades.map(({ word }) => word)}
          series={[
            series(
              '已测',
              'solid',
              grades.map(({ progress }) => progress.tested),
            ),
            series(
              '需面谈',
              'hatched',
              grades.map(({ flagged }) => flagged),
            ),
          ]}
        />
      )}
      <List
        label="各班进度"
        rows={rows}
        rowKey={({ name }) => name}
        columns={COLUMNS}
        empty={<EmptyState title="名单上还没有学生" />}
      />
    </>
  );
}
