import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { concerned, custodyHandOver, disclosure, incident, watchGroup } from '../file-records.ts';
import { day, enrolled, owedTo } from '../sample.ts';

const at = (room: TestDesk, moment: string) => {
  room.clock.now = Date.parse(moment);
};

async function watchedRoom() {
  const room = await deskInRoom();
  const { get } = room;
  const one = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '20260102', name: '陈一', guardianName: '' });
  at(room, '2026-06-05T18:42:00');
  const document = await PDFDocument.create();
  document.addPage();
  const pdf = await document.save();
  openRoomOf(room).shell.printToPdf = async () => ({ pdf, style: 0 });
  const { incidentId } = await get(
    'incidents.write',
    incident([concerned(one), concerned(other, { role: 'witness', facts: '看到了' })]),
  );
  const go = (state: InputOf<'incidents.goOn'>['state'], on: string, startsAt: string, text = '') => ({
    ...{ incidentId, state, occurredOn: day(on), startsAt, text },
  });
  const read = () => get('incidents.read', { incidentId });
  const file = (studentId: typeof one) => get('students.file', { studentId });
  return { room, get, one, other, incidentId, go, read, file };
}

const shift = (from: [string, string], until: [string, string], who: string, handedTo = '') => ({
  shiftId: null,
  ...{ fromOn: day(from[0]), fromAt: from[1], untilOn: day(until[0]), untilAt: until[1] },
  ...{ who, state: '情绪平稳，睡着了', handedTo },
});

test('a watch has three at least, runs without a gap, and ends only with the minute in which the child went over', async () => {
  const { room, get, one, incidentId, go, read, file } = await watchedRoom();
  const few = watchGroup(one, incidentId);
  const refused = async (change: Partial<typeof few>) =>
    (await room.refused('watchGroups.write', { ...few, ...change })).fields;
  expect((await room.refused('incidents.goOn', go('watching', '2026-06-05', '18:42'))).message).toBe(
    '到“监护中”之前，请先：成立监护小组。',
  );
  expect(await refused({ members: few.members.slice(0, 2) })).toEqual({
    members: '监护小组至少 3 人，请再添加 1 人',
  });
  expect(await refused({ members: [...few.members, ...few.members] })).toHaveProperty(['members.3.name']);
  const { watchGroupId } = await get('watchGroups.write', few);
  expect((await room.refused('watchGroups.write', few)).code).toBe('alreadyWatched');
  await get('incidents.goOn', go('watching', '2026-06-05', '18:42'));

  // Nobody was set down for the night: it is said, and owed.
  at(room, '2026-06-05T22:00:00');
  expect((await read()).watches).toMatchObject([{ unwatchedSince: Date.parse('2026-06-05T18:42:00') }]);
  expect(await owedTo(room, 'watchShift')).toEqual(['周小禾']);
  const write = (...of: Parameters<typeof shift>) =>
    get('watchGroups.writeShift', { watchGroupId, ...shift(...of) });
  await write(['2026-06-05', '18:42'], ['2026-06-05', '22:00'], '林静', '王海');
  await write(['2026-06-05', '22:30'], ['2026-06-06', '07:00'], '王海', '陈立');
  expect(
    (
      await room.refused('watchGroups.writeShift', {
        watchGroupId,
        ...shift(['2026-06-05', '18:00'], ['2026-06-05', '19:00'], '林静'),
      })
    ).fields,
  ).toHaveProperty('fromAt');
  at(room, '2026-06-06T06:00:00');
  expect(await owedTo(room, 'watchShift')).toEqual([]);
  expect((await file(one)).watchGroups[0]?.uncovered).toEqual([
    { from: Date.parse('2026-06-05T22:00:00'), until: Date.parse('2026-06-05T22:30:00') },
  ]);

  const end = { watchGroupId, custodyHandOverId: null, reason: '家长接走了' };
  expect((await room.refused('watchGroups.end', end)).fields?.custodyHandOverId).toContain(
    '请先在学生档案里',
  );
  expect((await room.refused('incidents.goOn', go('handedOver', '2026-06-06', '06:00'))).message).toContain(
    '记安全责任移交，用它结束监护',
  );
  const early = await get('custody.writeHandOver', custodyHandOver(one));
  expect((await room.refused('watchGroups.end', { ...end, ...early })).fields?.custodyHandOverId).toContain(
    '早于监护开始',
  );
  const { custodyHandOverId } = await get('custody.writeHandOver', {
    ...custodyHandOver(one),
    ...{
      occurredOn: day('2026-06-06'),
      startsAt: '05:40',
      signers: [{ name: '周远（父亲）', signedOn: null }],
    },
  });
  await get('watchGroups.end', { watchGroupId, custodyHandOverId, reason: '' });
  expect((await file(one)).watchGroups[0]?.ended).toMatchObject({ on: '2026-06-06', at: '05:40' });
  await get('incidents.goOn', go('handedOver', '2026-06-06', '06:00'));
  expect((await read()).state).toBe('handedOver');
  expect((await get('watchGroups.layPaper', { watchGroupId })).title).toContain('值守记录表 周小禾');
  const { chronicle } = await file(one);
  expect(chronicle.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['成立监护小组（3 人）', '监护随安全责任移交结束']),
  );

  // A hand-over that never was is taken away: the watch lasts.
  await get('custody.removeHandOver', { custodyHandOverId, reason: '记错了人' });
  expect((await file(one)).watchGroups[0]?.ended).toBeNull();
});

test('whoever left in the middle of a watch is watched no longer, with a reason and without a hand-over', async () => {
  const { room, get, one, incidentId } = await watchedRoom();
  const { watchGroupId } = await get('watchGroups.write', watchGroup(one, incidentId));
  await get('archive.leave', {
    studentIds: [one],
    kind: 'died',
    leftOn: day('2026-06-05'),
    destination: '',
    reason: '',
  });
  const end = { watchGroupId, custodyHandOverId: null };
  expect((await room.refused('watchGroups.end', { ...end, reason: '' })).fields).toHaveProperty('reason');
  await get('watchGroups.end', { ...end, reason: '抢救无效' });
  await get('disclosures.write', { ...disclosure(one), incidentId, startsAt: '18:42' });
});

test('that confidentiality was broken is on record with its ground, and stands in nobody else’s file', async () => {
  const { room, get, one, other, incidentId, file } = await watchedRoom();
  at(room, '2026-06-05T19:00:00');
  const wanted = { ...disclosure(one), incidentId };
  expect((await room.refused('disclosures.write', { ...wanted, ground: 'other' })).fields).toHaveProperty(
    'groundText',
  );
  expect((await room.refused('disclosures.write', { ...wanted, startsAt: '19:30' })).fields).toHaveProperty(
    'startsAt',
  );
  const { disclosureId } = await get('disclosures.write', wanted);
  expect((await file(one)).chronicle.map(({ title }) => title)).toContain('突破保密：告知吴校长、班主任王海');
  expect(JSON.stringify(await file(other))).not.toContain('吴校长、班主任王海');
  expect((await get('disclosures.layPaper', { disclosureId })).kind).toBe('disclosure');
});

test('everybody whom it concerns is assessed within 72 hours; whoever is affected is on the ladder, and not on the watchlist', async () => {
  const { room, get, other, read, file } = await watchedRoom();
  const owed = async () =>
    (await get('workbench.read', {})).owed
      .filter(({ what }) => what === 'affectedAssessment')
      .map(({ name, dueAt }) => [name, dueAt]);
  const due = Date.parse('2026-06-08T18:40:00');
  expect(await owed()).toEqual(
    expect.arrayContaining([
      ['周小禾', due],
      ['陈一', due],
    ]),
  );
  await get('obligations.setInterval', { interval: 'affectedAssessment', count: 48 });
  expect(await owed()).toContainEqual(['陈一', Date.parse('2026-06-07T18:40:00')]);
  const { extracts } = await read();
  const [subject, witness] = extracts;
  if (!subject || !witness) throw new Error('nobody is concerned');
  at(room, '2026-06-07T10:00:00');
  const found = {
    ...{ assessedOn: day('2026-06-07'), assessedAt: '09:30', assessedBy: '林静' },
    ...{ assessment: '害怕上楼，夜里常醒。', disposal: null, advice: '一周两次面谈', affected: true },
  };
  expect((await room.refused('incidents.assess', { extractId: subject.id, ...found })).fields).toHaveProperty(
    'disposal',
  );
  expect((await room.refused('incidents.layAssessment', { extractId: witness.id })).code).toBe('notAssessed');
  await get('incidents.assess', { extractId: witness.id, ...found });
  await get('incidents.assess', { extractId: witness.id, ...found });
  const after = await file(other);
  expect(after.situations).toMatchObject([{ situation: 'affectedByEvent', fromOn: '2026-06-07' }]);
  expect(after.level).toBeNull();
  expect(after.owed.map(({ situation }) => situation)).toContain('affectedByEvent');
  expect(JSON.stringify([after.chronicle, after.owed, after.situations])).not.toContain('周小禾');
  expect((await get('incidents.layAssessment', { extractId: witness.id })).title).toContain(
    '书面评估意见 陈一',
  );
});

test('to its end: classes, days that bring it back and what the school mends; an anniversary comes after the end', async () => {
  const { room, get, one, incidentId, go, read } = await watchedRoom();
  const { added } = await get('incidents.addUsualDays', { incidentId });
  expect(added).toBe(4);
  expect(await get('incidents.addUsualDays', { incidentId })).toEqual({ added: 0 });
  const care = {
    ...{ incidentId, aftercareId: null, kind: 'classWork' as const, what: '班级团体辅导' },
    ...{ className: '', responsible: '林静', dueOn: day('2026-06-09') },
  };
  expect((await room.refused('incidents.writeAftercare', care)).fields).toHaveProperty('className');
  await get('incidents.writeAftercare', { ...care, className: '七年级(1)班' });
  expect(await owedTo(room, 'aftercare')).toEqual(['周小禾']);
  const [classWork] = (await read()).aftercare;
  if (!classWork) throw new Error('nothing is to be done');
  at(room, '2026-06-09T16:00:00');
  await get('incidents.tickAftercare', {
    aftercareId: classWork.id,
    doneOn: day('2026-06-09'),
    outcome: '四十人',
  });
  expect(await owedTo(room, 'aftercare')).toEqual(['周小禾']);

  for (const { id: legId } of (await read()).legs) await get('incidents.waiveLeg', { legId, reason: '演示' });
  await get('incidents.goOn', go('followUp', '2026-06-09', '16:00', '家长当晚接走，无需监护'));
  const [, witness] = (await read()).extracts;
  if (!witness) throw new Error('nobody saw it');
  const lacking = async () =>
    (await room.refused('incidents.goOn', go('closed', '2026-06-09', '16:00'))).message;
  expect(await lacking()).toBe('到“结案复盘”之前，请先：评估每一名受影响的学生；出终报；写举一反三。');
  await get('incidents.assess', {
    extractId: witness.id,
    ...{ assessedOn: day('2026-06-09'), assessedAt: '15:00', assessedBy: '林静', assessment: '已平静' },
    ...{ disposal: null, advice: '', affected: false },
  });
  await get('incidents.writeLessons', { incidentId, lessons: '放学后教学楼清场，值班老师逐层走一遍。' });
  await get('incidents.issueReport', { incidentId, stage: 'last', to: '上级教育主管部门' });
  await get('incidents.goOn', go('closed', '2026-06-09', '16:00'));
  expect((await room.refused('incidents.writeLessons', { incidentId, lessons: '改' })).code).toBe('closed');

  // A year later, and of a child who has left the school.
  const days = (await read()).aftercare.filter(({ kind }) => kind === 'day');
  at(room, '2026-07-10T09:00:00');
  for (const { id: aftercareId, dueOn } of days)
    if (dueOn && dueOn < '2026-08-01')
      await get('incidents.tickAftercare', { aftercareId, doneOn: dueOn, outcome: '' });
  expect((await get('workbench.read', {})).incidents).toEqual([]);
  await get('archive.leave', {
    studentIds: [one],
    kind: 'transferred',
    leftOn: day('2026-07-10'),
    destination: '',
    reason: '',
  });
  at(room, '2027-06-03T09:00:00');
  expect((await get('workbench.read', {})).incidents).toMatchObject([
    { state: 'closed', nextCare: { what: '周年', dueOn: '2027-06-05' } },
  ]);
});
