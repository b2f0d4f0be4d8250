import { expect, test } from 'vitest';
import { LETTER_KINDS } from '#documents/letters/letter-kinds.ts';
import type { LetterTemplate } from '#shared/contract/letters.ts';
import { codesOf } from '#shared/terms.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';

const OWN: LetterTemplate = {
  name: '住宿提醒',
  prefix: '心住',
  title: '致住宿生家长',
  salutation: true,
  body: '【班级】【学生姓名】同学的家长：\n#事由。#【事由】',
  signing: 'none',
  receipt: '',
};

test('the school’s own kind stands behind those of the app, and its words are kept version by version', async () => {
  const room = await deskInRoom();
  const { kind } = await room.get('letters.writeKind', { kind: null, template: OWN });
  await room.get('letters.writeKind', { kind, template: { ...OWN, body: '【班级】的家长：\n【事由】' } });
  const kinds = await room.get('letters.kinds', {});
  expect(kinds.map(({ name }) => name)).toEqual([
    ...codesOf(LETTER_KINDS).map((code) => LETTER_KINDS[code].name),
    '住宿提醒',
  ]);
  expect(kinds.at(-1)).toMatchObject({ kind, isOwn: true, version: 2, body: '【班级】的家长：\n【事由】' });
  const versions = await room.get('letters.kindVersions', { kind });
  expect(versions.map(({ version, template }) => [version, template.body])).toEqual([
    [2, '【班级】的家长：\n【事由】'],
    [1, OWN.body],
  ]);
});

test('a kind of the app goes back to the words it came with, which no version writes over', async () => {
  const room = await deskInRoom();
  const [notice] = await room.get('letters.kinds', {});
  if (!notice) throw new Error('no kinds');
  const { kind, isOwn: _isOwn, version: _version, ...template } = notice;
  await room.get('letters.writeKind', { kind, template: { ...template, title: '告家长书' } });
  const versions = await room.get('letters.kindVersions', { kind });
  expect(versions.map((each) => each.template.title)).toEqual(['告家长书', '学生心理健康状况告知书']);
});

test('the three requests that a school of an earlier app has written stand in its 附件2', async () => {
  const room = await deskInRoom();
  openRoomOf(room).connection.prepare('UPDATE school SET keep_in_touch = ?').run('请每天打电话。');
  const [notice] = await room.get('letters.kinds', {});
  expect(notice?.body).toContain('#2.定期联系学校。#请每天打电话。');
});

test('a word in brackets that is no placeholder is refused where it stands, and so are a name and a prefix in use', async () => {
  const room = await deskInRoom();
  const write = (changed: Partial<LetterTemplate>) =>
    room.refused('letters.writeKind', { kind: null, template: { ...OWN, ...changed } });
  expect((await write({ body: '【身高】' })).fields?.body).toContain('没有“身高”');
  expect((await write({ receipt: '【体重】' })).fields?.receipt).toContain('没有“体重”');
  expect((await write({ name: '告知书' })).fields?.name).toContain('已有“告知书”');
  expect((await write({ prefix: '心告' })).fields?.prefix).toContain('由“告知书”使用');
  expect(await room.get('letters.kinds', {})).toHaveLength(codesOf(LETTER_KINDS).length);
});

test('a kind that was put aside is offered no more; its prefix stays taken, and a kind of the app stays', async () => {
  const room = await deskInRoom();
  const { kind } = await room.get('letters.writeKind', { kind: null, template: OWN });
  await room.get('letters.putKindAside', { kind });
  expect((await room.get('letters.kinds', {})).map(({ name }) => name)).not.toContain('住宿提醒');
  expect((await room.refused('letters.writeKind', { kind, template: OWN })).code).toBe('noKind');
  const again = await room.refused('letters.writeKind', { kind: null, template: OWN });
  expect(again.fields?.prefix).toContain('由“住宿提醒”使用');
  expect((await room.refused('letters.putKindAside', { kind: 'notice' })).code).toBe('noKind');
});
