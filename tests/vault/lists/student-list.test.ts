import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { EVERY_LINE } from '#shared/contract/audit.ts';
import type { StudentColumn } from '#shared/contract/lists.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, enrolled } from '../sample.ts';

const ALL: StudentColumn[] = ['name', 'studentNumber', 'className', 'level', 'state'];

/** The workbook's rows as another program reads them. */
function rowsIn(file: string): unknown[][] {
  const sheet = read(readFileSync(file)).Sheets.学生名单;
  if (!sheet) throw new Error('the workbook has no sheet');
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
}

async function school(): Promise<{
  room: TestDesk;
  file: string;
  ids: Awaited<ReturnType<typeof enrolled>>[];
}> {
  const room = await deskInRoom();
  const file = join(room.folder, '名单.xlsx');
  room.chosen.save = file;
  const ids = [
    await enrolled(room, { name: '欧阳娜娜', studentNumber: '00123' }),
    await enrolled(room, { name: '周小禾', studentNumber: '20260102' }),
    await enrolled(room, { name: '张三', studentNumber: '20260103', className: '七年级(2)班' }),
  ];
  return { room, file, ids };
}

describe('the student list as a workbook', () => {
  it('holds those who were seen, in their order, with the columns that were seen', async () => {
    const { room, file, ids } = await school();
    const [first, , third] = ids;
    if (!first || !third) throw new Error('nobody enrolled');
    await atLevel(room, third, 'severe', '2026-08-01');
    await expect(
      room.get('students.saveList', { studentIds: [third, first], columns: ALL, namesMasked: false }),
    ).resolves.toEqual({ saved: true, fileName: '名单.xlsx', rows: 2 });
    const [, told, ...rows] = rowsIn(file);
    expect(String(told)).toContain('共 2 人');
    expect(rows).toEqual([
      ['姓名', '学号', '班级', '预警等级', '在校情况'],
      ['张三', '20260103', '七年级(2)班', '三类', '在校'],
      ['欧阳娜娜', '00123', '七年级(1)班', '', '在校'],
    ]);
  });

  it('is printed whole: a column is as wide as a long name or number, or breaks it into lines', async () => {
    const { room, file } = await school();
    const long = await enrolled(room, {
      name: '阿卜杜热合曼·阿卜杜热西提江',
      studentNumber: '20260101202601012026',
    });
    await room.get('students.saveList', { studentIds: [long], columns: ALL, namesMasked: false });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    const sheet = workbook.getWorksheet('学生名单');
    expect(sheet?.getColumn(1).width).toBeGreaterThanOrEqual(28);
    expect(sheet?.getColumn(2).width).toBeGreaterThanOrEqual(22);
    expect(sheet?.getCell('A4').alignment).toMatchObject({ wrapText: true });
  });

  it('is saved under a Chinese name of more than 200 bytes; of one that no disk takes it is said what to do', async () => {
    const { room, ids } = await school();
    const wanted = { studentIds: ids, columns: ALL, namesMasked: false };
    const fileName = `${'名'.repeat(72)}.xlsx`;
    room.chosen.save = join(room.folder, fileName);
    expect(await room.get('students.saveList', wanted)).toMatchObject({ saved: true, fileName });
    expect(rowsIn(room.chosen.save)).toHaveLength(6);
    room.chosen.save = join(room.folder, `${'名'.repeat(90)}.xlsx`);
    const refused = await room.refused('students.saveList', wanted);
    expect(refused).toMatchObject({
      code: 'cannotSave',
      message: expect.stringContaining('换一个短一些的文件名'),
    });
    expect(readdirSync(room.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('masks names where that was chosen, in every cell of the file', async () => {
    const { room, file, ids } = await school();
    await room.get('students.saveList', {
      studentIds: ids,
      columns: ['name', 'className'],
      namesMasked: true,
    });
    const text = JSON.stringify(rowsIn(file));
    for (const masked of ['欧＊＊＊', '周＊＊', '张＊', '姓名只留第一个字']) expect(text).toContain(masked);
    for (const name of ['欧阳', '小禾', '张三']) expect(text).not.toContain(name);
  });

  it('is on record, and found under each student who stands in it', async () => {
    const { room, ids } = await school();
    await room.get('students.saveList', { studentIds: ids, columns: ['name'], namesMasked: true });
    const { lines } = await room.get('audit.recent', {
      before: null,
      filters: { ...EVERY_LINE, search: '欧阳娜娜', kinds: ['paper'] },
    });
    expect(lines.map(({ action, subject }) => [action, subject])).toEqual([['导出学生名单', '3 名学生']]);
    const facts = await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 });
    expect(facts).toContainEqual({ label: '遮住姓名', before: null, after: '是' });
    expect(facts).toContainEqual({ label: '列', before: null, after: '姓名' });
  });

  it('is not written while one of them is gone, nor of nobody', async () => {
    const { room, ids } = await school();
    const gone = crypto.randomUUID() as (typeof ids)[number];
    const wanted = { columns: ['name'] satisfies StudentColumn[], namesMasked: false };
    const failure = await room.refused('students.saveList', { studentIds: [...ids, gone], ...wanted });
    expect(failure.code).toBe('noStudent');
    expect((await room.refused('students.saveList', { studentIds: [], ...wanted })).code).toBe('noRows');
  });

  it('is shown in its folder once it is saved, and told to be gone when it is', async () => {
    const { room, file, ids } = await school();
    expect((await room.refused('vault.showSaved', {})).code).toBe('notThere');
    await room.get('students.saveList', { studentIds: ids, columns: ALL, namesMasked: false });
    await room.get('vault.showSaved', {});
    expect(room.chosen.shown).toBe(file);
    rmSync(file);
    expect((await room.refused('vault.showSaved', {})).message).toContain('可能已移走');
  });
});
