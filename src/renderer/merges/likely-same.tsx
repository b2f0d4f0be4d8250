import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { useRequest } from '#renderer/request.ts';
import type { BornOn } from '#shared/birth-date.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { LIKENESSES, type LikelySame as Likely } from '#shared/contract/merges.ts';
import { writtenDate } from '#shared/school-calendar.ts';

interface LikelySameProps {
  name: string;
  studentNumber: string;
  bornOn: BornOn | null;
  onOpen(studentId: StudentId): void;
}

/** Search before create: who is there already and may be the one that is being typed. */
export function LikelySame({ onOpen, ...typed }: LikelySameProps) {
  const { own: numberWord } = useNumberWords();
  const [settled] = useDebouncedValue(typed, 250);
  const { data: alike = [] } = useRequest(
    'merges.alike',
    {
      ...settled,
      name: settled.name.slice(0, 60),
      studentNumber: settled.studentNumber.slice(0, 40),
      besides: null,
    },
    { enabled: settled.name.trim().length > 1 || settled.studentNumber.trim().length > 2 },
  );
  return (
    <div role="status">
      {alike.length > 0 && (
        <Alert color="yellow" title="可能已经有这名学生">
          <Stack gap={4} align="flex-start">
            {alike.map((student) =>
              student.isRemoved ? (
                <Text key={student.studentId} size="sm">
                  {lineOf(student, numberWord)}
                </Text>
              ) : (
                <Button
                  key={student.studentId}
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => onOpen(student.studentId)}
                >
                  打开：{lineOf(student, numberWord)}
                </Button>
              ),
            )}
          </Stack>
        </Alert>
      )}
    </div>
  );
}

function lineOf(
  { name, studentNumber, className, leftOn, isRemoved, likeness }: Likely,
  numberWord: string,
): string {
  const state = isRemoved ? '已不在名单上' : leftOn ? `${writtenDate(leftOn)}离校` : className;
  return [name, `${numberWord} ${studentNumber}`, state, LIKENESSES[likeness]].filter(Boolean).join('，');
}
