import type { ReactNode } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Enquiry, EnquiryId } from '#shared/contract/enquiries.ts';

/** An enquiry, as soon as it is read: what is written out of it begins with its words. */
export function ReadEnquiry({ id, children }: { id: EnquiryId; children: (enquiry: Enquiry) => ReactNode }) {
  const { data, failure, refetch } = useRequest('enquiries.read', { enquiryId: id });
  if (data) return children(data);
  return failure ? <ErrorState failure={failure} onRetry={refetch} /> : <Reading />;
}
