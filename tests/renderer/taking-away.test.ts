import { expect, test } from 'vitest';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { localDate } from '#shared/school-calendar.ts';
import { source } from './source.ts';

/** What takes something away for good has a colour of its own, and is asked about by name. */

const screens = source.filter(({ name }) => name.startsWith('renderer/'));

const TAKES_AWAY = /^(删除|撤销|作废|销毁|放弃)/;

test('no button but the one for it takes anything away', () => {
  const others = screens.flatMap(({ name, text }) =>
    [...text.matchAll(/<Button\b(?:(?!<\/Button>)[\s\S])*<\/Button>/g)]
      .map(([button]) => /([^<>{}]*)<\/Button>$/.exec(button)?.[1]?.trim() ?? '')
      .filter((word) => TAKES_AWAY.test(word))
      .map((word) => `${name}: ${word}`),
  );
  expect(others).toEqual([]);
});

test('a form whose button takes something away says so', () => {
  const forms = screens.flatMap(({ name, text }) =>
    [...text.matchAll(/<RecordForm\b[^>]*submitLabel=(?:"|\{`)([^"`]+)[^>]*>/g)]
      .filter(([form, word = '']) => TAKES_AWAY.test(word) && !form.includes('takesAway'))
      .map(([, word]) => `${name}: ${word}`),
  );
  expect(forms).toEqual([]);
});

test('nothing else that is pressed has its colour', () => {
  const red = screens
    .filter(({ text }) => /<(?:\w*Button|ActionIcon|UnstyledButton)\b[^>]*color="red"/.test(text))
    .map(({ name }) => name);
  expect(red).toEqual(['renderer/parts/take-away-button.tsx']);
});

test('a question before it names the record: of whom, of which day', () => {
  const today = localDate('2026-11-29');
  const on = localDate('2026-11-20');
  expect(namedRecord({ what: '家访', of: '李梅', on }, today)).toBe('李梅 11月20日的家访');
  expect(namedRecord({ what: '家访', of: '李梅', on: localDate('2025-11-20') }, today)).toBe(
    '李梅 2025年11月20日的家访',
  );
  expect(namedRecord({ what: '预警等级', of: '李梅', since: on }, today)).toBe('李梅 11月20日起的预警等级');
  expect(namedRecord({ what: '家访', of: '李梅', on: null }, today)).toBe('李梅的家访');
  expect(namedRecord({ what: '活动“班会”', on }, today)).toBe('11月20日的活动“班会”');
});
