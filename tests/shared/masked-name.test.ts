import { expect, test } from 'vitest';
import { maskedName } from '#shared/masked-name.ts';

test.each([
  ['张三', '张＊'],
  ['欧阳娜娜', '欧＊＊＊'],
  ['阿依古丽·买买提', '阿＊＊＊＊＊＊＊'],
  ['𬍛明', '𬍛＊'],
  [' 李 四 ', '李＊＊'],
  ['王', '＊'],
  ['', ''],
])('%s is written %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});
