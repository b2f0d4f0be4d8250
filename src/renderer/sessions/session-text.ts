import type { StudentId } from '#shared/contract/fields.ts';
import { NOTHING_WRITTEN, type Session, type SessionText, sessionText } from '#shared/contract/sessions.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

/** What stands in the form: a session's text, where the date may still be missing. */
export type SessionDraft = Omit<SessionText, 'occurredOn'> & { occurredOn: LocalDate | null };

/** An empty record of today. */
export function newSession(studentId: StudentId | undefined): SessionDraft {
  return { ...NOTHING_WRITTEN, studentIds: studentId ? [studentId] : [], occurredOn: todayOnThisPc() };
}

/** What was written about a saved session. */
export function textOf(session: Session): SessionDraft {
  // The form hands in what the contract asks for, and nothing else of the record.
  return sessionText.strip().parse(session);
}
