import { expect, test } from 'vitest';
import { circumstancesIn, tellsLeave } from '#shared/remark-words.ts';

test.each([
  ['单亲，随母亲生活', ['singleParent']],
  ['父母离异，父再婚', ['parentsDivorced', 'remarried']],
  ['留守儿童；建档立卡', ['leftBehind', 'economicHardship']],
  ['低保户', ['economicHardship']],
  ['家庭困难', ['economicHardship']],
  ['父母双亡，随祖母', ['orphan']],
  ['母亲病故', ['bereavement']],
  ['父亲肢体残疾', ['seriousIllnessInFamily']],
  ['听力残疾二级', ['other']],
  ['重组家庭', ['remarried']],
])('a remark that says “%s” may mean %j', (remark, circumstances) => {
  expect(circumstancesIn(remark)).toEqual(circumstances);
});

test.each([
  '学习困难，需要关注',
  '非留守儿童',
  '不是单亲',
  '无家庭困难',
  '留守：否',
  '单亲（否）',
  '走读，班长',
  '花粉过敏',
])('a remark that says “%s” offers nothing', (remark) => {
  expect(circumstancesIn(remark)).toEqual([]);
});

test.each([
  ['2026年3月起休学', true],
  ['因病休学一年', true],
  ['曾休学', false],
  ['休学，9月已复学', false],
  ['未休学', false],
])('“%s” tells a leave: %s', (remark, tells) => {
  expect(tellsLeave(remark)).toBe(tells);
});
