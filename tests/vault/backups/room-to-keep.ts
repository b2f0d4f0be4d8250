import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { attached } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

/** A word that must be readable nowhere outside the vault. */
export const SECRET = '谈到夜里常常睡不着的那件事';

export const DAY_MS = 24 * 60 * 60_000;

/** An open room with some work in it, a draft, and one attachment. */
export async function roomToKeep() {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-03-02');
  const text = sessionText([studentId], { content: SECRET });
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text });
  await room.get('sessions.sign', { sessionId });
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-08-21'),
    channel: 'phone',
    text: SECRET,
  });
  await room.get('drafts.keep', { key: 'session:new', content: JSON.stringify({ topic: SECRET }) });
  const attachmentId = await attach(room, studentId);
  return { ...room, studentId, sessionId, attachmentId };
}

/** The open room behind a desk. */
export function openRoomOf(test: TestDesk): Room {
  if (!test.desk.room) throw new Error('the room is not open');
  return test.desk.room;
}

/** Attaches a file of so many bytes. */
export async function attach(test: TestDesk, studentId: StudentId, bytes = 300_000): Promise<AttachmentId> {
  return attached(test, studentId, { fileName: '量表.pdf', bytes: randomBytes(bytes) });
}

/** A folder that stands for a stick. */
export function stick(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function chooseStick(test: TestDesk, folder: string): Promise<void> {
  test.chosen.folder = folder;
  await test.get('backups.chooseFolder', {});
}

export const namesIn = (folder: string) => readdirSync(folder).sort();
