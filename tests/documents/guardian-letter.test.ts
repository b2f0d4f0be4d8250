import { describe, expect, test } from 'vitest';
import { guardianLetter, type LetterFacts } from '#documents/letters/guardian-letter.tsx';
import { DEFAULT_LETTER_WORDING } from '#documents/letters/letter-wording.ts';
import { localDate } from '#shared/school-calendar.ts';
import { words } from './printed-words.ts';

const facts: LetterFacts = {
  number: { schoolYear: 2026, sequence: 3 },
  schoolName: '望海中学',
  issuedOn: localDate('2026-09-01'),
  student: { name: '王梓涵', gender: 'female', className: '八年级（3）班', studentNumber: '20240317' },
  guardianName: '王建国',
  discoveryRoute: '班主任日常观察',
  observations: { cognition: '常说自己什么都做不好。', emotion: '情绪低落。', behaviour: '', will: '  ' },
  contact: { name: '李静', phone: '13800138000' },
  wording: DEFAULT_LETTER_WORDING,
};

describe('告知书 (forms.md 附件2)', () => {
  test('carries its title, number, salutation, student, way of discovery, school and date', () => {
    const text = words(guardianLetter(facts).html);
    expect(text).toContain('学生心理健康状况告知书');
    expect(text).toContain('心告〔2026〕3号');
    expect(text).toContain('尊敬的家长（王建国）：');
    expect(text).toContain('王梓涵同学（女，八年级（3）班，学号20240317）');
    expect(text).toContain('通过班主任日常观察发现');
    expect(text).toContain('望海中学2026年9月1日');
    expect(text).toContain('138\u00a00013\u00a08000');
  });

  test('makes the three requests under their official headings, in order', () => {
    const text = words(guardianLetter(facts).html);
    const places = ['1.关注孩子心理', '2.定期联系学校', '3.建议立即就诊'].map((heading) =>
      text.indexOf(heading),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('ends with what the guardian fills in, in the order of the form', () => {
    const text = words(guardianLetter(facts).html);
    const places = ['监护人签名：', '电话：', '监护人意见：', '日期：'].map((label) => text.indexOf(label));
    expect(places.every((place) => place > text.indexOf('3.建议立即就诊'))).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('the receipt says by itself which letter, which student, and asks for the signature', () => {
    const text = words(guardianLetter(facts).html);
    const receipt = text.slice(text.indexOf('沿此虚线剪下'));
    for (const said of [
      '回　执',
      '心告〔2026〕3号',
      '王梓涵',
      '八年级（3）班',
      '监护人签名：',
      '电话：',
      '日期：',
    ])
      expect(receipt).toContain(said);
  });

  test('leaves out an aspect in which nothing was seen', () => {
    const text = words(guardianLetter(facts).html);
    expect(text).toContain('认知方面：常说自己什么都做不好。');
    expect(text).toContain('情绪方面：');
    expect(text).not.toContain('行为方面');
    expect(text).not.toContain('意志方面');
  });

  test('without any observation it announces no list', () => {
    const nothing = { cognition: '', emotion: '', behaviour: '', will: '' };
    const text = words(guardianLetter({ ...facts, observations: nothing, discoveryRoute: '' }).html);
    expect(text).not.toContain('以下表现');
    expect(text).not.toContain('通过发现');
    expect(text).toContain('由老师当面向您说明');
  });

  test('names a diagnosis only as the guardian brought it from a hospital', () => {
    expect(words(guardianLetter(facts).html)).not.toContain('医院诊断');
    const text = words(guardianLetter({ ...facts, medicalDiagnosis: '抑郁状态' }).html);
    expect(text).toContain('医院诊断（家长提供）：抑郁状态');
    expect(text).toContain('不是医学诊断');
  });

  test('says nothing of a gender nobody filled in', () => {
    const student = { ...facts.student, gender: 'unknown' as const };
    expect(words(guardianLetter({ ...facts, student }).html)).not.toContain('未填');
  });

  test('each line of an observation is a paragraph', () => {
    const observations = { ...facts.observations, will: '第一行\r\n\n第二行' };
    const { html } = guardianLetter({ ...facts, observations });
    expect(html).toContain('第一行</p><p>第二行</p>');
  });

  test('the school’s own wording stands in place of the default', () => {
    const wording = {
      ...DEFAULT_LETTER_WORDING,
      requests: { ...DEFAULT_LETTER_WORDING.requests, contact: '请每天打电话。' },
    };
    expect(words(guardianLetter({ ...facts, wording }).html)).toContain('2.定期联系学校。请每天打电话。');
  });

  test('what people typed never becomes markup', () => {
    const { html } = guardianLetter({
      ...facts,
      schoolName: '</style><script>1</script>',
      student: { ...facts.student, name: '<b>x</b>' },
      wording: { ...DEFAULT_LETTER_WORDING, closing: '<img src=x>' },
    });
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(html).not.toMatch(/<script|<img|<b>x/);
  });

  test('rare characters and names with · pass through unchanged', () => {
    const name = '阿卜杜热合曼·买买提艾力𠮷㛃䶮';
    expect(guardianLetter({ ...facts, student: { ...facts.student, name } }).html).toContain(name);
  });

  test('the same facts give the same paper', () => {
    expect(guardianLetter(facts)).toEqual(guardianLetter(structuredClone(facts)));
  });

  test('the foot names the letter', () => {
    expect(guardianLetter(facts).runningLabel).toBe('学生心理健康状况告知书　心告〔2026〕3号');
  });
});
