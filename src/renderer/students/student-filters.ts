import { useMemo } from 'react';
import type { ActiveFilter } from '#renderer/parts/active-filters.tsx';
import { useKept } from '#renderer/place.tsx';
import { gradeOf } from '#shared/class-names.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import { fitFor } from '#shared/student-search.ts';
import { ALERT_LEVELS, type AlertLevel, codesOf } from '#shared/terms.ts';

/** `none`: not in the watchlist. */
export type LevelFilter = AlertLevel | 'none';
export const LEVEL_FILTERS = { ...ALERT_LEVELS, none: '未列入' } satisfies Record<LevelFilter, string>;

/** 在校情况: there, or away for a time with the place in the class kept. */
export type StateFilter = 'atSchool' | 'onLeave';
export const STATE_FILTERS = { atSchool: '在校', onLeave: '休学' } satisfies Record<StateFilter, string>;

export interface StudentFilters {
  search: string;
  grades: string[];
  classes: string[];
  levels: LevelFilter[];
  states: StateFilter[];
}

export const NO_FILTERS: StudentFilters = { search: '', grades: [], classes: [], levels: [], states: [] };

/** The students that pass every filter; a filter with nothing chosen lets everyone pass. */
export function filterStudents(
  students: readonly StudentLine[],
  { search, grades, classes, levels, states }: StudentFilters,
): readonly StudentLine[] {
  const fitOf = fitFor(search);
  return students.filter(
    (student) =>
      passes(grades, gradeOf(student.className)) &&
      passes(classes, student.className) &&
      passes<string>(levels, student.level ?? 'none') &&
      passes<string>(states, student.onLeave ? 'onLeave' : 'atSchool') &&
      fitOf(student) !== null,
  );
}

function passes<Code>(wanted: readonly Code[], code: Code): boolean {
  return wanted.length === 0 || wanted.includes(code);
}

/** The filters of the student list; they are as one left them when one comes back. */
export function useStudentFilters() {
  const [filters, setFilters] = useKept<StudentFilters>('filters', NO_FILTERS);
  return useMemo(() => {
    const change = (changed: Partial<StudentFilters>) => setFilters({ ...filters, ...changed });
    const active = activeFilters(filters, change);
    return { filters, change, clear: () => setFilters(NO_FILTERS), active, isFiltering: active.length > 0 };
  }, [filters, setFilters]);
}

/** Each filter that holds, with how to take it away. */
function activeFilters(
  filters: StudentFilters,
  change: (changed: Partial<StudentFilters>) => void,
): ActiveFilter[] {
  const { search, grades, classes, levels, states } = filters;
  const words = search.trim();
  return [
    ...(words ? [{ key: 'search', word: `“${words}”`, remove: () => change({ search: '' }) }] : []),
    ...grades.map((grade) => ({
      key: `grade/${grade}`,
      word: grade,
      remove: () => change({ grades: grades.filter((other) => other !== grade) }),
    })),
    ...classes.map((name) => ({
      key: `class/${name}`,
      word: name,
      remove: () => change({ classes: classes.filter((other) => other !== name) }),
    })),
    ...codesOf(LEVEL_FILTERS)
      .filter((level) => levels.includes(level))
      .map((level) => ({
        key: `level/${level}`,
        word: LEVEL_FILTERS[level],
        remove: () => change({ levels: levels.filter((other) => other !== level) }),
      })),
    ...states.map((state) => ({
      key: `state/${state}`,
      word: STATE_FILTERS[state],
      remove: () => change({ states: states.filter((other) => other !== state) }),
    })),
  ];
}
