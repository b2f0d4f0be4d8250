import type { StudentId } from '#shared/contract/fields.ts';
import type { Session, SessionText } from '#shared/contract/sessions.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

/** What stands in the form: a session's text, where the date may still be missing. */
export type SessionDraft = Omit<SessionText, 'occurredOn'> & { occurredOn: LocalDate | null };

/** An empty record of today. */
export function newSession(studentId: StudentId | undefined): SessionDraft {
  return {
    studentIds: studentId ? [studentId] : [],
    kind: 'individual',
    occurredOn: todayOnThisPc(),
    startsAt: '',
    minutes: null,
    topic: '',
    content: '',
    assessment: '',
    nextSteps: '',
    processNotes: '',
  };
}

/** What was written about a saved session. */
export function textOf(session: Session): SessionDraft {
  const { studentIds, kind, occurredOn, startsAt, minutes } = session;
  const { topic, content, assessment, nextSteps, processNotes } = session;
  return {
    studentIds,
    kind,
    occurredOn,
    startsAt,
    minutes,
    topic,
    content,
    assessment,
    nextSteps,
    processNotes,
  };
}
