import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { AttachmentId } from '#shared/contract/fields.ts';
import { readKeyFile, writeKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { attached, bytesOf } from '../../vault/attachments/sample-file.ts';
import { PASSWORD } from '../../vault/founding.ts';
import type { TestDesk } from '../../vault/open-desk.ts';
import { enrolled } from '../../vault/sample.ts';
import type { Scenarios, Stage } from '../scenario.ts';

const right = { kind: 'password' as const, secret: PASSWORD };
const BYTES = bytesOf(100_000);

async function roomWithAttachment({ room }: Stage): Promise<{ desk: TestDesk; attachmentId: AttachmentId }> {
  const desk = await room();
  return { desk, attachmentId: await attached(desk, await enrolled(desk), { bytes: BYTES }) };
}

/** Nothing is in the folder but what was there. */
const lies = (folder: string, ...names: string[]) =>
  assert.deepEqual(readdirSync(folder).sort(), names.sort());

const require = createRequire(import.meta.url);

/** What most programs of Windows do with a file that they have open: nobody may rename or replace it meanwhile. */
function heldOpen(file: string, hold: () => Promise<void>): Promise<void> {
  // SQLite opens every file so, and this process lets itself no more than any other.
  const holder = new Database(file);
  assert.throws(() => renameSync(file, `${file}.moved`), 'Wine does not keep a held file in its place');
  return hold().finally(() => holder.close());
}

/** As an antivirus does: opens a file from another thread and lets go of it after so many milliseconds. */
async function heldFor(ms: number, file: string): Promise<void> {
  const holder = new Worker(
    `const { workerData, parentPort } = require('node:worker_threads');
     const held = new (require(workerData.database))(workerData.file);
     parentPort.postMessage('held');
     setTimeout(() => held.close(), workerData.ms);`,
    { eval: true, workerData: { database: require.resolve('better-sqlite3'), file, ms } },
  );
  await once(holder, 'message');
}

export const files: Scenarios = {
  async 'an export to a name that Windows has for itself, or does not take, is refused and leaves nothing'(
    stage,
  ) {
    const desk = await stage.room();
    // Without an ending of its own the file is written under the name as it was typed.
    const attachmentId = await attached(desk, await enrolled(desk), { fileName: '谈话录音', bytes: BYTES });
    const folder = join(stage.folder, '导出');
    mkdirSync(folder);
    writeFileSync(join(folder, '名单'), '原来的');
    for (const name of [
      'CON',
      'con.pdf',
      'NUL.m4a',
      'COM1.xlsx',
      'a:b',
      'a:b.m4a',
      '名单.',
      '名单 ',
      'x?.m4a',
      'a|b',
      'a\tb',
    ]) {
      desk.chosen.save = `${folder}\\${name}`;
      const outcome = await desk.ask('attachments.save', { attachmentId });
      assert.ok(!outcome.ok, `${name} was taken`);
      assert.equal(outcome.failure.code, 'cannotSave', name);
      assert.match(outcome.failure.message, /文件名/, name);
      lies(folder, '名单');
    }
    assert.equal(readFileSync(join(folder, '名单'), 'utf8'), '原来的');
    assert.deepEqual(desk.log, []);
  },

  async 'a path of more than 260 characters is written; a name of more than 255 is refused'(stage) {
    const { desk, attachmentId } = await roomWithAttachment(stage);
    let folder = stage.folder;
    while (folder.length < 280) {
      folder = join(folder, '很深的文件夹'.repeat(5));
      mkdirSync(folder);
    }
    desk.chosen.save = join(folder, '录音.m4a');
    await desk.get('attachments.save', { attachmentId });
    assert.ok(readFileSync(desk.chosen.save).equals(BYTES));

    desk.chosen.save = join(stage.folder, `${'长'.repeat(80)}.m4a`);
    await desk.get('attachments.save', { attachmentId });
    assert.ok(readFileSync(desk.chosen.save).equals(BYTES));

    desk.chosen.save = join(stage.folder, `${'a'.repeat(260)}.m4a`);
    const refusal = await desk.refused('attachments.save', { attachmentId });
    assert.equal(refusal.code, 'cannotSave');
    assert.match(refusal.message, /太长/);
  },

  async 'an export takes the place of the file that the person chose'(stage) {
    const { desk, attachmentId } = await roomWithAttachment(stage);
    desk.chosen.save = join(stage.folder, '录音.m4a');
    writeFileSync(desk.chosen.save, '原来的');
    await desk.get('attachments.save', { attachmentId });
    assert.ok(readFileSync(desk.chosen.save).equals(BYTES));
  },

  async 'an export over a file that another program holds open is refused, and that file stays'(stage) {
    const { desk, attachmentId } = await roomWithAttachment(stage);
    const folder = join(stage.folder, '导出');
    mkdirSync(folder);
    const file = join(folder, '录音.m4a');
    writeFileSync(file, '原来的');
    await heldOpen(file, async () => {
      desk.chosen.save = file;
      const refusal = await desk.refused('attachments.save', { attachmentId });
      assert.equal(refusal.code, 'cannotSave');
      assert.match(refusal.message, /被其他程序打开/);
    });
    lies(folder, '录音.m4a');
    assert.match(readFileSync(file, 'utf8'), /^原来的/);
  },

  // On a read-only folder Wine, run by root, is more lenient than Windows; the mark on a file it honours.
  async 'an export over a file that is read-only is written or refused, never half'(stage) {
    const { desk, attachmentId } = await roomWithAttachment(stage);
    const folder = join(stage.folder, '导出');
    mkdirSync(folder);
    desk.chosen.save = join(folder, '录音.m4a');
    writeFileSync(desk.chosen.save, '原来的');
    chmodSync(desk.chosen.save, 0o444);
    const outcome = await desk.ask('attachments.save', { attachmentId });
    lies(folder, '录音.m4a');
    const kept = readFileSync(desk.chosen.save);
    assert.ok(outcome.ok ? kept.equals(BYTES) : kept.toString() === '原来的');
    if (!outcome.ok) assert.equal(outcome.failure.code, 'cannotSave');
  },

  async 'a vault that came back from a disc with read-only marks opens, or says that it cannot be written to'({
    room,
  }) {
    const desk = await room();
    await enrolled(desk);
    desk.lock();
    const vault = join(desk.folder, 'vault');
    for (const name of ['vault.json', 'room.db']) chmodSync(join(vault, name), 0o444);
    const outcome = await desk.ask('vault.unlock', right);
    if (!outcome.ok) assert.equal(outcome.failure.code, 'readOnly');
    desk.lock();
    for (const name of ['vault.json', 'room.db']) chmodSync(join(vault, name), 0o666);
    await desk.get('vault.unlock', right);
    assert.equal((await desk.get('students.list', {})).length, 1);
  },

  async 'a roster that a spreadsheet program holds open is read, or refused with a word about it'(stage) {
    const desk = await stage.room();
    const file = join(stage.folder, '花名册.csv');
    writeFileSync(file, '\ufeff学号,姓名\r\n1,周小禾\r\n');
    await heldOpen(file, async () => {
      desk.chosen.open = file;
      const outcome = await desk.ask('roster.open', {});
      if (!outcome.ok) assert.match(outcome.failure.message, /打开/);
    });
    assert.deepEqual(desk.log, []);
  },

  async 'an antivirus looks at the key file just when it is written: it is written a moment later'({ room }) {
    const desk = await room();
    desk.lock();
    const file = join(desk.folder, 'vault', 'vault.json');
    const keyFile = readKeyFile(file);
    await heldFor(1_000, file);
    assert.throws(() => renameSync(file, `${file}.moved`), 'it was not held any more');
    writeKeyFile(file, keyFile);
    assert.deepEqual(
      readdirSync(join(desk.folder, 'vault')).filter((name) => name.endsWith('.new')),
      [],
    );
    await desk.get('vault.unlock', right);
  },
};
