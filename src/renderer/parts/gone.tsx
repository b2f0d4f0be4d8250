import { EmptyState } from './empty-state.tsx';

/** Stands where a record was: somebody has taken it away meanwhile, or it went into another file. */
export function Gone() {
  return <EmptyState title="这条记录已不在这份档案里" text="可能已被删除，或随合并的档案移走了。" />;
}
