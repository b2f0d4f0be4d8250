import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DESTRUCTION_WORD } from '#shared/contract/archive.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import { localDate } from '#shared/school-calendar.ts';
import type { RosterRow } from '#vault/roll/roster/reading/roster-reading.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { allOf, lookAtRoster, previewOf, readRosterFile, takeRoster } from '../rosters.ts';
import { day } from '../sample.ts';

const YEAR = { schoolYear: 2025 };
const [G1, G2, G3] = ['G330102201305010016', 'G330102201306020025', 'G330102201307030034'] as const;

/** A CSV as a school sends it. */
function roster(room: Pick<TestDesk, 'folder'>, ...lines: string[]): string {
  const path = join(room.folder, '名册.csv');
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

function rowsOf(...lines: string[]): RosterRow[] {
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  return readRosterFile(bytes, '名册.csv', localDate('2026-03-01')).sheets.flatMap(
    ({ reading }) => reading.rows,
  );
}

const verdicts = ({ lines }: RosterReport) => lines.map(({ name, verdict }) => `${name} ${verdict}`);
const studentOf = async (room: TestDesk, name: string) => {
  const found = (await room.get('students.list', {})).filter((each) => each.name === name);
  expect(found.map((each) => each.name)).toEqual([name]);
  // There is exactly one.
  return found[0]?.id as StudentId;
};
const fileOf = async (room: TestDesk, name: string) =>
  room.get('students.file', { studentId: await studentOf(room, name) });

describe('what a roster says of a child besides', () => {
  test('is read below the headings that schools use', () => {
    expect(
      rowsOf(
        '全国学籍号,姓名,班级,现家庭住址,户籍所在地,民族,就读方式,备注说明,监护人工作单位,监护人住址',
        `${G1},陈一,1班,海滨路 1 号,外省,汉,住校,单亲,某厂,外地`,
      ),
    ).toMatchObject([
      {
        registrationNumber: G1,
        address: '海滨路 1 号',
        registeredAddress: '外省',
        ethnicity: '汉族',
        boarding: 'boarder',
        remark: '单亲',
      },
    ]);
    for (const ofOthers of ['监护人住址', '父亲工作单位', '家长备注', '原住址', '宿舍号', '户口性质']) {
      const [row] = rowsOf(`学号,姓名,班级,${ofOthers}`, '1,陈一,1班,某处');
      expect(Object.keys(row ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/address|remark|boarding|registered/i)]),
      );
    }
  });

  test.each([
    ['是否住校', '是', 'boarder'],
    ['是否住校', '否', 'dayPupil'],
    ['住宿', '√', 'boarder'],
    ['是否走读', '是', 'dayPupil'],
    ['走读', '否', 'boarder'],
    ['住校/走读', '走读生', 'dayPupil'],
    ['是否寄宿', '寄宿', 'boarder'],
    ['住校', '', undefined],
  ])('%s %s is %s', (heading, cell, boarding) => {
    expect(rowsOf(`学号,姓名,班级,${heading}`, `1,陈一,1班,${cell}`)[0]?.boarding).toBe(boarding);
  });

  test('a tick that says neither, a code and an identity number are told and not taken', () => {
    const [row] = rowsOf(
      '学号,姓名,班级,住校/走读,民族,备注',
      '1,陈一,1班,√,01,母亲身份证 330102198001010011 单亲',
    );
    expect(row).not.toHaveProperty('boarding');
    expect(row).not.toHaveProperty('ethnicity');
    expect(row?.remark).toBe('母亲身份证 单亲');
    expect(row?.notices).toEqual([
      '备注里有身份证号，没有读入，也不保存',
      '民族“01”没有认出来，未读入',
      '住校或走读“√”没有认出来，未读入',
    ]);
  });

  test('comes in, is searched, listed and corrected as the other particulars are', async () => {
    const room = await deskInRoom();
    await takeRoster(
      room,
      roster(
        room,
        '学号,学籍号,姓名,班级,家庭住址,民族,是否住校',
        `1,${G1},陈一,七年级(1)班,海滨路 1 号,回,是`,
        `2,${G2},周二,七年级(1)班,,,`,
      ),
      YEAR,
    );
    expect(await fileOf(room, '陈一')).toMatchObject({
      studentNumber: '1',
      otherNumber: G1,
      address: '海滨路 1 号',
      ethnicity: '回族',
      boarding: 'boarder',
    });
    const found = await room.get('search.find', { text: G2, all: null, opened: [] });
    expect(found.students.map(({ name }) => name)).toEqual(['周二']);

    const studentId = await studentOf(room, '周二');
    const particulars: InputOf<'students.correct'>['particulars'] = {
      studentNumber: '2',
      otherNumber: G2,
      name: '周二',
      gender: 'unknown',
      bornOn: null,
      className: '七年级(1)班',
      address: '山前路 2 号',
      ethnicity: '满',
      boarding: 'dayPupil',
    };
    await room.get('students.correct', { studentId, particulars });
    expect(await fileOf(room, '周二')).toMatchObject({ address: '山前路 2 号', ethnicity: '满族' });
    const { lines } = await room.get('audit.recent', { before: null });
    const line = lines.find(({ action }) => action === '更正学生信息');
    expect(await room.get('audit.facts', { sequence: line?.sequence ?? 0 })).toEqual([
      { label: '家庭住址', before: '', after: '山前路 2 号' },
      { label: '民族', before: '', after: '满族' },
      { label: '住校或走读', before: '未填', after: '走读' },
    ]);
    const taken = await room.ask('students.correct', {
      studentId,
      particulars: { ...particulars, otherNumber: G1 },
    });
    expect(taken).toMatchObject({
      ok: false,
      failure: { code: 'numberTaken', fields: { otherNumber: expect.stringContaining('已属于陈一') } },
    });
  });

  test('a household address fills a gap, is called so, and never writes over where the child lives', async () => {
    const room = await deskInRoom();
    const only = ['学号,姓名,班级,户籍地址', '1,陈一,七年级(1)班,外省某县'] as const;
    await takeRoster(room, roster(room, ...only), YEAR);
    expect((await fileOf(room, '陈一')).address).toBe('外省某县（户籍地址）');
    await takeRoster(room, roster(room, '学号,姓名,班级,现住址', '1,陈一,七年级(1)班,海滨路 1 号'), YEAR);
    const { report } = await previewOf(room, roster(room, ...only), YEAR);
    expect(verdicts(report)).toEqual(['陈一 same']);
  });
});

describe('either number says who it is', () => {
  async function settled(): Promise<TestDesk> {
    const room = await deskInRoom();
    const path = roster(
      room,
      '学号,学籍号,姓名,班级',
      `1,${G1},陈一,七年级(1)班`,
      `2,${G2},周二,七年级(1)班`,
      '3,,赵三,七年级(1)班',
    );
    await takeRoster(room, path, YEAR);
    return room;
  }

  test('a roster with the other number alone finds the same children', async () => {
    const room = await settled();
    const path = roster(
      room,
      '学籍号,姓名,班级,民族',
      `${G1},陈一,七年级(1)班,汉族`,
      `${G3},赵三,七年级(1)班,汉族`,
    );
    const { report } = await previewOf(room, path, YEAR);
    expect(verdicts(report)).toEqual(['陈一 changed', '赵三 numberOfAnother']);
    expect(report.lines[0]).toMatchObject({ studentNumber: '1' });
    expect(report.lines[1]?.message).toContain('没有学号，册上也没有学籍号');
    await takeRoster(room, path, YEAR);
    expect(await room.get('students.list', {})).toHaveLength(3);
    expect((await fileOf(room, '陈一')).ethnicity).toBe('汉族');
  });

  test('a 学籍号 that was not known is filled in, and goes again with the import', async () => {
    const room = await settled();
    const path = roster(room, '学号,学籍号,姓名,班级', `3,${G3},赵三,七年级(1)班`);
    const { importId, report } = await takeRoster(room, path, YEAR);
    expect(report.lines[0]?.changes).toEqual([{ field: '学籍号', old: '', new: G3 }]);
    expect((await fileOf(room, '赵三')).otherNumber).toBe(G3);
    await room.get('roster.undo', { importId });
    expect((await fileOf(room, '赵三')).otherNumber).toBe('');
  });

  test('numbers that contradict each other are told, and nobody is changed, made or moved', async () => {
    const room = await settled();
    const path = roster(
      room,
      '学号,学籍号,姓名,班级',
      `1,${G2},陈一,七年级(2)班`,
      `9,${G2},周二,七年级(2)班`,
      `1,${G3},陈一,七年级(1)班`,
    );
    const { report, token } = await previewOf(room, path, YEAR);
    expect(verdicts(report)).toEqual(['陈一 changed', '周二 sameName', '陈一 unreadable']);
    expect(report.lines[0]?.notices[0]).toContain('学籍号没有读入');
    expect(report.lines[1]?.notices[0]).toContain('学籍号没有读入');

    const twoChildren = roster(room, '学号,学籍号,姓名,班级', `1,${G2},陈一,七年级(2)班`);
    const crossed = await previewOf(room, twoChildren, YEAR);
    expect(verdicts(crossed.report)).toEqual(['陈一 numberOfAnother']);
    expect(crossed.report.lines[0]?.message).toContain('“陈一”，学籍号');
    expect(crossed.report.lines[0]?.message).toContain('“周二”');

    const otherNumber = roster(room, '学号,学籍号,姓名,班级', `9,${G2},周二,七年级(2)班`);
    expect(verdicts((await previewOf(room, otherNumber, YEAR)).report)).toEqual(['周二 numberOfAnother']);

    const otherRegistration = roster(room, '学号,学籍号,姓名,班级', `1,${G3},陈一,七年级(1)班`);
    const told = await previewOf(room, otherRegistration, YEAR);
    expect(told.report.lines[0]).toMatchObject({
      verdict: 'same',
      notices: [expect.stringContaining(`学籍号写的是 ${G3}，册上是 ${G1}`)],
    });
    expect(await room.ask('roster.take', { ...allOf(crossed), token, rows: ['0/2'] })).toMatchObject({
      ok: false,
    });
    expect((await fileOf(room, '陈一')).className).toBe('七年级(1)班');
  });

  test('one child by two numbers in two rows is taken once', async () => {
    const room = await settled();
    const path = roster(room, '学号,学籍号,姓名,班级', '1,,陈一,七年级(2)班', `,${G1},陈一,七年级(3)班`);
    const { report } = await previewOf(room, path, YEAR);
    expect(verdicts(report)).toEqual(['陈一 changed', '陈一 numberOfAnother']);
    expect(report.lines[1]?.message).toContain('第 2 行是同一名学生');
  });

  test('the first roster settles which it is: by its columns, or as a person says', async () => {
    const byColumn = await deskInRoom();
    const only = roster(byColumn, '学籍号,姓名,班级', `${G1},陈一,七年级(1)班`);
    const { importId } = await takeRoster(byColumn, only, YEAR);
    expect(await byColumn.get('school.particulars', {})).toMatchObject({
      identifiedBy: 'registrationNumber',
    });
    // It was the wrong file: the next one settles it anew.
    await byColumn.get('roster.undo', { importId });
    expect(await byColumn.get('school.particulars', {})).toMatchObject({ identifiedBy: 'studentNumber' });

    const bySaying = await deskInRoom();
    const path = roster(bySaying, '学号,学籍号,姓名,班级', `1,${G1},陈一,七年级(1)班`);
    bySaying.chosen.open = path;
    const looked = await lookAtRoster(bySaying, { ...YEAR, identifiedBy: 'registrationNumber' });
    if (!looked.ok || !looked.value) throw new Error('not read');
    await bySaying.get('roster.take', allOf(looked.value));
    expect(await fileOf(bySaying, '陈一')).toMatchObject({ studentNumber: G1, otherNumber: '1' });
  });

  test('the choice may be changed once every child has the other number, and stays with the children', async () => {
    const room = await settled();
    expect(await room.ask('school.identifyBy', { kind: 'registrationNumber' })).toMatchObject({
      ok: false,
      failure: { code: 'lacksNumber', message: expect.stringContaining('还有 1 名在校学生没有学籍号') },
    });
    await takeRoster(room, roster(room, '学号,学籍号,姓名,班级', `3,${G3},赵三,七年级(1)班`), YEAR);
    await room.get('school.identifyBy', { kind: 'registrationNumber' });
    expect(await fileOf(room, '陈一')).toMatchObject({ studentNumber: G1, otherNumber: '1' });
    const { report } = await previewOf(room, roster(room, '学号,姓名,班级', '2,周二,七年级(1)班'), YEAR);
    expect(report).toMatchObject({
      identifiedBy: 'registrationNumber',
      lines: [{ name: '周二', verdict: 'same', studentNumber: G2 }],
    });
    await room.get('school.identifyBy', { kind: 'studentNumber' });
    expect(await fileOf(room, '陈一')).toMatchObject({ studentNumber: '1', otherNumber: G1 });
  });
});

function circumstanceMissing(wanted: string): never {
  throw new Error(`not on record: ${wanted}`);
}

describe('the roster’s remark', () => {
  const HEADINGS = '学号,姓名,班级,备注';

  test('is kept with its day, the newest first, and offers without taking', async () => {
    const room = await deskInRoom();
    await takeRoster(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲，随母'), YEAR);
    room.clock.now += 86_400_000;
    const { report } = await takeRoster(
      room,
      roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲，家庭困难'),
      YEAR,
    );
    expect(report.lines[0]?.changes).toEqual([{ field: '备注', old: '单亲，随母', new: '单亲，家庭困难' }]);
    expect(report.offers.map(({ circumstance, taken }) => [circumstance, taken])).toEqual([
      ['singleParent', false],
      ['economicHardship', false],
    ]);
    const file = await fileOf(room, '陈一');
    expect(file.remarks.map(({ notedOn, text }) => [notedOn, text])).toEqual([
      ['2026-08-29', '单亲，家庭困难'],
      ['2026-08-28', '单亲，随母'],
    ]);
    expect(file.circumstances).toEqual([]);
    expect(file.chronicle.filter(({ kind }) => kind === 'rosterRemark')).toHaveLength(2);

    const again = await previewOf(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲，家庭困难'), YEAR);
    expect(again.report).toMatchObject({ offers: [], lines: [{ verdict: 'same' }] });
  });

  test('what a person takes from it, in the wizard or in the file, goes with the import', async () => {
    const room = await deskInRoom();
    await takeRoster(room, roster(room, '学号,姓名,班级', '1,陈一,七年级(1)班'), YEAR);
    room.clock.now += 86_400_000;
    const path = roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲；低保', '2,周二,七年级(1)班,留守，父母离异');
    const preview = await previewOf(room, path, YEAR);
    const wanted = allOf(preview);
    expect(
      await room.ask('roster.take', { ...wanted, rows: ['0/2'], offers: ['0/3/leftBehind'] }),
    ).toMatchObject({ ok: false, failure: { code: 'notInPreview' } });
    const { importId, report } = await room.get('roster.take', {
      ...wanted,
      offers: ['0/2/singleParent', '0/3/leftBehind'],
    });
    expect(report.offers.filter(({ taken }) => taken).map(({ name }) => name)).toEqual(['陈一', '周二']);
    const file = await fileOf(room, '陈一');
    expect(file.circumstances).toMatchObject([
      { circumstance: 'singleParent', text: '单亲；低保', source: '名册备注', fromOn: day('2026-08-29') },
    ]);
    const [remark] = file.remarks;
    if (!remark) throw new Error('no remark');
    await room.get('roster.takeCircumstance', { remarkId: remark.id, circumstance: 'economicHardship' });
    for (const circumstance of ['economicHardship', 'orphan'] as const) {
      expect(await room.ask('roster.takeCircumstance', { remarkId: remark.id, circumstance })).toMatchObject({
        ok: false,
        failure: { code: 'noOffer' },
      });
    }

    expect(await room.get('roster.undo', { importId })).toEqual({ students: 1, changes: 1, departures: 0 });
    const after = await fileOf(room, '陈一');
    expect([after.remarks, after.circumstances]).toEqual([[], []]);
    expect((await room.get('students.list', {})).map(({ name }) => name)).toEqual(['陈一']);
  });

  test('what a person puts aside is kept and on record, and offered anew only by other words', async () => {
    const room = await deskInRoom();
    await takeRoster(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲；休学'), YEAR);
    const remarkNow = async () => (await fileOf(room, '陈一')).remarks[0] ?? circumstanceMissing('remark');
    const { id: remarkId } = await remarkNow();
    for (const meaning of ['singleParent', 'leave', 'leave'] as const)
      await room.get('roster.putAside', { remarkId, meaning });
    expect((await room.refused('roster.putAside', { remarkId, meaning: 'orphan' })).code).toBe('noOffer');
    expect((await remarkNow()).putAside.toSorted()).toEqual(['leave', 'singleParent']);
    const { lines } = await room.get('audit.recent', { before: null });
    const logged = lines.filter(({ action }) => action === '名册备注不再提示');
    expect(logged.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('陈一'),
      expect.stringContaining('陈一'),
    ]);
    expect(await room.get('audit.facts', { sequence: logged.at(-1)?.sequence ?? 0 })).toEqual([
      { label: '可能的含义', before: null, after: '单亲家庭' },
      { label: '备注', before: null, after: '单亲；休学' },
    ]);

    room.clock.now += 86_400_000;
    await takeRoster(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲；休学'), YEAR);
    expect(await remarkNow()).toMatchObject({ id: remarkId });
    await takeRoster(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲'), YEAR);
    expect(await remarkNow()).toMatchObject({ text: '单亲', putAside: [] });

    const studentIds = [await studentOf(room, '陈一')];
    const gone = { kind: 'transferred', leftOn: day('2026-08-29'), destination: '', reason: '' } as const;
    await room.get('archive.leave', { studentIds, ...gone });
    room.clock.now += 11 * 366 * 86_400_000;
    await room.get('archive.destroy', {
      studentIds,
      firstWitness: '王芳',
      secondWitness: '李强',
      confirmation: DESTRUCTION_WORD,
    });
  });

  test('a circumstance that was ended since stands in the way of the undo; one that was taken back does not', async () => {
    const room = await deskInRoom();
    const { importId } = await room.get('roster.take', {
      ...allOf(await previewOf(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,单亲；留守'), YEAR)),
      offers: ['0/2/singleParent', '0/2/leftBehind'],
    });
    room.clock.now += 10 * 86_400_000;
    const { circumstances } = await fileOf(room, '陈一');
    const idOf = (wanted: string) =>
      circumstances.find(({ circumstance }) => circumstance === wanted)?.id ?? circumstanceMissing(wanted);
    await room.get('family.removeCircumstance', { periodId: idOf('leftBehind'), reason: '写错了' });
    expect(await room.get('roster.weighUndo', { importId })).toMatchObject({ students: 1 });
    const endedOn = day('2026-09-01');
    await room.get('family.endCircumstance', { periodId: idOf('singleParent'), endedOn, reason: '再婚' });
    expect(await room.ask('roster.undo', { importId })).toMatchObject({
      ok: false,
      failure: { code: 'changedSince', message: expect.stringContaining('家庭情况后来又改过') },
    });
  });

  test('休学 in it is told, and neither a leave nor a circumstance', async () => {
    const room = await deskInRoom();
    const { report } = await takeRoster(room, roster(room, HEADINGS, '1,陈一,七年级(1)班,休学'), YEAR);
    expect(report.offers).toEqual([]);
    expect(report.lines[0]?.notices).toEqual([
      '备注里写着休学，导入不登记休学；请核对，在学生档案里“登记休学”',
    ]);
    expect(await fileOf(room, '陈一')).toMatchObject({ onLeave: false, circumstances: [] });
  });
});

test('two files of one child, by 学号 and by 学籍号, become one that is found by either; and two again', async () => {
  const room = await deskInRoom();
  await takeRoster(room, roster(room, '学号,姓名,班级', '1,陈一,七年级(1)班'), YEAR);
  const keptId = await studentOf(room, '陈一');
  const { studentId: mergedId } = await room.get('students.add', {
    studentNumber: G1,
    name: '陈一一',
    gender: 'male',
    bornOn: localDate('2013-05-01'),
    className: '七年级(1)班',
    address: '海滨路 1 号',
    guardianName: '',
    guardianRelation: '',
    guardianPhone: '',
  });
  const { mergeId } = await room.get('merges.merge', { keptId, mergedId, reason: '同一人' });
  expect(await fileOf(room, '陈一')).toMatchObject({
    studentNumber: '1',
    otherNumber: G1,
    gender: 'male',
    bornOn: '2013-05-01',
    address: '海滨路 1 号',
  });
  const { report } = await previewOf(room, roster(room, '学籍号,姓名,班级', `${G1},陈一,七年级(1)班`), YEAR);
  expect(verdicts(report)).toEqual(['陈一 same']);

  await room.get('merges.undo', { mergeId, reason: '不是' });
  expect(await fileOf(room, '陈一')).toMatchObject({ otherNumber: '', bornOn: null, address: '' });
  expect(await fileOf(room, '陈一一')).toMatchObject({ studentNumber: G1, address: '海滨路 1 号' });
});
