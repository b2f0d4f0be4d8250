import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { deskInRoom } from '../desk.ts';
import { custodyHandOver, custodyPromise } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

async function room() {
  const desk = await deskInRoom();
  const studentId = await enrolled(desk);
  const file = () => desk.get('students.file', { studentId });
  const owedOn = async (on: string) => {
    desk.clock.now = Date.parse(`${on}T10:00:00`);
    return (await file()).owed.map(({ what, fromOn, dueOn }) => `${what} ${fromOn}–${dueOn}`);
  };
  const promise = (more: Partial<InputOf<'custody.writePromise'>> = {}) => ({
    ...custodyPromise(studentId),
    ...more,
  });
  return { desk, studentId, file, owedOn, promise };
}

test('a promise is kept before anybody has signed, and each guardian signs on a day of its own', async () => {
  const { desk, file, promise } = await room();
  const unsigned = promise({ signers: [{ name: '周远（父亲）', signedOn: null }] });
  const { custodyPromiseId } = await desk.get('custody.writePromise', unsigned);
  await desk.get('custody.writePromise', { ...promise(), custodyPromiseId });
  const { custodyPromises, chronicle } = await file();
  expect(custodyPromises).toHaveLength(1);
  expect(custodyPromises[0]?.signers).toEqual([
    { name: '周远（父亲）', signedOn: null },
    { name: '李梅（母亲）', signedOn: '2026-06-02' },
  ]);
  const told = chronicle.find(({ kind }) => kind === 'custodyPromise');
  expect(told?.title).toBe('监护承诺书，到2026年9月10日');
  expect(told?.text).toContain('陪伴看护：放学后到睡前由外婆陪着。');
  expect(told?.text).toContain('监护人：周远（父亲），未签字；李梅（母亲），2026年6月2日签字');
});

test('a promise that ends is a task two weeks before, until a later one of its kind goes on with it', async () => {
  const { desk, owedOn, promise } = await room();
  await desk.get('custody.writePromise', promise());
  expect(await owedOn('2026-08-28')).toEqual(['promiseEnds 2026-08-27–2026-09-10']);
  // An agreement on company is another thing.
  await desk.get('custody.writePromise', promise({ kind: 'company', untilOn: day('2026-08-20') }));
  expect(await owedOn('2026-08-28')).toEqual([
    'promiseEnds 2026-08-06–2026-08-20',
    'promiseEnds 2026-08-27–2026-09-10',
  ]);
  const next = { fromOn: day('2026-08-28'), untilOn: day('2026-12-31') };
  await desk.get('custody.writePromise', promise(next));
  await desk.get('custody.writePromise', promise({ kind: 'company', ...next }));
  expect(await owedOn('2026-09-30')).toEqual([
    'promiseEnds 2026-12-17–2026-12-31',
    'promiseEnds 2026-12-17–2026-12-31',
  ]);
});

test('a promise that ends before it begins, and one of nobody, are refused at their fields', async () => {
  const { desk, promise, file } = await room();
  const wrong = async (more: Partial<InputOf<'custody.writePromise'>>) =>
    (await desk.refused('custody.writePromise', promise(more))).fields;
  expect(await wrong({ untilOn: day('2026-05-31') })).toEqual({ untilOn: '不能早于开始日期，请核对' });
  expect(await wrong({ signers: [] })).toEqual({ signers: '请填写监护人' });
  expect((await file()).custodyPromises).toEqual([]);
});

test('a hand-over is told with its minute, what was told, where to, and who signed', async () => {
  const { desk, studentId, file } = await room();
  const handOver = custodyHandOver(studentId);
  expect((await desk.refused('custody.writeHandOver', { ...handOver, startsAt: '' })).fields).toEqual({
    startsAt: '请填写移交的时间，到分钟，例如 14:35',
  });
  expect(
    Object.keys((await desk.refused('custody.writeHandOver', { ...handOver, takenBy: '' })).fields ?? {}),
  ).toEqual(['takenBy']);
  await desk.get('custody.writeHandOver', handOver);
  const told = (await file()).chronicle.find(({ kind }) => kind === 'custodyHandOver');
  expect(told).toMatchObject({
    occurredOn: '2026-06-03',
    startsAt: '14:35',
    title: '安全责任移交给监护人，去向：由父亲陪同去市第七人民医院',
  });
  expect(told?.text).toContain('林静移交，周远（父亲）接走，班主任邱静见证');
});

test('who took the child is found by the search', async () => {
  const { desk, studentId } = await room();
  await desk.get('custody.writeHandOver', { ...custodyHandOver(studentId), takenBy: '外婆陈秀' });
  const { groups } = await desk.get('search.find', { text: '外婆陈秀', all: null, opened: [] });
  expect(groups).toMatchObject([{ group: 'custody', total: 1 }]);
});

test('what was written down wrongly is taken away with a reason', async () => {
  const { desk, studentId, file, owedOn, promise } = await room();
  const { custodyPromiseId } = await desk.get('custody.writePromise', promise());
  const { custodyHandOverId } = await desk.get('custody.writeHandOver', custodyHandOver(studentId));
  await desk.get('custody.removePromise', { custodyPromiseId, reason: '写错了人' });
  await desk.get('custody.removeHandOver', { custodyHandOverId, reason: '写错了人' });
  expect(await file()).toMatchObject({ custodyPromises: [], custodyHandOvers: [] });
  expect(await owedOn('2026-08-28')).toEqual([]);
});
