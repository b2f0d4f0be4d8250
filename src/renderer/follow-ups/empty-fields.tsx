import { Button, Text } from '@mantine/core';
import type { EmptyFields as Lacking } from '#shared/contract/follow-ups.ts';
import { codesOf, TRACKING_FIELDS, type TrackingField } from '#shared/terms.ts';
import classes from './empty-fields.module.css';

/** What the teacher describes; the rest of the head comes out of the file and the settings. */
const DESCRIBED: readonly TrackingField[] = ['condition', 'intervention'];
/** So many names are read at a glance. */
const NAMED = 5;

interface EmptyFieldsProps {
  lacking: readonly Lacking[];
  /** Describes those who lack it, one after the other. */
  onDescribe(students: readonly Lacking[]): void;
}

/** What would be printed empty, said before it is: which field, whose, and the way to fill it in. */
export function EmptyFields({ lacking, onDescribe }: EmptyFieldsProps) {
  const lines = codesOf(TRACKING_FIELDS)
    .map((field) => ({ field, students: lacking.filter(({ fields }) => fields.includes(field)) }))
    .filter(({ students }) => students.length > 0);
  const undescribed = lacking.filter(({ fields }) => fields.some((field) => DESCRIBED.includes(field)));
  if (lines.length === 0) return null;
  return (
    <section className={classes.empty} aria-label="会空着的栏目">
      <Text size="sm" fw={500}>
        会空着的栏目
      </Text>
      <ul>
        {lines.map(({ field, students }) => (
          <li key={field}>
            {students.length} 人缺{TRACKING_FIELDS[field]}
            <Text size="sm" c="dimmed" span>
              （
              {students
                .slice(0, NAMED)
                .map(({ name }) => name)
                .join('、')}
              {students.length > NAMED && '等'}）
            </Text>
          </li>
        ))}
      </ul>
      {lines.some(({ field }) => !DESCRIBED.includes(field)) && (
        <Text size="sm" c="dimmed">
          学生和家长的信息在学生档案里补，教师的联系电话在“设置”里补。
        </Text>
      )}
      {undescribed.length > 0 && (
        <Button variant="default" size="compact-md" mt={8} onClick={() => onDescribe(undescribed)}>
          逐个补写异常情况和处置情况（{undescribed.length} 人）…
        </Button>
      )}
    </section>
  );
}
