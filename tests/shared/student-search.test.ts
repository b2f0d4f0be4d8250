import { describe, expect, it } from 'vitest';
import { byLikelihood, type Findable, fitFor, hitsOf } from '#shared/student-search.ts';

const matchesStudent = (student: Findable, query: string) => fitFor(query)(student) !== null;
const REGISTERED = 'G330102201305010016';
const named = (name: string) => ({
  name,
  studentNumber: '2026A017',
  otherNumber: REGISTERED,
  className: '八(2)班',
});

describe('a student is found by what a counsellor remembers', () => {
  it.each([
    '张',
    '三',
    '张三',
    '2026a017',
    'A017',
    '八(2)班',
    'zs',
    'ZS',
    'zhang',
    'zhangsan',
    '张 017',
    REGISTERED,
    '010016',
    '',
  ])('张三 by %s', (query) => {
    expect(matchesStudent(named('张三'), query)).toBe(true);
  });

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

  it.each(['·', '•', '・', '‧', '.', '．', ' ・ ', ''])('however the dot of a name is typed: %s', (dot) => {
    expect(matchesStudent(named('阿依古丽·买买提'), `阿依古丽${dot}买买提`)).toBe(true);
  });

  it('with radicals that were copied out of a PDF, and letters that nobody sees', () => {
    expect(matchesStudent(named('马超'), '⻢\u200b超')).toBe(true);
  });

  it.each([
    ['吕梁', ['lyu', 'lv', 'lu', 'lü', 'lyuliang', 'luliang']],
    ['女娃', ['nv', 'nu', 'nyu', 'nuwa']],
  ])('%s by each way to type ü', (name, queries) => {
    for (const query of queries) expect(matchesStudent(named(name), query)).toBe(true);
  });

  it.each(['七年级1班', '七年级（1）班', '七1班', '701班', '七年级(1'])('of 七年级(1)班 by %s', (query) => {
    const student = { name: '张三', studentNumber: 'A', otherNumber: '', className: '七年级(1)班' };
    expect(matchesStudent(student, query)).toBe(true);
    expect(matchesStudent({ ...student, className: '七年级(2)班' }, query)).toBe(query === '七年级(');
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

describe('of students whom a query fits alike', () => {
  const first = (query: string, ...students: { name: string; hasLeft?: boolean; isLikely?: boolean }[]) =>
    students
      .map(({ name, hasLeft = false, isLikely = false }) => ({
        name,
        hasLeft,
        isLikely,
        fit: fitFor(query)(named(name)) ?? Number.NaN,
      }))
      .sort(byLikelihood)
      .map(({ name }) => name)
      .at(0);

  it('those who are on the watchlist or were opened lately come first', () => {
    expect(first('tyh', { name: '覃宇航' }, { name: '陶宇航', isLikely: true })).toBe('陶宇航');
    expect(first('taoy', { name: '陶悦' }, { name: '陶宇航', isLikely: true })).toBe('陶宇航');
    expect(first('陶', { name: '陶悦' }, { name: '陶宇航', isLikely: true })).toBe('陶宇航');
  });

  it('but never before a name that was written or spelt out', () => {
    expect(first('陶悦', { name: '陶悦' }, { name: '陶悦然', isLikely: true })).toBe('陶悦');
    expect(first('taoyue', { name: '陶悦' }, { name: '陶悦然', isLikely: true })).toBe('陶悦');
  });

  it('nor before those at the school, when they have left', () => {
    expect(first('ty', { name: '陶悦' }, { name: '陶宇', hasLeft: true, isLikely: true })).toBe('陶悦');
  });

  it('and among all others the name that is whole by its initials', () => {
    expect(first('ty', { name: '陶宇航' }, { name: '陶悦' })).toBe('陶悦');
  });
});

describe('what was found is shown', () => {
  const shown = (name: string, query: string) => {
    const student = named(name);
    return hitsOf(student, query).map((hit) => [
      student[hit.in].slice(hit.from, hit.to),
      ...(hit.sounds ? [hit.sounds] : []),
    ]);
  };

  it.each<[string, string, string[][]]>([
    ['张三', '张', [['张']]],
    ['张三', 'zs', [['张三', 'zhang san']]],
    ['张三', 'zhang san', [['张三', 'zhang san']]],
    ['陶宇航', 'yuh', [['宇航', 'yu hang']]],
    ['覃宇航', 'tyh', [['覃宇航', 'tan yu hang']]],
    ['阿依古丽·买买提', 'mmt', [['买买提', 'mai mai ti']]],
    ['阿依古丽·买买提', '丽买', [['丽·买']]],
    ['阿依古丽·买买提', '丽•买', [['丽·买']]],
    ['吕梁', 'lu', [['吕', 'lu']]],
    ['张三', '八2班', [['八(2)班']]],
    ['张三', '017', [['017']]],
    ['张三', '八(2) 张', [['八(2)'], ['张']]],
    ['张三', '张 张三', [['张']]],
    ['张三', '李', []],
  ])('%s by %s', (name, query, hits) => {
    expect(shown(name, query)).toEqual(hits);
  });
});
