import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { nameWithLeave } from '#renderer/parts/student-name.tsx';
import { writtenDate } from '#shared/school-calendar.ts';
import { nameOf, wayOf } from './class-words.ts';
import { decisionOnClass, decisionOnStudent } from './decisions.ts';
import { NewClasses } from './new-classes.tsx';
import classes from './roll-over.module.css';
import type { StepProps } from './step-props.ts';

/** Everything once more, before it is done. */
export function ReviewStep({ preview, decisions, outlook }: StepProps) {
  const { count } = outlook;
  const apart = preview.classes.flatMap((rolling) =>
    rolling.students
      .filter(({ studentId, onLeave }) => onLeave || decisions.students[studentId])
      .map((student) => ({
        ...student,
        from: nameOf(rolling, preview.intoSchoolYear),
        way: wayOf(decisionOnStudent(decisions, rolling, student.studentId)),
      })),
  );
  const graduating = preview.classes.filter(
    (rolling) => decisionOnClass(decisions, rolling).fate === 'graduates',
  );
  return (
    <div className={classes.report}>
      <p className={classes.tally} role="status">
        升级 {count.moves} 人 · 留级 {count.repeats} 人 · 毕业 {count.graduates} 人
        {count.stays > 0 && ` · 不处理 ${count.stays} 人`}
        {outlook.onLeave > 0 && `（休学的 ${outlook.onLeave} 人在内）`}
      </p>
      {count.graduates > 0 && (
        <p className={classes.lead}>
          毕业：
          {graduating.map((rolling) => nameOf(rolling, preview.intoSchoolYear)).join('、') || '个别学生'}
          。档案自{writtenDate(preview.fromOn)}起归档，只能查看；在那之前仍可照常记录。
        </p>
      )}
      <NewClasses rows={outlook.classes} />
      {apart.length > 0 && (
        <Section title="单独安排与休学的学生">
          <List
            label="单独安排与休学的学生"
            rows={apart}
            rowKey={({ studentId }) => studentId}
            columns={[
              {
                key: 'name',
                heading: '姓名',
                cell: (student) => nameWithLeave(student),
              },
              { key: 'from', heading: '原班级', cell: ({ from }) => from },
              { key: 'way', heading: '去向', cell: ({ way }) => way },
            ]}
            empty={null}
          />
        </Section>
      )}
    </div>
  );
}
