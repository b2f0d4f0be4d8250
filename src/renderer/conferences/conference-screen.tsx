import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { ConferenceKind } from '#shared/conference-kinds.ts';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { ConferenceForm } from './conference-form.tsx';
import { newConference, textOf } from './conference-text.ts';
import { FinalConference } from './final-conference.tsx';

interface ConferenceScreenProps {
  /** Null for one that is not saved yet. */
  conferenceId: ConferenceId | null;
  /** Whom another one begins with, and of which kind it is, where that is known. */
  studentId?: StudentId | undefined;
  kind?: ConferenceKind | undefined;
}

/** One conference: a form while it is a draft, read only from then on, but for what is ticked off. */
export function ConferenceScreen({ conferenceId, studentId, kind }: ConferenceScreenProps) {
  if (conferenceId) return <SavedConference key={conferenceId} conferenceId={conferenceId} />;
  return <NewConference key={`${studentId}/${kind}`} studentId={studentId} kind={kind} />;
}

function NewConference({ studentId, kind }: Pick<ConferenceScreenProps, 'studentId' | 'kind'>) {
  const { back } = usePlace();
  const { data: particulars } = useRequest('school.particulars', {});
  if (!particulars) {
    return (
      <PageFrame title="记会商" onBack={back}>
        <Reading />
      </PageFrame>
    );
  }
  return (
    <ConferenceForm
      conferenceId={null}
      initial={newConference(particulars.person, { studentId, kind })}
      draftKey={studentId ? draftKeyInFile('conference', studentId) : 'conference:new'}
    />
  );
}

function SavedConference({ conferenceId }: { conferenceId: ConferenceId }) {
  const { back } = usePlace();
  const { data, failure, refetch } = useRequest('conferences.read', { conferenceId });
  if (!data) {
    return (
      <PageFrame title="会商" onBack={back}>
        {failure ? <ErrorState failure={failure} onRetry={refetch} /> : <Reading />}
      </PageFrame>
    );
  }
  if (data.finalisedAt !== null) return <FinalConference conference={data} finalisedAt={data.finalisedAt} />;
  return (
    <ConferenceForm
      conferenceId={conferenceId}
      initial={textOf(data)}
      draftKey={`conference:${conferenceId}`}
      students={data.extracts.map(({ student }) => student.name)}
    />
  );
}
