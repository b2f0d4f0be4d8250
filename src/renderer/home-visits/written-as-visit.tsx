import { Button, Text } from '@mantine/core';
import { usePlace } from '#renderer/place.tsx';
import type { StudentId } from '#shared/contract/fields.ts';

/** Stands where 家访 was chosen in another form: one act is written down once. Null before anybody has said about whom. */
export function WrittenAsVisit({ studentId }: { studentId: StudentId | null }) {
  const { go } = usePlace();
  return (
    <Text size="sm" c="dimmed" component="div">
      去过家里的，记成家访就够了：当周的跟踪、跟踪表和汇总表都会算上，不用再写一遍。
      {studentId && (
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => go({ at: 'student', studentId, shown: { shows: 'writing', kind: 'homeVisit' } })}
        >
          改记家访
        </Button>
      )}
    </Text>
  );
}
