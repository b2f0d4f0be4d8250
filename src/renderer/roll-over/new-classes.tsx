import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { RollOverReport } from '#shared/contract/roll-over.ts';
import classes from './roll-over.module.css';

/** The classes of the new school year: before the roll-over as it would make them, after it as it did. */
export function NewClasses({ rows }: { rows: RollOverReport['classes'] }) {
  return (
    <Section title="新学年的班级">
      <List
        label="新学年的班级"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', heading: '班级', cell: ({ name }) => name },
          { key: 'from', heading: '来自', cell: ({ fromClasses }) => fromClasses.join('、') },
          { key: 'teacher', heading: '班主任', cell: ({ homeroomTeacher }) => homeroomTeacher || '未定' },
          { key: 'students', heading: '学生数', width: 96, align: 'end', cell: ({ students }) => students },
        ]}
        empty={<p className={classes.lead}>没有班级升入新学年。</p>}
      />
    </Section>
  );
}
