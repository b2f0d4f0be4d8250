import { useKept } from '#renderer/place.tsx';
import type { StudentLine } from '#shared/contract/students.ts';
import { matchesStudent } from '#shared/student-search.ts';
import type { AlertLevel } from '#shared/terms.ts';

/** `none`: not in the watchlist. */
export type LevelFilter = AlertLevel | 'none';

export interface StudentFilters {
  search: string;
  classes: string[];
  levels: LevelFilter[];
}

export const NO_FILTERS: StudentFilters = { search: '', classes: [], levels: [] };

/** The students that pass every filter; a filter with nothing chosen lets everyone pass. */
export function filterStudents(
  students: readonly StudentLine[],
  { search, classes, levels }: StudentFilters,
): readonly StudentLine[] {
  return students.filter(
    (student) =>
      (classes.length === 0 || classes.includes(student.className)) &&
      (levels.length === 0 || levels.includes(student.level ?? 'none')) &&
      matchesStudent(student, search),
  );
}

/** The filters of the student list; they are as one left them when one comes back. */
export function useStudentFilters() {
  const [filters, setFilters] = useKept<StudentFilters>('filters', NO_FILTERS);
  return {
    filters,
    change: (changed: Partial<StudentFilters>) => setFilters({ ...filters, ...changed }),
    clear: () => setFilters(NO_FILTERS),
    isFiltering: filters.search !== '' || filters.classes.length > 0 || filters.levels.length > 0,
  };
}
