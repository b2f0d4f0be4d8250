import { Text } from '@mantine/core';
import { useState } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { EmptyFields } from '#shared/contract/follow-ups.ts';
import { TrackingSheet } from './tracking-sheet.tsx';

interface DescribingRoundProps {
  /** Whose turn it is, in this order; null keeps the sheet closed. */
  students: readonly EmptyFields[] | null;
  onClose(): void;
}

/** Heads of follow-up tables described one after the other: after saving comes the next student. */
export function DescribingRound({ students, onClose }: DescribingRoundProps) {
  return (
    <SideSheet title="补写跟踪表" opened={students !== null} onClose={onClose}>
      {students && <Round students={students} onClose={onClose} />}
    </SideSheet>
  );
}

function Round({ students, onClose }: DescribingRoundProps & { students: readonly EmptyFields[] }) {
  const [at, setAt] = useState(0);
  const student = students[at];
  if (!student) return null;
  const isLast = at === students.length - 1;
  return (
    <>
      <Text fw={500}>
        {student.name} {student.className}
      </Text>
      <Text size="sm" c="dimmed" role="status">
        第 {at + 1} 人，共 {students.length} 人
      </Text>
      <OfStudent
        key={student.id}
        studentId={student.id}
        submitLabel={isLast ? '保存' : '保存并写下一位'}
        onSaved={() => (isLast ? onClose() : setAt(at + 1))}
        onClose={onClose}
      />
    </>
  );
}

interface OfStudentProps {
  studentId: StudentId;
  submitLabel: string;
  onSaved(): void;
  onClose(): void;
}

function OfStudent({ studentId, ...form }: OfStudentProps) {
  const { data, failure, refetch } = useRequest('students.file', { studentId });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <TrackingSheet file={data} {...form} /> : <Reading />;
}
