import { EmptyState } from '#renderer/parts/empty-state.tsx';
import type { StudentFile } from '#shared/contract/students.ts';

export function Observations(_props: { file: StudentFile }) {
  return <EmptyState title="还没有观察到高危因素" />;
}
