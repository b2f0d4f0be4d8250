import { expect, test } from 'vitest';
import type { GuardianId, StudentId } from '#shared/contract/fields.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { day, enrolled } from '../sample.ts';

const ONE_DAY = 86_400_000;
const mother = { name: '李梅', relation: '母亲', phone: '13900139000', note: '晚上七点后方便接电话' };

const guardiansOf = async (room: TestDesk, studentId: StudentId) =>
  (await room.get('students.file', { studentId })).guardians;

async function fatherAndMother(room: TestDesk) {
  const studentId = await enrolled(room);
  const { guardianId } = await room.get('family.addGuardian', { studentId, ...mother });
  const [father] = await guardiansOf(room, studentId);
  if (!father) throw new Error('no father');
  return { studentId, fatherId: father.id, motherId: guardianId };
}

test('a guardian is added after the others; who is called first can be changed', async () => {
  const room = await deskInRoom();
  const { studentId, fatherId, motherId } = await fatherAndMother(room);
  expect(await guardiansOf(room, studentId)).toMatchObject([
    { name: '周远', firstContact: true },
    { ...mother, firstContact: false },
  ]);
  room.clock.now += ONE_DAY;
  await room.get('family.orderGuardians', { studentId, guardianIds: [motherId, fatherId] });
  const file = await room.get('students.file', { studentId });
  expect(file.guardians.map(({ name, firstContact }) => ({ name, firstContact }))).toEqual([
    { name: '李梅', firstContact: true },
    { name: '周远', firstContact: false },
  ]);
  // Both are known as before: nothing to tell of earlier guardians.
  expect(file.formerGuardians).toEqual([]);
  expect((await room.refused('family.orderGuardians', { studentId, guardianIds: [] })).code).toBe(
    'otherGuardians',
  );
});

test('a new phone number keeps the old one on record with its days', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const [father] = await guardiansOf(room, studentId);
  if (!father) throw new Error('no father');
  room.clock.now += ONE_DAY;
  const { name, relation, note } = father;
  await room.get('family.changeGuardian', {
    guardianId: father.id,
    name,
    relation,
    note,
    phone: '13700137000',
  });
  const file = await room.get('students.file', { studentId });
  expect(file.guardians).toMatchObject([{ name: '周远', phone: '13700137000', fromOn: '2026-08-29' }]);
  expect(file.formerGuardians).toMatchObject([
    { name: '周远', phone: '13800138000', fromOn: '2025-09-01', endedOn: '2026-08-29' },
  ]);
  // The row that was changed is not the guardian of today any more.
  expect((await room.refused('family.changeGuardian', { guardianId: father.id, ...mother })).code).toBe(
    'noGuardian',
  );
});

test('a slip put right on the same day leaves no trace among earlier guardians', async () => {
  const room = await deskInRoom();
  const { studentId, motherId } = await fatherAndMother(room);
  await room.get('family.changeGuardian', { guardianId: motherId, ...mother, phone: '13900139001' });
  const file = await room.get('students.file', { studentId });
  expect(file.guardians[1]?.phone).toBe('13900139001');
  expect(file.formerGuardians).toEqual([]);
});

test('a guardian ends with a reason and stays among the earlier ones; the next becomes the first contact', async () => {
  const room = await deskInRoom();
  const { studentId, fatherId } = await fatherAndMother(room);
  room.clock.now += ONE_DAY;
  const endedOn = day('2026-08-29');
  await room.get('family.endGuardian', { guardianId: fatherId, endedOn, reason: '抚养权变更' });
  const file = await room.get('students.file', { studentId });
  expect(file.guardians).toMatchObject([{ name: '李梅', firstContact: true }]);
  expect(file.formerGuardians).toMatchObject([{ name: '周远', endedOn }]);
  const early = { guardianId: file.guardians[0]?.id as GuardianId, endedOn: day('2026-08-01'), reason: '误' };
  expect((await room.refused('family.endGuardian', early)).code).toBe('endsBeforeStart');
});

test('before the school year has begun, a new guardian does not push the others off the list', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  // As a roster of August leaves it: known from September on.
  room.desk.room?.connection.exec(`UPDATE guardians SET from_on = '2026-09-01'`);
  await room.get('family.addGuardian', { studentId, ...mother });
  expect((await guardiansOf(room, studentId)).map(({ name }) => name)).toEqual(['周远', '李梅']);
});

test('the same guardian is not written down twice, and a phone must look like one', async () => {
  const room = await deskInRoom();
  const { studentId } = await fatherAndMother(room);
  const double = await room.refused('family.addGuardian', { studentId, ...mother, phone: '139 0013 9000' });
  expect(double).toMatchObject({
    code: 'alreadyGuardian',
    fields: { name: '李梅已在监护人名单里，无需重复添加' },
  });
  const wrong = await room.refused('family.addGuardian', { studentId, ...mother, phone: '问奶奶' });
  expect(wrong.fields?.phone).toBe('电话只能含数字、空格和短横，请核对');
});

test('a fact about the family has a source and a time; it is corrected, ended, or taken back', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const divorced = {
    circumstance: 'parentsDivorced' as const,
    text: '随父亲生活',
    source: '班主任',
    fromOn: day('2026-03-01'),
  };
  await room.get('family.addCircumstance', { studentId, ...divorced });
  await room.get('family.addCircumstance', {
    studentId,
    circumstance: 'economicHardship',
    text: '',
    source: '资助名单',
    fromOn: day('2026-02-01'),
  });
  const circumstances = async () => (await room.get('students.file', { studentId })).circumstances;
  const [hardship, wrong] = await circumstances();
  if (!hardship || !wrong) throw new Error('two facts');
  await room.get('family.correctCircumstance', {
    periodId: wrong.id,
    ...divorced,
    text: '随母亲生活',
    endedOn: null,
    endReason: '',
  });
  await room.get('family.endCircumstance', {
    periodId: hardship.id,
    endedOn: day('2026-07-01'),
    reason: '父亲就业',
  });
  expect(await circumstances()).toMatchObject([
    { circumstance: 'economicHardship', endedOn: '2026-07-01', endReason: '父亲就业' },
    { circumstance: 'parentsDivorced', text: '随母亲生活', endedOn: null },
  ]);
  const [, right] = await circumstances();
  if (!right) throw new Error('one fact');
  await room.get('family.removeCircumstance', { periodId: right.id, reason: '登记到了别的学生' });
  expect((await circumstances()).map(({ circumstance }) => circumstance)).toEqual(['economicHardship']);
  const nothing = {
    studentId,
    circumstance: 'other' as const,
    text: '',
    source: '家长',
    fromOn: day('2026-03-01'),
  };
  expect((await room.refused('family.addCircumstance', nothing)).fields).toHaveProperty('text');
});
