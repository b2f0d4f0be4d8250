import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deskInRoom, type TestDesk } from '../vault/desk.ts';
import { lookAtRoster } from '../vault/rosters.ts';

/*
 * The attack: a class roster comes by mail, and the sender is not who he seems. The file is small, and built to fill
 * the memory until the vault's process is gone with what was being typed, or to make the reader fetch what lies on
 * this PC and show it among the students.
 *
 * What must hold: it is refused or read as it stands, soon, and the vault is as it was.
 */

/** Puts the file where the dialog finds it and asks for the preview. */
async function readAs(room: TestDesk, fileName: string, bytes: Uint8Array) {
  room.chosen.open = join(room.folder, fileName);
  writeFileSync(room.chosen.open, bytes);
  return lookAtRoster(room);
}

/** A zip bomb is a small file that unpacks to fill the memory. */
describe('a zip bomb', () => {
  /** 200 MB of blanks in some 200 KB, with the size that its directory declares. */
  function bomb(declared: number): Uint8Array {
    const content = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
    const name = Buffer.from('xl/workbook.xml');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(entry.length + name.length, 12);
    end.writeUInt32LE(local.length + name.length + content.length, 16);
    return new Uint8Array(Buffer.concat([local, name, content, entry, name, end]));
  }

  test.each([
    ['says its size', 200 * 1024 * 1024],
    ['lies about its size', 100],
  ])('that %s is refused, and the vault goes on', async (_, declared) => {
    const room = await deskInRoom();
    const bytes = bomb(declared);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    const outcome = await readAs(room, '名册.xlsx', bytes);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'rosterTooLarge' } });
    expect(await room.get('students.list', {})).toEqual([]);
  });
});

/** A workbook is XML inside; one of its parts begins with a document type of the attacker's. */
describe('an XML bomb', () => {
  const ROWS = [
    ['学号', '姓名', '班级'],
    ['1', '占位姓名', '七(1)班'],
  ];
  const sheetXml = 'xl/worksheets/sheet1.xml';
  const parts = ['xl/sharedStrings.xml', sheetXml, 'xl/workbook.xml'];

  /** A good workbook in whose `part` stand the entities, and one of them in place of a student's name. */
  function withEntities(part: string, entities: string, used: string): Uint8Array {
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(ROWS), '名册');
    const whole = write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
    const zip = CFB.read(whole, { type: 'buffer' });
    for (const name of new Set([part, 'xl/sharedStrings.xml'])) {
      const found = CFB.find(zip, `/${name}`);
      if (!found) throw new Error(`the workbook has no ${name}`);
      let xml = Buffer.from(found.content as Uint8Array).toString('utf8');
      if (name === part) xml = xml.replace(/(<\?xml[^>]*\?>\s*)?/, `$&<!DOCTYPE x [${entities}]>`);
      found.content = Buffer.from(xml.replace('占位姓名', used));
    }
    const packed = CFB.write(zip, { fileType: 'zip', type: 'buffer', compression: true });
    return new Uint8Array(packed as Uint8Array);
  }

  const laughs = Array.from({ length: 10 }, (_, n) =>
    n === 0 ? '<!ENTITY l0 "哈">' : `<!ENTITY l${n} "${`&l${n - 1};`.repeat(10)}">`,
  ).join('');

  test.each(parts)('of a billion laughs in %s never laughs', async (part) => {
    const room = await deskInRoom();
    const outcome = await readAs(room, '名册.xlsx', withEntities(part, laughs, '&l9;'));
    expect(JSON.stringify(outcome)).not.toContain('哈');
    expect(await room.get('students.list', {})).toEqual([]);
    expect(room.log).toEqual([]);
  });

  test.each(parts)('that names a file of this PC in %s gets nothing of it', async (part) => {
    const room = await deskInRoom();
    const folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, '本机的秘密');
    const entity = `<!ENTITY x SYSTEM "${pathToFileURL(secret).href}">`;
    const outcome = await readAs(room, '名册.xlsx', withEntities(part, entity, '&x;'));
    expect(JSON.stringify(outcome)).not.toContain('本机的秘密');
    expect(room.log).toEqual([]);
  });

  test('sent as bare XML, under the name of an old workbook or a table, is refused', async () => {
    const room = await deskInRoom();
    const xml = `<?xml version="1.0"?><!DOCTYPE x [${laughs}]><Workbook>&l9;</Workbook>`;
    for (const fileName of ['名册.xls', '名册.csv', '名册.xlsx']) {
      const outcome = await readAs(room, fileName, Buffer.from(xml));
      expect(outcome).toMatchObject({ ok: false, failure: { code: 'rosterIsWebPage' } });
    }
  });
});
