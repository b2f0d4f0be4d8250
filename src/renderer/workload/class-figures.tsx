import { Text } from '@mantine/core';
import { Section } from '#renderer/parts/section.tsx';
import type { Workload } from '#shared/contract/workload.ts';
import { CLASS_COLUMNS, shownCount } from '#shared/work-kinds.ts';
import { FigureGrid } from './figure-grid.tsx';
import type { OpenedFigure } from './opened-figure.tsx';
import classes from './workload.module.css';

const COLUMNS = CLASS_COLUMNS.map(({ heading, word }) => ({
  key: `${heading}${word}`,
  word: (
    <>
      {heading}
      <br />
      {word}
    </>
  ),
  name: `${heading}${word}`,
}));

/** What was done with the students of each class, by the class of the day. */
export function ClassFigures({
  lines,
  onOpen,
}: {
  lines: Workload['classes'];
  onOpen(figure: OpenedFigure): void;
}) {
  return (
    <Section title="班级" note="按记录当天所在的班；转班、升级以前的，仍计在原来的班">
      {lines.length === 0 ? (
        <Text c="dimmed" size="sm">
          这段时间没有学生参加的工作记录。
        </Text>
      ) : (
        <FigureGrid
          label="班级"
          corner={<th scope="col">年级、班级</th>}
          columns={COLUMNS}
          rows={lines.map(({ schoolYear, grade, className, word, kinds }) => ({
            key: `${schoolYear}/${grade}/${className}`,
            name: word,
            isWhole: className === '',
            heading: (
              <th scope="row" className={className === '' ? undefined : classes.under}>
                {word}
              </th>
            ),
            numbers: CLASS_COLUMNS.map(({ kind, measure }) => {
              const group = kinds.find((each) => each.kind === kind)?.group;
              return group ? shownCount(group, measure) : 0;
            }),
          }))}
          onOpen={(row, column) => {
            const line = lines[row];
            const at = CLASS_COLUMNS[column];
            if (!line || !at) return;
            const { schoolYear, grade, className, word } = line;
            onOpen({
              kind: at.kind,
              title: `${at.heading}，${word}`,
              part: { by: 'class', schoolYear, grade, className },
            });
          }}
        >
          <colgroup>
            <col style={{ width: 212 }} />
            {COLUMNS.map(({ key }) => (
              <col key={key} />
            ))}
          </colgroup>
        </FigureGrid>
      )}
    </Section>
  );
}
