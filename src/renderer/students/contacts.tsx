import { EmptyState } from '#renderer/parts/empty-state.tsx';
import type { StudentFile } from '#shared/contract/students.ts';

export function Contacts(_props: { file: StudentFile }) {
  return <EmptyState title="还没有家校沟通" />;
}
