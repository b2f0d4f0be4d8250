import { sessionAfter } from '#renderer/enquiries/enquiry-text.ts';
import { ReadEnquiry } from '#renderer/enquiries/read-enquiry.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type { SessionId, StudentId } from '#shared/contract/fields.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { LeftDraft } from './left-draft.tsx';
import { SessionForm } from './session-form.tsx';
import { newSession, type SessionDraft, textOf } from './session-text.ts';
import { SignedSession } from './signed-session.tsx';

interface SessionRecordProps {
  /** Null for a session that is not saved yet. */
  sessionId: SessionId | null;
  studentId?: StudentId | undefined;
  /** It was just saved in order to be signed. */
  signs?: boolean | undefined;
  /** The enquiry that it answers, with whose words it begins. */
  from?: EnquiryId | undefined;
}

/** One counselling session: a form until it is signed, paper from then on. */
export function SessionRecord({ sessionId, studentId, signs = false, from }: SessionRecordProps) {
  if (sessionId) return <SavedSession key={sessionId} sessionId={sessionId} signs={signs} />;
  const begins = (initial: SessionDraft) => (
    <SessionForm
      key={studentId}
      sessionId={null}
      initial={initial}
      draftKey={studentId ? draftKeyInFile('session', studentId) : 'session:new'}
    />
  );
  if (!from) return begins(newSession(studentId));
  return <ReadEnquiry id={from}>{(enquiry) => begins(sessionAfter(enquiry))}</ReadEnquiry>;
}

function SavedSession({ sessionId, signs }: { sessionId: SessionId; signs: boolean }) {
  const { back } = usePlace();
  const { data, failure, refetch } = useRequest('sessions.read', { sessionId });
  if (!data) {
    return (
      <PageFrame title="辅导记录" onBack={back}>
        {failure ? <ErrorState failure={failure} onRetry={refetch} /> : <Reading />}
        {failure && <LeftDraft sessionId={sessionId} became="这份辅导记录打不开，可能已被删除" />}
      </PageFrame>
    );
  }
  if (data.signedAt !== null) return <SignedSession session={data} signedAt={data.signedAt} />;
  return (
    <SessionForm
      sessionId={sessionId}
      initial={textOf(data)}
      draftKey={`session:${sessionId}`}
      of={data.students.map(({ name }) => name).join('、')}
      othersNotes={!data.notesAreMine}
      signs={signs}
      number={data.number}
    />
  );
}
