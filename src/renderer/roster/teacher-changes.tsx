import { List, type Selecting } from '#renderer/parts/list.tsx';
import type { TeacherChange } from '#shared/contract/roster.ts';

interface TeacherChangesProps {
  teachers: readonly TeacherChange[];
  /** In a preview: the classes that are to get the teacher whom the file names. */
  ticked?: Selecting<TeacherChange>['ticked'];
}

/** Classes for which the file names another homeroom teacher. */
export function TeacherChanges({ teachers, ticked }: TeacherChangesProps) {
  return (
    <List
      label="班主任"
      rows={teachers}
      rowKey={({ className }) => className}
      columns={[
        { key: 'className', heading: '班级', width: '30%', cell: ({ className }) => className },
        { key: 'old', heading: '现在登记的班主任', cell: ({ old }) => old },
        { key: 'new', heading: '名册上的班主任', cell: (each: TeacherChange) => each.new },
        ...(ticked
          ? []
          : [
              {
                key: 'taken',
                heading: '结果',
                width: 112,
                cell: ({ taken }: TeacherChange) => (taken ? '已更换' : '没有更换'),
              },
            ]),
      ]}
      {...(ticked ? { selecting: { name: ({ className }) => className, unit: '个班', ticked } } : {})}
      empty={null}
    />
  );
}
