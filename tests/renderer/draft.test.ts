import { expect, test } from 'vitest';
import { typedOver } from '#renderer/parts/draft.ts';

test('only what a person changed is typed: the rest comes from the record as it is now', () => {
  const record = { name: '李安', phone: '', tags: ['a'], bornOn: null };
  expect(typedOver(record, { ...record, name: '李安安' })).toEqual({ name: '李安安' });
});

test('a form that was only looked at leaves no draft, also where it holds lists', () => {
  const record = { name: '李安', tags: ['a'] };
  expect(typedOver(record, { name: '李安', tags: ['a'] })).toEqual({});
});

test('a field that was emptied was changed', () => {
  expect(typedOver({ bornOn: '2012-05-05' as string | null }, { bornOn: null })).toEqual({ bornOn: null });
});
