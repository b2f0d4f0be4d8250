import type { Place } from '#renderer/place.tsx';
import type { FoundRecord } from '#shared/contract/search.ts';

/** The part of a student's file in which a kind of record stands; the others stand in its chronology. */
const TAB_OF_KIND = new Map([
  ['guardian', 'family'],
  ['circumstance', 'family'],
  ['trackingSheet', 'tracking'],
  ['contact', 'contacts'],
  ['observation', 'observations'],
  ['diagnosis', 'diagnoses'],
  ['screening', 'diagnoses'],
  ['level', 'conditions'],
  ['concern', 'conditions'],
  ['care', 'conditions'],
  ['attachment', 'attachments'],
]);

/** Where a record that was found is opened: on its own screen where it has one, otherwise in the student's file. */
export function placeOfHit({ kind, sessionId, letterId, students: [student] }: FoundRecord): Place {
  if (sessionId) return { at: 'session', sessionId };
  if (letterId) return { at: 'letters', letterId };
  if (!student) return { at: 'activities' };
  return { at: 'student', studentId: student.id, tab: TAB_OF_KIND.get(kind) ?? 'chronicle' };
}
