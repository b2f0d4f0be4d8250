import { expect, test } from 'vitest';
import { quotable, withQuoted } from '#renderer/follow-ups/quotable.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { localDate } from '#shared/school-calendar.ts';

type Told = StudentFile['chronicle'][number];

function told(kind: Told['kind'], occurredOn: string, title: string, text = ''): Told {
  return {
    key: title,
    kind,
    occurredOn: localDate(occurredOn),
    startsAt: '',
    recordedAt: 0,
    title,
    text,
    opens: null,
  };
}

const nothing = { level: null, concerns: [], diagnoses: [] };

test('what was done can be quoted into the follow-up table, the newest first, and nothing that was not', () => {
  const { condition, intervention } = quotable({
    ...nothing,
    chronicle: [
      told('letter', '2026-09-03', '告知书 心告〔2026〕1号（已作废）'),
      told('letter', '2026-09-04', '告知书 心告〔2026〕2号'),
      told('homeVisit', '2026-09-20', '家访，受访人：母亲', '母亲同意就诊\n下周再联系'),
      told('homeVisit', '2026-10-20', '计划家访'),
      told('session', '2026-09-21', '个别辅导：睡眠', '不该抄进表里'),
    ],
  });
  expect(condition).toEqual([]);
  expect(intervention).toEqual([
    '2026年9月20日家访，受访人：母亲：母亲同意就诊 下周再联系。',
    '2026年9月4日告知书 心告〔2026〕2号。',
  ]);
});

test('a quotation goes beneath what was written', () => {
  expect(withQuoted('', '情绪低落。')).toBe('情绪低落。');
  expect(withQuoted('睡得不好。\n', '情绪低落。')).toBe('睡得不好。\n情绪低落。');
});
