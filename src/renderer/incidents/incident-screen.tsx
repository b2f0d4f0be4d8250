import { incidentAfter } from '#renderer/enquiries/enquiry-text.ts';
import { ReadEnquiry } from '#renderer/enquiries/read-enquiry.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentId, IncidentText } from '#shared/contract/incidents.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { IncidentForm } from './incident-form.tsx';
import { newIncident } from './incident-text.ts';
import { OpenedIncident } from './opened-incident.tsx';

interface IncidentScreenProps {
  /** Null for one that is not saved yet. */
  incidentId: IncidentId | null;
  /** To whom it happened, where that is known when it is begun. */
  studentId?: StudentId | undefined;
  /** The enquiry by which the school learned of it. */
  from?: EnquiryId | undefined;
}

/** One event: what happened, whom to tell, how far the school has come. */
export function IncidentScreen({ incidentId, studentId, from }: IncidentScreenProps) {
  return incidentId ? (
    <SavedIncident incidentId={incidentId} />
  ) : (
    <NewIncident studentId={studentId} from={from} />
  );
}

function NewIncident({ studentId, from }: Pick<IncidentScreenProps, 'studentId' | 'from'>) {
  const { back, replace } = usePlace();
  const begins = (initial: IncidentText) => (
    <IncidentForm
      incidentId={null}
      initial={initial}
      draftKey={studentId ? draftKeyInFile('incident', studentId) : 'incident:new'}
      onDone={(incidentId) => replace({ at: 'incident', incidentId })}
      onCancel={back}
    />
  );
  return (
    <PageFrame title="记危机事件" subtitle="写的时候自动保存草稿" onBack={back}>
      {from ? (
        <ReadEnquiry id={from}>{(enquiry) => begins(incidentAfter(enquiry, Date.now()))}</ReadEnquiry>
      ) : (
        begins(newIncident(Date.now(), studentId))
      )}
    </PageFrame>
  );
}

function SavedIncident({ incidentId }: { incidentId: IncidentId }) {
  const { back } = usePlace();
  const { data, failure, refetch } = useRequest('incidents.read', { incidentId });
  if (data) return <OpenedIncident incident={data} />;
  return (
    <PageFrame title="危机事件" onBack={back}>
      {failure ? <ErrorState failure={failure} onRetry={refetch} /> : <Reading />}
    </PageFrame>
  );
}
