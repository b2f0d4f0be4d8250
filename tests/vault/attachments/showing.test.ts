import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PIECE_BYTES } from '#shared/contract/attachments.ts';
import type { AttachmentId } from '#shared/contract/fields.ts';
import { encodeGb18030 } from '#tests/sample-school/gb18030.ts';
import { shownPiece } from '#vault/whole-file/attachments/showing.ts';
import { shownAs } from '#vault/whole-file/attachments/shown-content.ts';
import { flipBit } from '../damaged-files.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { unpacked } from '../paper/seven-zip.ts';
import { enrolled } from '../sample.ts';
import { attached, bytesOf, fileOf } from './sample-file.ts';

const wav = (length: number) => Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), bytesOf(length)]);

test.each<[name: string, bytes: Buffer, shown: object]>([
  ['照片.jpg', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), { kind: 'image', mediaType: 'image/jpeg' }],
  ['没有后缀', Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'), { kind: 'image', mediaType: 'image/png' }],
  ['出院小结.pdf', Buffer.from('%PDF-1.7\n'), { kind: 'pdf', mediaType: 'application/pdf' }],
  ['谈话.wav', wav(10), { kind: 'audio', mediaType: 'audio/wav' }],
  ['谈话.m4a', Buffer.from('\0\0\0\x20ftypM4A '), { kind: 'audio', mediaType: 'audio/mp4' }],
  ['录像.mp4', Buffer.from('\0\0\0\x20ftypisom'), { kind: 'none' }],
  ['电话.amr', Buffer.from('#!AMR\n\x04\x05\0'), { kind: 'none' }],
  ['周记.txt', Buffer.from('今天很累。'), { kind: 'text', text: '今天很累。' }],
  ['周记.txt', Buffer.from(encodeGb18030('今天很累。')), { kind: 'text', text: '今天很累。' }],
  ['说明.docx', Buffer.from('PK\x03\x04\x14\0\x06\0'), { kind: 'none' }],
  // The name says picture; the bytes are a page with a script, and are shown as what one may read.
  ['照片.png', Buffer.from('<script>1</script>'), { kind: 'text', text: '<script>1</script>' }],
  ['图.svg', Buffer.from('<svg onload="1"/>'), { kind: 'text', text: '<svg onload="1"/>' }],
  ['空.txt', Buffer.alloc(0), { kind: 'text', text: '' }],
])('%s is shown as what its bytes are', (name, bytes, shown) => {
  expect(shownAs(bytes, name, true)).toEqual(shown);
});

test('a text that is cut in the middle of a character is still a text', () => {
  const cut = Buffer.from('很累').subarray(0, 5);
  expect(shownAs(cut, 'a.txt', false)).toEqual({ kind: 'text', text: '很' });
});

async function opened(room: TestDesk, attachmentId: AttachmentId) {
  const preview = await room.get('attachments.open', { attachmentId });
  if (preview.kind === 'text' || preview.kind === 'none') throw new Error(preview.kind);
  return preview;
}

test('a recording is handed out piece by piece, from anywhere, to whoever holds its token while the room is open', async () => {
  const room = await deskInRoom();
  const bytes = wav(3 * PIECE_BYTES);
  const id = await attached(room, await enrolled(room), { fileName: '谈话.wav', bytes });
  const preview = await opened(room, id);
  expect(preview).toMatchObject({ kind: 'audio', mediaType: 'audio/wav', bytes: bytes.length });
  for (const from of [0, 1, PIECE_BYTES, bytes.length - 3]) {
    const piece = await shownPiece(room.desk.room, preview.token, from);
    expect(piece?.total).toBe(bytes.length);
    // A piece, and at most the rest of a chunk.
    expect(piece?.bytes.length).toBeLessThanOrEqual(PIECE_BYTES + 65_536);
    const wanted = bytes.subarray(from, from + (piece?.bytes.length ?? 0));
    expect(Buffer.from(piece?.bytes ?? []).equals(wanted)).toBe(true);
  }
  expect((await shownPiece(room.desk.room, preview.token, bytes.length))?.bytes).toHaveLength(0);
  // The attachment's own id is no leave to fetch it.
  expect(await shownPiece(room.desk.room, id, 0)).toBe(null);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '查看附件', subject: '周小禾（20260101）' });
  const closed = room.desk.room;
  room.lock();
  expect(await shownPiece(closed, preview.token, 0)).toBe(null);
});

test('a damaged attachment shows nothing, and says so', async () => {
  const room = await deskInRoom();
  const id = await attached(room, await enrolled(room), { fileName: '谈话.wav', bytes: wav(300_000) });
  const { token } = await opened(room, id);
  flipBit(fileOf(room, id), 100_000);
  expect((await room.refused('attachments.open', { attachmentId: id })).message).toMatch(
    /没有显示.*备份恢复/,
  );
  expect(await shownPiece(room.desk.room, token, 65_536)).toBe(null);
});

test('an export under a password is a ZIP that others open with it, and its name inside tells nothing', async () => {
  const room = await deskInRoom();
  const bytes = bytesOf(5 * 1024 ** 2);
  const id = await attached(room, await enrolled(room), { fileName: '周小禾谈话.m4a', bytes });
  const password = 'Bin9hai-Jetty-42';
  room.chosen.save = join(room.folder, '周小禾谈话.m4a.zip');
  await room.get('attachments.save', { attachmentId: id, password });
  const zip = readFileSync(room.chosen.save);
  expect(zip.includes(bytes.subarray(1_000, 1_020))).toBe(false);
  expect(unpacked(room.chosen.save, password).files).toEqual(new Map([['附件.m4a', bytes]]));
  expect(unpacked(room.chosen.save, `${password}x`).files).toBeNull();
  const [line] = (await room.get('audit.recent', { before: null })).lines;
  const facts = await room.get('audit.facts', { sequence: line?.sequence ?? 0 });
  expect(facts).toContainEqual({ label: '加密', before: null, after: '是' });
  expect(JSON.stringify(facts)).not.toContain(password);
});

test('an export under a password of a damaged attachment leaves no file', async () => {
  const room = await deskInRoom();
  const id = await attached(room, await enrolled(room), { bytes: bytesOf(3 * 1024 ** 2) });
  flipBit(fileOf(room, id), 2_000_000);
  room.chosen.save = join(room.folder, '谈话.zip');
  const wanted = { attachmentId: id, password: 'Bin9hai-Jetty-42' };
  expect((await room.refused('attachments.save', wanted)).code).toBe('attachmentDamaged');
  expect(() => readFileSync(join(room.folder, '谈话.zip'))).toThrow();
});
