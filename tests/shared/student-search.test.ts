import { describe, expect, it } from 'vitest';
import { type Findable, fitFor } from '#shared/student-search.ts';

const matchesStudent = (student: Findable, query: string) => fitFor(query)(student) !== null;
const named = (name: string) => ({ name, studentNumber: '2026A017', className: '八(2)班' });

describe('a student is found by what a counsellor remembers', () => {
  it.each(['张', '三', '张三', '2026a017', 'A017', '八(2)班', 'zs', 'ZS', 'zhang', 'zhangsan', '张 017', ''])(
    '张三 by %s',
    (query) => {
      expect(matchesStudent(named('张三'), query)).toBe(true);
    },
  );

  it.each(['李', 'ls', 'hang', '张 李', '2027'])('张三 not by %s', (query) => {
    expect(matchesStudent(named('张三'), query)).toBe(false);
  });

  it('by the reading that a surname has', () => {
    expect(matchesStudent(named('单小雨'), 'sxy')).toBe(true);
    expect(matchesStudent(named('曾毅'), 'zengyi')).toBe(true);
    expect(matchesStudent(named('吕梁'), 'lvliang')).toBe(true);
  });

  it('with the dot of a name of several parts left out', () => {
    expect(matchesStudent(named('阿依古丽·买买提'), 'ayglm')).toBe(true);
    expect(matchesStudent(named('阿依古丽·买买提'), 'ayglmmt')).toBe(true);
  });

  it('by every reading of a character, since only the family knows which is theirs', () => {
    for (const query of ['dxy', 'shanxy', 'danxiaoyu'])
      expect(matchesStudent(named('单小雨'), query)).toBe(true);
    for (const query of ['xie', 'jie']) expect(matchesStudent(named('解缙'), query)).toBe(true);
  });

  it('while the word is still in the input method, and in two words', () => {
    for (const query of ["zhang'san", 'zhang san', 'san', 'zhs']) {
      expect(matchesStudent(named('张三'), query)).toBe(true);
    }
  });

  it('the name before what only holds it, and that before the class', () => {
    const fitOf = fitFor('八');
    const fits = ['八', '八斗', '王八', '张三'].map((name) => fitOf(named(name)) ?? Number.NaN);
    expect(fits.toSorted((one, other) => one - other)).toEqual(fits);
    expect(new Set(fits).size).toBe(4);
  });
});
