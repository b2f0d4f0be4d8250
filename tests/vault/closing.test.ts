import { once } from 'node:events';
import { mkdirSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PIECE_BYTES } from '#shared/contract/attachments.ts';
import { attached, bytesOf, openRoomOf, wantedOn } from './attachments/sample-file.ts';
import { deskInRoom } from './desk.ts';
import { enrolled } from './sample.ts';

/*
 * A recording was being exported to a slow stick when the counsellor left and the room locked itself. The process
 * was ended by force, and half of the recording lay readable on the stick, under a name that nobody looked for.
 */

/** When a file that is being written appears in the folder. */
async function beginning(folder: string): Promise<void> {
  const watching = watch(folder);
  for (;;) {
    const [, name] = await once(watching, 'change');
    if (String(name).endsWith('.part')) break;
  }
  watching.close();
}

test('a vault that closes while a recording is exported leaves nothing readable outside, and says so', async () => {
  const room = await deskInRoom();
  const attachmentId = await attached(room, await enrolled(room), { bytes: bytesOf(40 * 1024 ** 2) });
  const stick = join(room.folder, 'stick');
  mkdirSync(stick);
  room.chosen.save = join(stick, '谈话录音.m4a');
  const begun = beginning(stick);
  const saving = room.refused('attachments.save', { attachmentId });
  await begun;
  openRoomOf(room).startClosing();
  expect((await saving).code).toBe('closing');
  expect(readdirSync(stick)).toEqual([]);
  // What was typed last still comes in before the room closes.
  await room.get('drafts.keep', { key: 'session/new', content: '{}' });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).not.toContain('导出附件');
});

test('a vault that closes while a recording is being attached keeps no half of it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const shelf = join(room.folder, 'vault/attachments');
  mkdirSync(shelf, { recursive: true });
  const wanted = { ...wantedOn(studentId, { fileName: '录像.mp4' }), bytes: 300 * 1024 ** 2 };
  const { token } = await room.get('attachments.startAdding', wanted);
  await room.get('attachments.addPiece', { token, piece: new Uint8Array(PIECE_BYTES) });
  expect(readdirSync(shelf)).toHaveLength(1);
  const adding = room.refused('attachments.addPiece', { token, piece: new Uint8Array(PIECE_BYTES) });
  openRoomOf(room).startClosing();
  expect((await adding).code).toBe('closing');
  expect(readdirSync(shelf)).toEqual([]);
  expect(await room.get('attachments.list', { studentId })).toEqual([]);
});
