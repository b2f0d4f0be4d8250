import type { ReactNode } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Plan, PlanId } from '#shared/contract/plans.ts';

/** A plan with its words, as soon as it is read. */
export function ReadPlan({ id, children }: { id: PlanId; children: (plan: Plan) => ReactNode }) {
  const { data, failure, refetch } = useRequest('plans.read', { planId: id });
  if (data) return children(data);
  return failure ? <ErrorState failure={failure} onRetry={refetch} /> : <Reading />;
}
