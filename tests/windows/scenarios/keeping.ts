import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attached, bytesOf, fileOf } from '../../vault/attachments/sample-file.ts';
import { flipBit, PAGE, pagesOf } from '../../vault/damaged-files.ts';
import { PASSWORD } from '../../vault/founding.ts';
import type { TestDesk } from '../../vault/open-desk.ts';
import { takeRoster } from '../../vault/rosters.ts';
import { enrolled, sessionText } from '../../vault/sample.ts';
import type { Scenarios, Stage } from '../scenario.ts';

const right = { kind: 'password' as const, secret: PASSWORD };
const names = async (desk: TestDesk) => (await desk.get('students.list', {})).map(({ name }) => name);

/** Backs up to a folder, loses the vault's database, and restores it from there. */
async function backedUpAndRestored({ room }: Stage, folder: string): Promise<void> {
  const desk = await room();
  const studentId = await enrolled(desk);
  const attachmentId = await attached(desk, studentId, { fileName: '量表 第2页.pdf' });
  desk.chosen.folder = folder;
  await desk.get('backups.chooseFolder', {});
  await desk.get('backups.make', {});
  await enrolled(desk, { studentNumber: '2', name: '备份之后才来' });
  desk.lock();

  writeFileSync(join(desk.folder, 'vault', 'room.db'), 'nothing');
  assert.equal((await desk.refused('vault.unlock', right)).code, 'damagedVault');
  const [backup] = readdirSync(folder).filter((name) => name.endsWith('.hhbackup'));
  assert.ok(backup, `no backup in ${folder}: ${readdirSync(folder).join(', ')}`);
  desk.chosen.open = join(folder, backup);
  const found = await desk.get('backups.chooseFile', {});
  assert.ok(found);
  await desk.get('backups.test', { token: found.token, ...right });
  const { keptAside } = await desk.get('backups.restore', { token: found.token });
  assert.ok(keptAside && existsSync(join(desk.folder, keptAside)));
  await desk.get('vault.unlock', right);
  assert.deepEqual(await names(desk), ['周小禾']);
  assert.ok(existsSync(fileOf(desk, attachmentId)));
  assert.equal((await desk.get('audit.recent', { before: null })).intact, true);
}

export const keeping: Scenarios = {
  async 'a roster is imported from a path with Chinese and spaces, a session is written and signed'({
    room,
    folder,
  }) {
    const desk = await room();
    const roster = join(folder, '七年级（1）班 花名册.csv');
    writeFileSync(
      roster,
      '\ufeff学号,姓名,性别,班级\r\n20260101,周小禾,女,七年级(1)班\r\n20260102,李𠮷安,男,七年级(1)班\r\n',
    );
    await takeRoster(desk, roster);
    assert.deepEqual((await names(desk)).sort(), ['周小禾', '李𠮷安'].sort());
    const [student] = await desk.get('students.list', {});
    assert.ok(student);
    const written = { sessionId: null, text: sessionText([student.id]) };
    const { sessionId } = await desk.get('sessions.write', written);
    await desk.get('sessions.sign', { sessionId });
    desk.lock();
    await desk.get('vault.unlock', right);
    assert.equal((await desk.get('audit.recent', { before: null })).intact, true);
  },

  async 'backed up to a folder with a Chinese name, and restored from it'(stage) {
    const folder = join(stage.folder, '备份 U盘');
    mkdirSync(folder);
    await backedUpAndRestored(stage, folder);
  },

  async 'backed up to the root of a stick, and restored from it'(stage) {
    await backedUpAndRestored(stage, stage.drive);
  },

  async 'backed up to a share of another PC, and restored from it'(stage) {
    await backedUpAndRestored(stage, stage.share);
  },

  async 'a vault that is damaged is salvaged, and the damaged one kept aside'({ room }) {
    const desk = await room();
    for (let number = 1; number <= 30; number += 1) {
      await enrolled(desk, { studentNumber: `${number}`, name: `学生${number}` });
    }
    desk.lock();
    const file = join(desk.folder, 'vault', 'room.db');
    flipBit(file, (pagesOf(file) - 2) * PAGE + 1_000);
    const damaged = readFileSync(file);
    assert.equal((await desk.refused('vault.unlock', right)).code, 'damagedVault');
    const { keptAside } = await desk.get('vault.salvage', right);
    assert.ok(readFileSync(join(desk.folder, keptAside, 'room.db')).equals(damaged));
    await desk.get('vault.unlock', right);
    assert.ok((await names(desk)).length > 0);
  },

  async 'an attachment comes in whole, and goes out whole under the name that the person chooses'({
    room,
    folder,
  }) {
    const desk = await room();
    const bytes = bytesOf(300_000);
    const attachmentId = await attached(desk, await enrolled(desk), {
      fileName: 'CON.谈话: 录音?.m4a',
      bytes,
    });
    desk.chosen.save = join(folder, '谈话录音（周小禾）.m4a');
    assert.deepEqual(await desk.get('attachments.save', { attachmentId }), {
      saved: true,
      fileName: '谈话录音（周小禾）.m4a',
    });
    assert.ok(readFileSync(desk.chosen.save).equals(bytes));
  },
};
