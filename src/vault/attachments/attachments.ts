import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Attachment } from '#shared/contract/attachments.ts';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Reader, Writer } from '../database/access.ts';
import { refuseWhileClosing, saveFile } from '../paper/save-file.ts';
import type { Room } from '../room.ts';
import { refuseFuture } from '../students/refuse-future.ts';
import { auditSubject, studentOn } from '../students/student-lines.ts';
import { vaultFiles } from '../vault-files.ts';
import {
  type AttachmentShelf,
  type Content,
  DamagedAttachment,
  measure,
  readAttachment,
  shelveAttachment,
} from './attachment-file.ts';
import { mediaTypeNamed } from './media-types.ts';
import { endingOf, plainName } from './plain-name.ts';
import { attachments } from './tables.ts';

/** A recording of several hours is smaller; what is larger does not fit a backup on a stick. */
const LARGEST_BYTES = 2 * 1024 ** 3;

/** The shelf of an open vault. */
export function shelfOf({ folder, vaultId, derived }: Pick<Room, 'folder' | 'vaultId' | 'derived'>) {
  return {
    folder: vaultFiles(folder).attachments,
    vaultId,
    key: derived.attachments,
  } satisfies AttachmentShelf;
}

/** A student's attachments, by date of event, newest first. The look is on record. @throws Refusal `noStudent`. */
export function listAttachments(room: Room, { studentId }: InputOf<'attachments.list'>): Attachment[] {
  const { folder } = shelfOf(room);
  return room.access.write((writer) => {
    const student = studentOn(writer, studentId, writer.today);
    writer.recordLook({ action: 'attachment.listed', subject: auditSubject(student) });
    return writer.db
      .select()
      .from(attachments)
      .where(and(eq(attachments.studentId, studentId), isNull(attachments.removedAt)))
      .orderBy(desc(attachments.occurredOn), desc(attachments.recordedAt))
      .all()
      .map((row) => ({ ...row, missing: !existsSync(join(folder, row.id)) }));
  });
}

/**
 * Lets the person choose a file and attaches it; null when nothing was chosen.
 *
 * @throws Refusal of `attachFile`.
 */
export async function addAttachment(
  room: Room,
  { studentId, occurredOn }: InputOf<'attachments.add'>,
): Promise<OutputOf<'attachments.add'>> {
  room.access.read((reader) => refuseUnfit(reader, studentId, occurredOn));
  const path = await room.shell.chooseFile({ title: '选择附件', kind: '所有文件', extensions: ['*'] });
  return path === null ? null : attachFile(room, { studentId, path, occurredOn });
}

/**
 * Attaches a file to a student's file. First the encrypted file is on disk, then its row is: a crash in between
 * leaves a file without a row, which `sweepAttachments` takes away.
 *
 * @param path of the file on this PC; only its last part is kept, as a plain name.
 * @throws Refusal `noStudent`, `dateInFuture`, `unreadableFile`, `tooLarge`, `closing`; nothing is kept then.
 */
export async function attachFile(
  room: Room,
  {
    studentId,
    path,
    mediaType,
    occurredOn,
  }: { studentId: StudentId; path: string; mediaType?: string; occurredOn: LocalDate },
): Promise<{ attachmentId: AttachmentId; fileName: string; bytes: number }> {
  room.access.read((reader) => refuseUnfit(reader, studentId, occurredOn));
  await refuseUnreadable(path);
  const fileName = plainName(path);
  // randomUUID's template type knows no brands.
  const id = randomUUID() as string as AttachmentId;
  const shelf = shelfOf(room);
  const content = await shelveAttachment(shelf, id, contentOf(path, room.closing));
  try {
    room.access.write((writer) => {
      // Both were so before; a lock or an undone import may have come in between.
      const student = refuseUnfit(writer, studentId, occurredOn);
      writer.db
        .insert(attachments)
        .values({
          id,
          studentId,
          fileName,
          mediaType: mediaType ?? mediaTypeNamed(fileName),
          ...content,
          occurredOn,
          recordedAt: writer.now,
          recordedBy: writer.person,
        })
        .run();
      writer.record({
        action: 'attachment.added',
        subject: auditSubject(student),
        detail: { attachmentId: id, fileName, bytes: content.bytes },
      });
    });
  } catch (error) {
    await rm(join(shelf.folder, id), { force: true });
    throw error;
  }
  return { attachmentId: id, fileName, bytes: content.bytes };
}

function refuseUnfit(reader: Reader, studentId: StudentId, occurredOn: LocalDate) {
  refuseFuture(occurredOn, reader.today, 'occurredOn');
  return studentOn(reader, studentId, reader.today);
}

async function refuseUnreadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  // A folder cannot be read, and a pipe would be read for ever.
  if (!found?.isFile()) throw unreadable();
  if (found.size > LARGEST_BYTES) throw tooLarge();
}

async function* contentOf(path: string, closing: AbortSignal): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = createReadStream(path);
  let bytes = 0;
  try {
    for await (const piece of stream) {
      refuseWhileClosing(closing);
      bytes += piece.length;
      if (bytes > LARGEST_BYTES) throw tooLarge();
      yield piece;
    }
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable();
  }
}

/**
 * Decrypts an attachment to where the person chooses, whole and with its line in the audit log, or not at all. The
 * app keeps no readable copy.
 *
 * @throws Refusal `noAttachment`, `attachmentMissing`, `attachmentDamaged`, `cannotSave`, `closing`.
 */
export async function saveAttachment(
  room: Room,
  { attachmentId }: InputOf<'attachments.save'>,
): Promise<OutputOf<'attachments.save'>> {
  const row = room.access.read((reader) => existingAttachment(reader, attachmentId));
  const shelf = shelfOf(room);
  if (!existsSync(join(shelf.folder, row.id))) throw missing(row.fileName);
  const suggestedName = plainName(row.fileName);
  const fileName = await saveFile(
    room,
    { title: '导出附件', kind: '附件', extension: endingOf(suggestedName) || '*', suggestedName },
    proven(readAttachment(shelf, row.id), row),
    (savedAs, putInPlace) =>
      room.access.write((writer) => {
        writer.record({
          action: 'attachment.saved',
          subject: auditSubject(studentOn(writer, row.studentId, writer.today)),
          detail: { attachmentId, fileName: row.fileName, savedAs, bytes: row.bytes },
        });
        putInPlace();
      }),
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

/** Content that ends with an error unless it is what the row says: a file is given its name only after that. */
async function* proven(
  content: AsyncIterable<Uint8Array>,
  row: Content & { fileName: string },
): AsyncGenerator<Uint8Array> {
  const measured = measure();
  try {
    for await (const chunk of content) {
      measured.add(chunk);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof DamagedAttachment ? damaged(row.fileName) : error;
  }
  const { bytes, digest } = measured.total();
  if (bytes !== row.bytes || digest !== row.digest) throw damaged(row.fileName);
}

/** Hides an attachment; its file stays in the vault, and the reason with it. @throws Refusal `noAttachment`. */
export function removeAttachment(writer: Writer, wanted: InputOf<'attachments.remove'>): void {
  const { id, studentId, fileName } = existingAttachment(writer, wanted.attachmentId);
  writer.db
    .update(attachments)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: wanted.reason })
    .where(eq(attachments.id, id))
    .run();
  writer.record({
    action: 'attachment.removed',
    subject: auditSubject(studentOn(writer, studentId, writer.today)),
    detail: { attachmentId: id, fileName, reason: wanted.reason },
  });
}

function existingAttachment(reader: Reader, id: AttachmentId) {
  const row = reader.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), isNull(attachments.removedAt)))
    .get();
  if (!row) throw new Refusal('noAttachment', '找不到这个附件，可能已被删除。请返回学生档案查看。');
  return row;
}

function unreadable(): Refusal {
  return new Refusal('unreadableFile', '打不开这个文件。请确认它还在原处，并关闭正在使用它的程序后再试。');
}

function tooLarge(): Refusal {
  return new Refusal('tooLarge', '文件超过 2 GB，没有添加。请把录音或录像分成几段后再添加。');
}

function missing(fileName: string): Refusal {
  return new Refusal(
    'attachmentMissing',
    `“${fileName}”不在保险库文件夹里，没有导出，其他记录都在。请从备份恢复。`,
  );
}

function damaged(fileName: string): Refusal {
  return new Refusal(
    'attachmentDamaged',
    `“${fileName}”的内容损坏或被换过，没有导出，文件原样保留。请从备份恢复。`,
  );
}
