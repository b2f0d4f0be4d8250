import type { Place } from '#renderer/place.tsx';
import type { FoundRecord } from '#shared/contract/search.ts';
import type { RecordKind } from '#shared/record-kinds.ts';

/** The part of a student's file in which a kind of record stands; the others stand in its chronology. */
const TAB_OF_KIND = new Map<RecordKind, string>([
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
export function placeOfHit({ opens, students: [student] }: FoundRecord): Place {
  if (opens.record === 'session') return { at: 'session', sessionId: opens.id };
  if (opens.record === 'letter') return { at: 'letters', letterId: opens.id };
  if (!student) return { at: 'activities' };
  return { at: 'student', studentId: student.id, tab: TAB_OF_KIND.get(opens.record) ?? 'chronicle' };
}
