import { expect, test } from 'vitest';
import { institutionsIn, withInstitutions, writtenInstitution } from '#shared/recommended-institutions.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';

/** 机构名录: whom the room may recommend (policy Z6). */

const HOSPITAL = {
  institutionId: null,
  kind: 'hospital' as const,
  name: '市第七人民医院',
  department: '儿童心理科',
  phone: '0571-88001234',
  address: '城东路1号',
  note: '周三有专家门诊',
};

const offered = async (room: TestDesk) =>
  (await room.get('institutions.list', {})).map(({ name, inUse }) => (inUse ? name : `（停用）${name}`));

test('a new vault knows the two hotlines of the whole country, and what is written comes after them', async () => {
  const room = await deskInRoom();
  const { institutionId } = await room.get('institutions.write', HOSPITAL);
  const list = await room.get('institutions.list', {});
  expect(list.map(writtenInstitution)).toEqual([
    '全国统一心理援助热线 12356',
    '青少年服务台 12355',
    '市第七人民医院（儿童心理科） 0571-88001234 城东路1号',
  ]);
  const { institutionId: _, ...text } = HOSPITAL;
  expect(list.at(-1)).toEqual({ ...text, id: institutionId, inUse: true });
});

test('one that is put aside stands at the end, is never gone, and comes back; each act is in the log', async () => {
  const room = await deskInRoom();
  const { institutionId } = await room.get('institutions.write', HOSPITAL);
  await room.get('institutions.write', { ...HOSPITAL, institutionId, phone: '0571-88005678' });
  const ids = (await room.get('institutions.list', {})).map(({ id }) => id);
  await room.get('institutions.order', { institutionIds: [...ids.slice(2), ...ids.slice(0, 2)] });
  expect(await offered(room)).toEqual(['市第七人民医院', '全国统一心理援助热线', '青少年服务台']);
  await room.get('institutions.putAside', { institutionId });
  await room.get('institutions.putAside', { institutionId });
  expect(await offered(room)).toEqual(['全国统一心理援助热线', '青少年服务台', '（停用）市第七人民医院']);
  await room.get('institutions.takeUp', { institutionId });
  expect((await offered(room)).at(-1)).toBe('市第七人民医院');
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.slice(0, 5).map(({ action, subject }) => `${action} ${subject}`.trim())).toEqual([
    '恢复使用机构 市第七人民医院',
    '停用机构 市第七人民医院',
    '调整机构顺序',
    '修改机构 市第七人民医院',
    '新增机构 市第七人民医院',
  ]);
  const changed = await room.get('audit.facts', { sequence: lines[3]?.sequence ?? 0 });
  expect(changed).toEqual([{ label: '电话', before: '0571-88001234', after: '0571-88005678' }]);
  const added = await room.get('audit.facts', { sequence: lines[4]?.sequence ?? 0 });
  expect(added.map(({ label, after }) => `${label} ${after}`)).toEqual([
    '类型 医院',
    '名称 市第七人民医院',
    '科室 儿童心理科',
    '电话 0571-88001234',
    '地址 城东路1号',
    '备注 周三有专家门诊',
  ]);
  const { connection } = openRoomOf(room);
  expect(() => connection.exec('DELETE FROM institutions')).toThrow(/never deleted/);
});

test('a double is refused, another department is not; an order of others than are in use changes nothing', async () => {
  const room = await deskInRoom();
  const { institutionId } = await room.get('institutions.write', HOSPITAL);
  const refusal = await room.refused('institutions.write', HOSPITAL);
  expect(refusal.fields).toEqual({ name: expect.stringMatching(/已有“市第七人民医院”，/) });
  await room.get('institutions.write', { ...HOSPITAL, department: '精神科' });
  await room.get('institutions.putAside', { institutionId });
  expect((await room.refused('institutions.write', HOSPITAL)).message).toMatch(/已停用，可以恢复使用/);
  const before = await offered(room);
  for (const institutionIds of [[], [institutionId]]) {
    const { code } = await room.refused('institutions.order', { institutionIds });
    expect(code).toBe('otherInstitutions');
  }
  expect(await offered(room)).toEqual(before);
});

test('of a text it is known how many institutions it names, and none comes into it twice', () => {
  expect(institutionsIn('\n 市第七人民医院 \n\n')).toEqual(['市第七人民医院']);
  expect(institutionsIn('市第七人民医院、省精神卫生中心')).toHaveLength(2);
  expect(institutionsIn(' \n')).toEqual([]);
  expect(withInstitutions('市第七人民医院\n\n', ['青少年服务台 12355', '市第七人民医院'])).toBe(
    '市第七人民医院\n青少年服务台 12355',
  );
});
