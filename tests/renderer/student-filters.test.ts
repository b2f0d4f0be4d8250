import { describe, expect, it } from 'vitest';
import { filterStudents, NO_FILTERS } from '#renderer/students/student-filters.ts';
import { studentId } from '#shared/contract/fields.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import type { AlertLevel } from '#shared/terms.ts';

const student = (name: string, className: string, level: AlertLevel | null): StudentLine => ({
  id: studentId.parse(crypto.randomUUID()),
  studentNumber: '2026001',
  otherNumber: '',
  address: '',
  ethnicity: '',
  boarding: 'unknown',
  name,
  gender: 'unknown',
  className,
  homeroomTeacher: '',
  leftOn: null,
  onLeave: false,
  level,
});

const school = [
  student('张三', '七1', 'severe'),
  student('李四', '七1', null),
  student('王五', '七2', 'serious'),
];
const names = (filters: Partial<typeof NO_FILTERS>) =>
  filterStudents(school, { ...NO_FILTERS, ...filters }).map(({ name }) => name);

describe('the student list', () => {
  it('shows everyone while nothing is chosen', () => {
    expect(names({})).toEqual(['张三', '李四', '王五']);
  });

  it('shows who is at one of the chosen levels, or at none', () => {
    expect(names({ levels: ['severe', 'serious'] })).toEqual(['张三', '王五']);
    expect(names({ levels: ['none'] })).toEqual(['李四']);
  });

  it('shows who passes all filters at once', () => {
    expect(names({ classes: ['七1'], levels: ['severe', 'serious'] })).toEqual(['张三']);
    expect(names({ classes: ['七1'], search: 'ww' })).toEqual([]);
  });

  it('shows a whole grade, however its classes are written', () => {
    expect(names({ grades: ['七'] })).toEqual(['张三', '李四', '王五']);
    expect(names({ grades: ['八年级'] })).toEqual([]);
  });

  it('shows who is on leave, and who is there', () => {
    const [first, ...others] = school;
    if (!first) throw new Error('nobody at school');
    const on = [{ ...first, onLeave: true }, ...others];
    const of = (states: typeof NO_FILTERS.states) =>
      filterStudents(on, { ...NO_FILTERS, states }).map(({ name }) => name);
    expect(of(['onLeave'])).toEqual(['张三']);
    expect(of(['atSchool'])).toEqual(['李四', '王五']);
  });
});
