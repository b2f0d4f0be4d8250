import { placeOfRecord } from '#renderer/kinds/kinds.ts';
import type { Place } from '#renderer/place.tsx';
import {
  type Found,
  type FoundRecord,
  type FoundStudent,
  SEARCH_GROUPS,
  type SearchGroup,
} from '#shared/contract/search.ts';
import type { Way } from './ways.ts';

export type Widened = SearchGroup | 'students' | null;

/** One line that the arrow keys reach. */
export type Option =
  | { key: string; is: 'student'; student: FoundStudent; place: Place }
  | { key: string; is: 'record'; record: FoundRecord; place: Place }
  | { key: string; is: 'way'; way: Way }
  | { key: string; is: 'widen'; to: Widened; says: string };

/** Options under one heading. `total` is how many there are, listed or not. */
export interface OptionGroup {
  key: string;
  heading: string;
  total: number;
  /** What there is to know about the list, where it is not all. */
  note?: string;
  options: Option[];
}

const studentOption = (student: FoundStudent): Option => ({
  key: `student/${student.id}`,
  is: 'student',
  student,
  place: { at: 'student', studentId: student.id },
});

/** The students whose files were opened last. */
export function recentGroups(students: readonly FoundStudent[]): OptionGroup[] {
  if (students.length === 0) return [];
  const options = students.map(studentOption);
  return [{ key: 'recent', heading: '最近打开', total: options.length, options }];
}

/**
 * What was found, group by group; of the one that is widened, everything that came, and nothing else.
 *
 * @param ways places and acts that the same words name.
 */
export function foundGroups(
  { students, studentsTotal, groups }: Found,
  ways: readonly Way[],
  widened: Widened,
): OptionGroup[] {
  const all: OptionGroup[] = [
    groupOf('students', '学生', studentsTotal, students.map(studentOption), widened),
    {
      key: 'ways',
      heading: '去往，记一笔',
      total: ways.length,
      options: ways.map((way) => ({ key: `way/${way.word}`, is: 'way' as const, way })),
    },
    ...groups.map(({ group, hits, total }) =>
      groupOf(
        group,
        SEARCH_GROUPS[group],
        total,
        hits.map((record) => ({
          key: `${record.opens.record}/${record.opens.id}`,
          is: 'record' as const,
          record,
          place: placeOfRecord(record.opens, record.students[0]?.id),
        })),
        widened,
      ),
    ),
  ];
  return all.filter(({ key, total }) => total > 0 && (widened === null || key === widened));
}

function groupOf(
  key: SearchGroup | 'students',
  heading: string,
  total: number,
  options: Option[],
  widened: Widened,
): OptionGroup {
  const unit = key === 'students' ? '名' : '条';
  if (widened === key) {
    const back: Option = { key: 'narrow', is: 'widen', to: null, says: '返回全部结果' };
    const group = { key, heading, total, options: [back, ...options] };
    return total > options.length
      ? { ...group, note: `只列出前 ${options.length} ${unit}，再加一个词可以缩小范围` }
      : group;
  }
  const more = total - options.length;
  if (more <= 0) return { key, heading, total, options };
  return {
    key,
    heading,
    total,
    options: [...options, { key: `more/${key}`, is: 'widen', to: key, says: `列出其余 ${more} ${unit}` }],
  };
}
