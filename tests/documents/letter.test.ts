import { describe, expect, test } from 'vitest';
import { letterPaper } from '#documents/letters/letter.tsx';
import { type LetterFacts, letterFactsFrom } from '#documents/letters/letter-facts.ts';
import { DEFAULT_REQUESTS, LETTER_KINDS, noticeBody } from '#documents/letters/letter-kinds.ts';
import { missingIn } from '#documents/letters/letter-text.ts';
import { fieldsAskedBy, LETTER_FIELDS, type LetterField, placeholderOf } from '#shared/letter-words.ts';
import { localDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { words } from './printed-words.ts';

const { name: _name, prefix: _prefix, ...noticeWords } = LETTER_KINDS.notice;

const facts: LetterFacts = {
  number: { prefix: '心告', schoolYear: 2026, sequence: 3 },
  schoolName: '望海中学',
  issuedOn: localDate('2026-09-01'),
  student: {
    name: '王梓涵',
    gender: 'female',
    className: '八年级（3）班',
    studentNumber: '20240317',
    numberWord: '学号',
    homeroomTeacher: '林老师',
  },
  guardianName: '王建国',
  contact: { name: '李静', phone: '13800138000' },
  words: noticeWords,
  values: { route: 'homeroomTeacher', cognition: '常说自己什么都做不好。', emotion: '情绪低落。', will: '' },
};

const text = (changed: Partial<LetterFacts> = {}) => words(letterPaper({ ...facts, ...changed }).html);
const withBody = (body: string): Partial<LetterFacts> => ({ words: { ...noticeWords, body } });

/** Something for each field that a form may ask for. */
const filled = Object.fromEntries(
  codesOf(LETTER_FIELDS).map((field) => {
    const { as } = LETTER_FIELDS[field];
    return [field, as === 'route' ? 'screening' : as === 'date' ? '2026-09-12' : `${field}的内容`];
  }),
);

describe('告知书 (forms.md 附件2)', () => {
  test('carries its title, number, salutation, student, way of discovery, school and date', () => {
    expect(text()).toContain('学生心理健康状况告知书');
    expect(text()).toContain('心告〔2026〕3号');
    expect(text()).toContain('尊敬的家长（王建国）：');
    expect(text()).toContain('王梓涵同学（女，八年级（3）班，学号20240317）');
    expect(text()).toContain('通过班主任发现');
    expect(text()).toContain('望海中学2026年9月1日');
    expect(text()).toContain('138\u00a00013\u00a08000');
  });

  test('makes the three requests under their official headings, in order', () => {
    const places = ['1.关注孩子心理', '2.定期联系学校', '3.建议立即就诊'].map((heading) =>
      text().indexOf(heading),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('ends with what the guardian fills in, in the order of the form', () => {
    const places = ['监护人签名：', '电话：', '监护人意见：', '日期：'].map((label) => text().indexOf(label));
    expect(places.every((place) => place > text().indexOf('3.建议立即就诊'))).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('the receipt says by itself which letter, which student, and asks for the signature', () => {
    const receipt = text().slice(text().indexOf('沿此虚线剪下'));
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
    expect(text()).toContain('认知方面：常说自己什么都做不好。');
    expect(text()).toContain('情绪方面：');
    expect(text()).not.toContain('行为方面');
    expect(text()).not.toContain('意志方面');
  });

  test('names a diagnosis only as the guardian brought it from a hospital', () => {
    expect(text()).not.toContain('医院诊断');
    const told = text({ values: { ...facts.values, diagnosis: '抑郁状态' } });
    expect(told).toContain('医院诊断（家长提供）：抑郁状态');
    expect(told).toContain('不是医学诊断');
  });

  test('says nothing of a gender nobody filled in, nor of the way where it was another', () => {
    const student = { ...facts.student, gender: 'unknown' as const };
    expect(text({ student })).toContain('同学（八年级（3）班，学号20240317）');
    expect(text({ values: { ...facts.values, route: 'other' } })).toContain('学校发现，您的孩子');
  });

  test('each line of an observation is a paragraph', () => {
    const { html } = letterPaper({ ...facts, values: { ...facts.values, will: '第一行\r\n\n第二行' } });
    expect(html).toContain('第一行</p><p>第二行</p>');
  });

  test('what people typed never becomes markup', () => {
    const { html } = letterPaper({
      ...facts,
      ...withBody('<img src=x>【学生姓名】'),
      schoolName: '</style><script>1</script>',
      student: { ...facts.student, name: '<b>x</b>' },
    });
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(html).not.toMatch(/<script|<img|<b>x/);
  });

  test('rare characters and names with · pass through unchanged', () => {
    const name = '阿卜杜热合曼·买买提艾力𠮷㛃䶮';
    expect(letterPaper({ ...facts, student: { ...facts.student, name } }).html).toContain(name);
  });

  test('the same facts give the same paper, and the foot names the letter', () => {
    expect(letterPaper(facts)).toEqual(letterPaper(structuredClone(facts)));
    expect(letterPaper(facts).runningLabel).toBe('学生心理健康状况告知书　心告〔2026〕3号');
  });

  test('a letter of an earlier app still says what it said', () => {
    const earlier = {
      number: { schoolYear: 2025, sequence: 1 },
      schoolName: '望海中学',
      issuedOn: '2025-10-01',
      student: { name: '王梓涵', gender: 'female', className: '七年级（3）班', studentNumber: '20240317' },
      guardianName: '王建国',
      discoveryRoute: '信箱',
      observations: { cognition: '', emotion: '情绪低落。', behaviour: '', will: '' },
      medicalDiagnosis: '抑郁状态',
      contact: { name: '李静', phone: '13800138000' },
      wording: { requests: { attention: '请多陪伴。', contact: '请每天打电话。', medical: '请就诊。' } },
    };
    const read = words(letterPaper(letterFactsFrom(JSON.stringify(earlier))).html);
    for (const said of [
      '心告〔2025〕1号',
      '通过信箱发现',
      '（女，七年级（3）班，学号20240317）',
      '情绪方面：情绪低落。',
      '医院诊断（家长提供）：抑郁状态',
      '2.定期联系学校。请每天打电话。',
    ])
      expect(read).toContain(said);
  });
});

describe('the words of a kind', () => {
  test.each(codesOf(LETTER_KINDS))(
    '%s prints everything that its form asks for, and nothing in brackets',
    (kind) => {
      const { name: _name, prefix, ...own } = LETTER_KINDS[kind];
      const letter = { ...facts, number: { ...facts.number, prefix }, words: own, values: filled };
      expect(missingIn(letter)).toEqual([]);
      const printed = words(letterPaper(letter).html);
      expect(printed).not.toMatch(/[【】#]/);
      const asked = fieldsAskedBy(`${own.body}\n${own.receipt}`);
      for (const field of asked.filter((each) => LETTER_FIELDS[each].as === 'prose'))
        expect(printed).toContain(`${field}的内容`);
      expect(printed).toContain(`${prefix}〔2026〕3号`);
    },
  );

  test('what nobody filled in is missing by its name; what is optional leaves no line behind', () => {
    const referral = { ...facts, words: LETTER_KINDS.referral, values: { route: 'other', emotion: '低落' } };
    expect(missingIn(referral).map((code) => placeholderOf(code).word)).toEqual(['医疗机构', '截止日期']);
    expect(words(letterPaper(referral).html)).not.toContain('医院诊断');
  });

  test('what the file does not know is missing too', () => {
    const unknown = {
      ...facts,
      ...withBody('【班主任】【监护人姓名】【咨询室电话】【性别】'),
      guardianName: '',
      contact: { name: '李静', phone: '' },
      student: { ...facts.student, homeroomTeacher: '', gender: 'unknown' as const },
    };
    expect(missingIn(unknown)).toEqual(['homeroomTeacher', 'guardian', 'contactPhone', 'gender']);
  });

  test('headings are bold, alone in their line or before its text', () => {
    const { html } = letterPaper({ ...facts, ...withBody('#一、安排\n#二、时间。#周五\n没有标题的一行') });
    expect(html).toContain('<p><b>一、安排</b></p>');
    expect(html).toContain('<p><b>二、时间。</b>周五</p>');
    expect(html).toContain('<p>没有标题的一行</p>');
  });

  test('the school’s own sentences stand in the place of the default', () => {
    const body = noticeBody({ ...DEFAULT_REQUESTS, keepInTouch: '请每天打电话。' });
    expect(text(withBody(body))).toContain('2.定期联系学校。请每天打电话。');
  });

  test('a date is written out, with its weekday where it is an appointment', () => {
    const values: Partial<Record<LetterField, string>> = { ...filled, on: '2026-09-12', until: '2026-09-30' };
    const { name: _name, prefix: _prefix, ...own } = LETTER_KINDS.visit;
    expect(text({ words: own, values })).toContain('时间：2026年9月12日 周六');
    expect(text({ words: LETTER_KINDS.referral, values })).toContain('请您在2026年9月30日前');
  });
});
