import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AttachmentId } from '#shared/contract/fields.ts';
import { attached, bytesOf, digestOf, fileOf } from '../vault/attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../vault/desk.ts';
import { enrolled } from '../vault/sample.ts';

/**
 * The attack: a student who may use the PC finds the vault's folder while the counsellor is at lunch. He cannot read
 * the recordings, but he can cut them off, change them, and put one in the place of another, so that a harmless talk
 * is played to the commission instead of the one about him – or so that half of it is missing and nobody notices.
 *
 * What must hold: the counsellor is told, no file with other content is ever handed out, nor the beginning of one,
 * and nothing in the vault is changed by the discovery.
 */
async function twoRecordings() {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const mine = await attached(room, studentId, { fileName: '谈话一.m4a', bytes: bytesOf(300_000) });
  const other = await attached(room, studentId, {
    fileName: '谈话二.m4a',
    bytes: bytesOf(300_001).subarray(1),
  });
  return { room, studentId, mine, other, path: fileOf(room, mine) };
}

async function expectRefused(room: TestDesk, attachmentId: AttachmentId): Promise<void> {
  const tampered = readFileSync(fileOf(room, attachmentId));
  room.chosen.save = join(room.folder, '给会商组.m4a');
  const { code, message } = await room.refused('attachments.save', { attachmentId });
  expect(code).toBe('attachmentDamaged');
  expect(message).toMatch(/文件原样保留.*从备份恢复/);
  expect(existsSync(room.chosen.save)).toBe(false);
  expect(readFileSync(fileOf(room, attachmentId)).equals(tampered)).toBe(true);
}

async function expectWhole(room: TestDesk, attachmentId: AttachmentId, content: Uint8Array): Promise<void> {
  room.chosen.save = join(room.folder, '另一段.m4a');
  await room.get('attachments.save', { attachmentId });
  expect(digestOf(readFileSync(room.chosen.save))).toBe(digestOf(content));
}

describe('an attachment', () => {
  test('cut off by a byte, by a whole chunk, to its header, or to nothing', async () => {
    const { room, mine, other, path } = await twoRecordings();
    const whole = readFileSync(path);
    const endOfAChunk = 41 + 3 * 65_552;
    for (const length of [whole.length - 1, endOfAChunk, endOfAChunk + 16, 41 + 16, 41, 40, 0]) {
      writeFileSync(path, whole.subarray(0, length));
      await expectRefused(room, mine);
    }
    await expectWhole(room, other, bytesOf(300_001).subarray(1));
  });

  test('made longer, by anything or by its own last chunk', async () => {
    const { room, mine, path } = await twoRecordings();
    const whole = readFileSync(path);
    for (const more of [
      Buffer.alloc(1),
      Buffer.alloc(16),
      Buffer.alloc(65_552),
      whole.subarray(41 + 4 * 65_552),
    ]) {
      writeFileSync(path, Buffer.concat([whole, more]));
      await expectRefused(room, mine);
    }
  });

  test('with one bit flipped in its magic, version, salt, a first or middle chunk, a tag, or its last byte', async () => {
    const { room, mine, path } = await twoRecordings();
    const whole = readFileSync(path);
    for (const at of [0, 8, 20, 41, 41 + 65_536, 41 + 2 * 65_552 + 5, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(path, bytes);
      await expectRefused(room, mine);
    }
    writeFileSync(path, whole);
    await expectWhole(room, mine, bytesOf(300_000));
  });

  test('swapped with another of the same student and the same length', async () => {
    const { room, mine, other, path } = await twoRecordings();
    renameSync(path, `${path}-aside`);
    renameSync(fileOf(room, other), path);
    renameSync(`${path}-aside`, fileOf(room, other));
    await expectRefused(room, mine);
    await expectRefused(room, other);
  });

  test('under the name of another', async () => {
    const { room, mine, other } = await twoRecordings();
    copyFileSync(fileOf(room, other), fileOf(room, mine));
    await expectRefused(room, mine);
    await expectWhole(room, other, bytesOf(300_001).subarray(1));
  });

  test('taken from another vault, by somebody who holds the key of that one', async () => {
    const { room, mine, path } = await twoRecordings();
    const his = await twoRecordings();
    copyFileSync(his.path, path);
    await expectRefused(room, mine);
  });

  test('with its first two chunks in the other order', async () => {
    const { room, mine, path } = await twoRecordings();
    const bytes = readFileSync(path);
    const chunk = (n: number) => bytes.subarray(41 + n * 65_552, 41 + (n + 1) * 65_552);
    writeFileSync(
      path,
      Buffer.concat([bytes.subarray(0, 41), chunk(1), chunk(0), bytes.subarray(41 + 2 * 65_552)]),
    );
    await expectRefused(room, mine);
  });
});
