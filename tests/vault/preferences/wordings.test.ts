import { expect, test } from 'vitest';
import { SESSION_TEMPLATES } from '#shared/session-templates.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';

const keep = (room: TestDesk, name: string, content: unknown) =>
  room.get('preferences.keep', { name, content: content === null ? null : JSON.stringify(content) });

/** What the log tells of settings, the newest first. */
async function told(room: TestDesk): Promise<string[]> {
  const { lines } = await room.get('audit.recent', { before: null });
  return lines.map(({ action, subject }) => `${action} ${subject}`.trim()).slice(0, -2);
}

async function factsOfNewest(room: TestDesk) {
  const { lines } = await room.get('audit.recent', { before: null });
  return room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 });
}

const own = { name: '初次来访', content: '【来访缘由】\n', assessment: '', measures: '', nextSteps: '' };
const [soap, ...others] = SESSION_TEMPLATES;

test('a template that comes, changes or goes is in the log by its name, and nothing that stands in it', async () => {
  const room = await deskInRoom();
  await keep(room, 'session-templates', [...SESSION_TEMPLATES, own]);
  await keep(room, 'session-templates', [...SESSION_TEMPLATES, { ...own, content: '【近况】\n' }]);
  await keep(room, 'session-templates', [...others, { ...own, content: '【近况】\n' }]);
  expect(await told(room)).toEqual([
    `删除辅导记录模板 ${soap?.name}`,
    '修改辅导记录模板 初次来访',
    '新增辅导记录模板 初次来访',
  ]);
  expect(await factsOfNewest(room)).toEqual([]);
});

test('going back to the templates of the app is told for each that goes or comes', async () => {
  const room = await deskInRoom();
  await keep(room, 'session-templates', [...others, own]);
  await keep(room, 'session-templates', null);
  expect((await told(room)).slice(0, 2)).toEqual([
    `新增辅导记录模板 ${soap?.name}`,
    '删除辅导记录模板 初次来访',
  ]);
});

test('of phrases the log tells how many there are; of warning words which came and went', async () => {
  const room = await deskInRoom();
  await keep(room, 'phrases', ['下周同一时间继续辅导。', '周小禾的母亲表示知晓。']);
  expect(await factsOfNewest(room)).toEqual([
    { label: '原来', before: null, after: '9 条' },
    { label: '现在', before: null, after: '2 条' },
  ]);
  await keep(room, 'warning-words', ['遗书', '活腻了']);
  const facts = await factsOfNewest(room);
  expect(facts[0]).toEqual({ label: '新增的词', before: null, after: '活腻了' });
  expect(facts[1]?.after).toContain('跳楼');
  expect(await told(room)).toEqual(['修改预警词', '修改常用语']);
});

test('how a screen looks, and what is kept as it was, is no line of the log', async () => {
  const room = await deskInRoom();
  await keep(room, 'look/density', 'compact');
  await keep(room, 'phrases', ['略。']);
  await keep(room, 'phrases', ['略。']);
  expect(await told(room)).toEqual(['修改常用语']);
});

test('templates that the room could not read again are refused, and those before stay', async () => {
  const room = await deskInRoom();
  await keep(room, 'session-templates', [own]);
  const content = JSON.stringify(
    Array.from({ length: 21 }, (_, number) => ({ ...own, name: `模板${number}` })),
  );
  const refusal = await room.refused('preferences.keep', { name: 'session-templates', content });
  expect(refusal.message).toContain('没有保存');
  expect(await room.get('preferences.read', {})).toEqual({ 'session-templates': JSON.stringify([own]) });
});
