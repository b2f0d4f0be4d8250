import { EmptyState } from '#renderer/parts/empty-state.tsx';
import type { StudentFile } from '#shared/contract/students.ts';

export function DiagnosesAndScreenings(_props: { file: StudentFile }) {
  return <EmptyState title="还没有医院诊断和筛查" />;
}
