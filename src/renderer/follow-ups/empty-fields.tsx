import { Button, Text } from '@mantine/core';
import { usePlace } from '#renderer/place.tsx';
import type { EmptyFields as Lacking } from '#shared/contract/follow-ups.ts';
import { codesOf, TRACKING_FIELDS, type TrackingField } from '#shared/terms.ts';
import classes from './empty-fields.module.css';

/** What the teacher describes; the rest of the head comes out of the file and the settings. */
const DESCRIBED: readonly TrackingField[] = ['condition', 'intervention'];
/** So many names are read at a glance. */
const NAMED = 6;

interface EmptyFieldsProps {
  lacking: readonly Lacking[];
  /** Describes those who lack it, one after the other. */
  onDescribe(students: readonly Lacking[]): void;
}

/** What would be printed empty, said before it is: which field, whose, and the way to fill it in. */
export function EmptyFields({ lacking, onDescribe }: EmptyFieldsProps) {
  const { go } = usePlace();
  const undescribed = lacking.filter(({ fields }) => fields.some((field) => DESCRIBED.includes(field)));
  const lines = codesOf(TRACKING_FIELDS)
    .map((field) => ({ field, students: lacking.filter(({ fields }) => fields.includes(field)) }))
    .filter(({ students }) => students.length > 0);
  if (lines.length === 0) return null;
  return (
    <section className={classes.empty} aria-label="会空着的栏目">
      <Text size="sm" fw={500}>
        会空着的栏目
      </Text>
      <ul>
        {lines.map(({ field, students }) => (
          <li key={field}>
            {students.length} 人缺{TRACKING_FIELDS[field]}：
            {students.slice(0, NAMED).map(({ id, name }) => (
              <Button
                key={id}
                variant="subtle"
                size="compact-sm"
                title={`打开 ${name}的档案`}
                onClick={() => go({ at: 'student', studentId: id })}
              >
                {name}
              </Button>
            ))}
            {students.length > NAMED && ` 等`}
          </li>
        ))}
      </ul>
      {undescribed.length > 0 && (
        <Button variant="default" size="compact-md" onClick={() => onDescribe(undescribed)}>
          逐个补写 {undescribed.length} 人的心理异常和干预处置情况
        </Button>
      )}
    </section>
  );
}
