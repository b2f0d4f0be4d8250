import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PIECE_BYTES } from '#shared/contract/attachments.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import {
  type AttachmentShelf,
  readAttachment,
  reencryptAttachment,
} from '#vault/strongbox/attachments/attachment-file.ts';
import { shelfOf } from '#vault/strongbox/attachments/shelf.ts';
import { deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { takeRoster } from '../rosters.ts';
import { day, enrolled } from '../sample.ts';
import { attached, bytesOf, digestOf, fileOf, openRoomOf, wantedOn, whole } from './sample-file.ts';

async function saved(room: TestDesk, attachmentId: Awaited<ReturnType<typeof attached>>): Promise<Buffer> {
  room.chosen.save = join(room.folder, 'out.m4a');
  const answer = await room.get('attachments.save', { attachmentId });
  if (!answer.saved) throw new Error('not saved');
  return readFileSync(join(room.folder, answer.fileName));
}

test.each([0, 1, 65_535, 65_536, 65_537, 3 * 65_536, 500_000])(
  'a file of %i bytes comes back as it was, and lies unreadable in the vault',
  async (length) => {
    const room = await deskInRoom();
    const bytes = bytesOf(length);
    const id = await attached(room, await enrolled(room), { bytes });
    const sealed = readFileSync(fileOf(room, id));
    if (length > 20) expect(sealed.includes(bytes.subarray(0, 20))).toBe(false);
    expect((await saved(room, id)).equals(bytes)).toBe(true);
    expect(readdirSync(room.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
);

test('reading can begin anywhere', async () => {
  const room = await deskInRoom();
  const bytes = bytesOf(150_000);
  const id = await attached(room, await enrolled(room), { bytes });
  const shelf = shelfOf(openRoomOf(room));
  for (const from of [0, 1, 65_536, 70_000, 149_999, 150_000, 900_000]) {
    const read = await whole(readAttachment(shelf, id, from));
    expect(read.equals(bytes.subarray(from))).toBe(true);
  }
});

test('what was attached is listed by date, and every step is on record', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const attachmentId = await attached(room, studentId, { fileName: '出院小结.pdf' });
  expect(await room.get('attachments.list', { studentId })).toMatchObject([
    {
      id: attachmentId,
      fileName: '出院小结.pdf',
      mediaType: 'application/pdf',
      bytes: 200_000,
      missing: false,
    },
  ]);
  await saved(room, attachmentId);
  await room.get('attachments.remove', { attachmentId, reason: '传错了学生' });
  expect(await room.get('attachments.list', { studentId })).toEqual([]);
  expect((await room.refused('attachments.save', { attachmentId })).code).toBe('noAttachment');
  // Taken away is hidden, not destroyed.
  expect(existsSync(fileOf(room, attachmentId))).toBe(true);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(
    lines
      .map(({ action, subject }) => `${action} ${subject}`)
      .reverse()
      .slice(3),
  ).toEqual(
    ['添加附件', '查看附件列表', '导出附件', '删除附件'].map((action) => `${action} 周小禾（20260101）`),
  );
});

test('nothing is kept of a file that cannot be attached, and the person is told', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const nobody = '00000000-0000-4000-8000-000000000000' as StudentId;
  const wanted = { ...wantedOn(studentId, { fileName: '录音.m4a' }), bytes: 10 };
  const refusedStart = async (changed: Partial<typeof wanted>) =>
    (await room.refused('attachments.startAdding', { ...wanted, ...changed })).code;
  expect(await refusedStart({ occurredOn: day('2026-08-29') })).toBe('dateInFuture');
  expect(await refusedStart({ to: { studentId: nobody } })).toBe('noStudent');
  expect(await refusedStart({ bytes: 2 * 1024 ** 3 + 1 })).toBe('tooLarge');
  expect(existsSync(join(room.folder, 'vault/attachments'))).toBe(false);

  // A recorder still writes to the file: more comes than was there, or less.
  const started = async () => (await room.get('attachments.startAdding', wanted)).token;
  const longer = { token: await started(), piece: new Uint8Array(11) };
  expect((await room.refused('attachments.addPiece', longer)).code).toBe('fileChanged');
  const token = await started();
  await room.get('attachments.addPiece', { token, piece: new Uint8Array(9) });
  expect((await room.refused('attachments.finishAdding', { token })).code).toBe('fileChanged');
  expect((await room.refused('attachments.finishAdding', { token })).code).toBe('notArriving');

  const unwanted = await started();
  await room.get('attachments.addPiece', { token: unwanted, piece: new Uint8Array(9) });
  await room.get('attachments.stopAdding', { token: unwanted });
  const next = { token: unwanted, piece: new Uint8Array(1) };
  expect((await room.refused('attachments.addPiece', next)).code).toBe('notArriving');
  expect(readdirSync(join(room.folder, 'vault/attachments'))).toEqual([]);
  expect(await room.get('attachments.list', { studentId })).toEqual([]);
});

test('a long recording is on disk piece by piece: a piece is only taken when the one before it is sealed', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const pieces = 64;
  const piece = new Uint8Array(PIECE_BYTES).fill(7);
  const wanted = wantedOn(studentId, { fileName: '三小时.wav' });
  const { token } = await room.get('attachments.startAdding', { ...wanted, bytes: pieces * PIECE_BYTES });
  const folder = join(room.folder, 'vault/attachments');
  for (let given = 1; given <= pieces; given += 1) {
    await room.get('attachments.addPiece', { token, piece });
    const [part = ''] = readdirSync(folder);
    // Memory holds the piece in hand, the one before it, and the rest of a chunk.
    expect(statSync(join(folder, part)).size).toBeGreaterThan((given - 2) * PIECE_BYTES - 65_536);
  }
  const { bytes } = await room.get('attachments.finishAdding', { token });
  expect(bytes).toBe(pieces * PIECE_BYTES);
});

test('pages that went away in the middle leave a few half files, and the next one takes their place', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const wanted = { ...wantedOn(studentId, { fileName: 'a.jpg' }), bytes: 5 };
  const tokens: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    tokens.push((await room.get('attachments.startAdding', wanted)).token);
  }
  const piece = new Uint8Array(5);
  expect((await room.refused('attachments.addPiece', { token: tokens[0] ?? '', piece })).code).toBe(
    'notArriving',
  );
  await room.get('attachments.addPiece', { token: tokens[5] ?? '', piece });
  await room.get('attachments.finishAdding', { token: tokens[5] ?? '' });
  expect(await room.get('attachments.list', { studentId })).toHaveLength(1);
});

test('a roster import is not undone over an attachment', async () => {
  const room = await deskInRoom();
  const roster = join(room.folder, '名册.csv');
  writeFileSync(roster, '学号,姓名,班级\n1,周小禾,七(1)班\n');
  const { importId } = await takeRoster(room, roster);
  const [student] = await room.get('students.list', {});
  if (!student) throw new Error('no student');
  await attached(room, student.id);
  expect((await room.refused('roster.undo', { importId })).code).toBe('hasRecords');
});

test('a place that cannot be written to gets no half file', async () => {
  const room = await deskInRoom();
  const attachmentId = await attached(room, await enrolled(room));
  room.chosen.save = join(room.folder, 'no-such-folder/out.m4a');
  expect((await room.refused('attachments.save', { attachmentId })).code).toBe('cannotSave');
  room.chosen.save = null;
  expect(await room.get('attachments.save', { attachmentId })).toEqual({ saved: false });
});

test('a name that Windows does not take is refused wherever the file is saved, with what is wrong about it', async () => {
  const room = await deskInRoom();
  const attachmentId = await attached(room, await enrolled(room));
  const before = readdirSync(room.folder);
  for (const [name, word] of [
    ['a:b.m4a', '换一个文件名'],
    ['NUL.m4a', '换一个文件名'],
    [`${'长'.repeat(300)}.m4a`, '太长'],
  ] as const) {
    room.chosen.save = join(room.folder, name);
    const refusal = await room.refused('attachments.save', { attachmentId });
    expect(refusal).toMatchObject({ code: 'cannotSave', message: expect.stringContaining(word) });
  }
  expect(readdirSync(room.folder)).toEqual(before);
});

test('what a crash left behind is gone when the room opens; what is not ours stays', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const kept = await attached(room, studentId);
  const lost = await attached(room, studentId, { fileName: 'b.jpg' });
  room.lock();
  const folder = join(room.folder, 'vault/attachments');
  writeFileSync(join(folder, 'aaaaaaaa-0000-4000-8000-000000000000'), 'written, and then the power went');
  writeFileSync(join(folder, 'bbbbbbbb-0000-4000-8000-000000000000.part'), 'half');
  writeFileSync(join(folder, 'Thumbs.db'), 'not ours');
  rmSync(fileOf(room, lost));
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(readdirSync(folder).sort()).toEqual([kept, 'Thumbs.db'].sort());
  // The row stays: it tells that something was there.
  expect(openRoomOf(room).missingAttachments).toEqual([lost]);
  const listed = await room.get('attachments.list', { studentId });
  expect(listed.find(({ id }) => id === lost)?.missing).toBe(true);
  expect((await room.refused('attachments.save', { attachmentId: lost })).code).toBe('attachmentMissing');
});

/** Somebody puts last week's room.db back; this week's attachments must outlive that. */
test('attachments whose rows are missing in an older database are kept aside, and come back with them', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  room.lock();
  const database = join(room.folder, 'vault/room.db');
  const older = readFileSync(database);
  const unlock = { kind: 'password' as const, secret: PASSWORD };
  await room.get('vault.unlock', unlock);
  const bytes = bytesOf(90_000);
  const id = await attached(room, studentId, { bytes });
  room.lock();
  const newer = readFileSync(database);
  const keyFile = readFileSync(join(room.folder, 'vault/vault.json'));
  writeFileSync(database, older);
  expect((await room.refused('vault.unlock', unlock)).code).toBe('olderDatabase');
  await room.get('vault.unlock', { ...unlock, acceptOlder: true });
  room.lock();
  await room.get('vault.unlock', unlock);
  expect(await room.get('attachments.list', { studentId })).toEqual([]);
  room.lock();
  writeFileSync(database, newer);
  writeFileSync(join(room.folder, 'vault/vault.json'), keyFile);
  await room.get('vault.unlock', unlock);
  expect(digestOf(await saved(room, id))).toBe(digestOf(bytes));
});

test('an attachment is sealed anew under another key, and only that one opens it', async () => {
  const room = await deskInRoom();
  const bytes = bytesOf(200_000);
  const id = await attached(room, await enrolled(room), { bytes });
  const from = shelfOf(openRoomOf(room));
  const key = deriveKeys(new Uint8Array(32).fill(9)).attachments;
  const to: AttachmentShelf = { folder: join(room.folder, 'next/attachments'), vaultId: from.vaultId, key };
  mkdirSync(join(room.folder, 'next'));
  expect(await reencryptAttachment(from, to, id)).toEqual({ bytes: bytes.length, digest: digestOf(bytes) });
  expect((await whole(readAttachment(to, id))).equals(bytes)).toBe(true);
  await expect(whole(readAttachment({ ...to, key: from.key }, id))).rejects.toThrow();
  expect((await whole(readAttachment(from, id))).equals(bytes)).toBe(true);
});

test('whatever is changed in the file, no changed byte comes out', async () => {
  const room = await deskInRoom();
  const bytes = bytesOf(150_000);
  const id = await attached(room, await enrolled(room), { bytes });
  const shelf = shelfOf(openRoomOf(room));
  const path = fileOf(room, id);
  const untouched = readFileSync(path);
  const change = fc.oneof(
    fc.record({ flip: fc.nat(untouched.length - 1), bit: fc.nat(7) }),
    fc.record({ cutTo: fc.nat(untouched.length - 1) }),
    fc.record({ drop: fc.nat(untouched.length - 1), length: fc.integer({ min: 1, max: 70_000 }) }),
    fc.record({
      insertAt: fc.nat(untouched.length),
      more: fc.uint8Array({ minLength: 1, maxLength: 70_000 }),
    }),
    fc.record({ swap: fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(1, 2)) }),
  );
  const changed = (how: typeof change extends fc.Arbitrary<infer How> ? How : never): Buffer => {
    const copy = Buffer.from(untouched);
    if ('flip' in how) copy.writeUInt8(copy.readUInt8(how.flip) ^ (1 << how.bit), how.flip);
    if ('cutTo' in how) return copy.subarray(0, how.cutTo);
    if ('drop' in how)
      return Buffer.concat([copy.subarray(0, how.drop), copy.subarray(how.drop + how.length)]);
    if ('insertAt' in how)
      return Buffer.concat([copy.subarray(0, how.insertAt), how.more, copy.subarray(how.insertAt)]);
    if ('swap' in how) {
      const chunk = (n: number) => untouched.subarray(41 + n * 65_552, 41 + (n + 1) * 65_552);
      const order = [0, 1, 2];
      const [one, other] = how.swap;
      order[one] = other;
      order[other] = one;
      return Buffer.concat([untouched.subarray(0, 41), ...order.map(chunk)]);
    }
    return copy;
  };
  await fc.assert(
    fc.asyncProperty(change, async (how) => {
      const bad = changed(how);
      fc.pre(!bad.equals(untouched));
      writeFileSync(path, bad);
      let read = 0;
      const reading = (async () => {
        for await (const chunk of readAttachment(shelf, id)) {
          expect(bytes.subarray(read, read + chunk.length).equals(chunk)).toBe(true);
          read += chunk.length;
        }
      })();
      await expect(reading).rejects.toMatchObject({ name: 'DamagedAttachment' });
    }),
    { numRuns: 300 },
  );
});
