import { useRef } from 'react';
import type { Place } from '#renderer/place.tsx';
import type { StudentId } from '#shared/contract/fields.ts';

const REMEMBERED = 8;

/** Whose files were opened last, the newest first. Held in memory only; it goes with the page at locking. */
export function useRecentStudents(place: Place): readonly StudentId[] {
  const recent = useRef<readonly StudentId[]>([]);
  if (place.at === 'student' && recent.current[0] !== place.studentId) {
    const { studentId } = place;
    recent.current = [studentId, ...recent.current.filter((id) => id !== studentId)].slice(0, REMEMBERED);
  }
  return recent.current;
}
