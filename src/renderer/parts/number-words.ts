import { useRequest } from '#renderer/request.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { NUMBER_KINDS } from '#shared/terms.ts';

export interface NumberWords {
  own: string;
  other: string;
}

/** What the number is called by which this school tells its students apart, and the one beside it. */
export function useNumberWords(): NumberWords {
  const { data } = useRequest('school.particulars', {});
  const kind = data?.identifiedBy ?? 'studentNumber';
  return { own: NUMBER_KINDS[kind], other: NUMBER_KINDS[otherKind(kind)] };
}
