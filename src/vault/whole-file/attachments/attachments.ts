import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { AttachedTo, Attachment, AttachmentDescription } from '#shared/contract/attachments.ts';
import type { AttachmentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { attachmentsAbout } from '#vault/rooms/attachments/attachment-kind.ts';
import { attachments } from '#vault/rooms/attachments/tables.ts';
import {
  type Content,
  DamagedAttachment,
  measure,
  readAttachment,
} from '#vault/strongbox/attachments/attachment-file.ts';
import { mediaTypeNamed } from '#vault/strongbox/attachments/media-types.ts';
import { endingOf, plainName } from '#vault/strongbox/attachments/plain-name.ts';
import { shelfOf } from '#vault/strongbox/attachments/shelf.ts';
import type { AuditAction } from '#vault/strongbox/audit/audit-actions.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { encryptedZipOf } from '#vault/strongbox/paper/encrypted-zip.ts';
import { saveFile } from '#vault/strongbox/paper/save-file.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { type Hanging, isSigned, logged, mustBeOpen, placeFor, placeOf } from './hanging.ts';

/** A recording of several hours is smaller; what is larger does not fit a backup on a stick. */
export const LARGEST_BYTES = 2 * 1024 ** 3;

/**
 * What hangs on a record, or on a student's file and all its records; by date of event, newest first. The look is on
 * record, but for a record on which nothing hangs.
 *
 * @throws Refusal `noStudent`, `noRecord`.
 */
export function listAttachments(room: Room, to: InputOf<'attachments.list'>): Attachment[] {
  const { folder } = shelfOf(room);
  return room.access.write((writer) => {
    const place = placeFor(writer, to);
    const rows = 'studentId' in to ? attachmentsAbout(writer, to.studentId) : hangingOn(writer, to.hangsOn);
    if ('studentId' in to || rows.length > 0) {
      writer.recordLook({ action: 'attachment.listed', ...logged(place) });
    }
    return rows
      .map((row) => {
        const hanging = 'studentId' in to ? placeOf(writer, row) : place;
        return {
          ...row,
          hangsOn: hanging.hangsOn,
          signed: isSigned(hanging, row),
          missing: !existsSync(join(folder, row.id)),
        };
      })
      .sort(
        (one, other) => other.occurredOn.localeCompare(one.occurredOn) || other.recordedAt - one.recordedAt,
      );
  });
}

function hangingOn(reader: Reader, { id }: { id: string }) {
  return reader.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.recordId, id), isNull(attachments.removedAt)))
    .orderBy(asc(attachments.recordedAt))
    .all();
}

/** A file that lies on the shelf already, and where it is to hang. */
export interface Entering extends AttachmentDescription {
  id: AttachmentId;
  to: AttachedTo;
  /** A plain name. */
  fileName: string;
  content: Content;
}

/** Writes the row of a file that is on disk, and its line in the log. @throws Refusal of `refuseUnfit`. */
export function enterAttachment(writer: Writer, entering: Entering): void {
  // It was fit when the file began to come; a lock or an undone import may have come in between.
  const place = refuseUnfit(writer, entering);
  const { id, fileName, content, occurredOn, evidence, source, original } = entering;
  const { opens } = place.hangsOn ?? {};
  writer.db
    .insert(attachments)
    .values({
      id,
      studentId: place.studentId,
      recordKind: opens?.record ?? null,
      recordId: opens?.id ?? null,
      fileName,
      mediaType: mediaTypeNamed(fileName),
      ...content,
      occurredOn,
      evidence,
      source,
      original,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
  writer.record(
    auditLine('attachment.added', id, place, { fileName, bytes: content.bytes, evidence, source, original }),
  );
}

/** @throws Refusal `noStudent`, `noRecord`, `archived`, `dateInFuture`. */
export function refuseUnfit(
  reader: Reader,
  { to, occurredOn }: Pick<Entering, 'to' | 'occurredOn'>,
): Hanging {
  const place = placeFor(reader, to);
  mustBeOpen(reader, place);
  refuseImpossibleDay(reader, 'occurredOn', occurredOn);
  return place;
}

/** What the log says of an act with an attachment. */
export function auditLine(action: AuditAction, attachmentId: AttachmentId, place: Hanging, detail: object) {
  const about = logged(place);
  return { action, subject: about.subject, detail: { attachmentId, ...detail, ...about.detail } };
}

/**
 * Puts right what is said of an attachment; the log keeps what was said before.
 *
 * @throws Refusal `noAttachment`, `signed`, `archived`, `dateInFuture`.
 */
export function correctAttachment(
  writer: Writer,
  { attachmentId, ...said }: InputOf<'attachments.correct'>,
): void {
  const row = existingAttachment(writer, attachmentId);
  const place = placeToChange(writer, row);
  refuseImpossibleDay(writer, 'occurredOn', said.occurredOn);
  writer.db.update(attachments).set(said).where(eq(attachments.id, attachmentId)).run();
  const { fileName, occurredOn, evidence, source, original } = row;
  const old = { occurredOn, evidence, source, original };
  writer.record(auditLine('attachment.corrected', attachmentId, place, { fileName, old, new: said }));
}

/** What an attachment is called inside an encrypted ZIP, where names can be read: a word of ours, never a typed one. */
const WORD = '附件';

/**
 * Decrypts an attachment to where the person chooses, as it is or encrypted with a password; whole and with its line
 * in the audit log, or not at all. The app keeps no readable copy.
 *
 * @throws Refusal `noAttachment`, `attachmentMissing`, `attachmentDamaged`, `cannotSave`, `closing`.
 */
export async function saveAttachment(
  room: Room,
  { attachmentId, password }: InputOf<'attachments.save'>,
): Promise<OutputOf<'attachments.save'>> {
  const row = room.access.read((reader) => existingAttachment(reader, attachmentId));
  const shelf = shelfOf(room);
  if (!existsSync(join(shelf.folder, row.id))) throw missing(row.fileName, '没有导出');
  const plain = plainName(row.fileName);
  const ending = endingOf(plain);
  const content = proven(readAttachment(shelf, row.id), row);
  const encrypted = password !== undefined;
  const ask = encrypted
    ? { kind: '加密的 ZIP 压缩文件', extension: 'zip', suggestedName: `${plain}.zip` }
    : { kind: '附件', extension: ending || '*', suggestedName: plain };
  const fileName = await saveFile(
    room,
    { title: '导出附件', ...ask },
    encrypted ? encryptedZipOf(ending ? `${WORD}.${ending}` : WORD, content, password) : content,
    (savedAs, putInPlace) =>
      room.access.write((writer) => {
        const { fileName, bytes } = row;
        writer.record(
          auditLine('attachment.saved', attachmentId, placeOf(writer, row), {
            fileName,
            savedAs,
            bytes,
            encrypted,
          }),
        );
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
    throw error instanceof DamagedAttachment ? damaged(row.fileName, '没有导出') : error;
  }
  const { bytes, digest } = measured.total();
  if (bytes !== row.bytes || digest !== row.digest) throw damaged(row.fileName, '没有导出');
}

/** Hides an attachment; its file and the reason stay in the vault. @throws Refusal of `placeToChange`, `noAttachment`. */
export function removeAttachment(writer: Writer, wanted: InputOf<'attachments.remove'>): void {
  const row = existingAttachment(writer, wanted.attachmentId);
  const { id, fileName } = row;
  const place = placeToChange(writer, row);
  writer.db
    .update(attachments)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: wanted.reason })
    .where(eq(attachments.id, id))
    .run();
  writer.record(auditLine('attachment.removed', id, place, { fileName, reason: wanted.reason }));
}

/** @throws Refusal `signed`, `archived`. */
function placeToChange(reader: Reader, row: ReturnType<typeof existingAttachment>): Hanging {
  const place = placeOf(reader, row);
  if (isSigned(place, row)) {
    throw new Refusal(
      'signed',
      `“${row.fileName}”在签字以前就附在这份记录上，随签字锁定，不能再更正或删除。附错了的，请作废这份记录，另写一份。`,
    );
  }
  mustBeOpen(reader, place);
  return place;
}

/** @throws Refusal `noAttachment`. */
export function existingAttachment(reader: Reader, id: AttachmentId) {
  const row = reader.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), isNull(attachments.removedAt)))
    .get();
  if (!row) throw new Refusal('noAttachment', '找不到这个附件，可能已被删除。请返回后刷新查看。');
  return row;
}

export function tooLarge(): Refusal {
  return new Refusal('tooLarge', '文件超过 2 GB，没有添加。请把录音或录像分成几段后再添加。');
}

/** @param undone what was not done with it, in words. */
export function missing(fileName: string, undone: string): Refusal {
  return new Refusal(
    'attachmentMissing',
    `“${fileName}”不在保险库文件夹里，${undone}，其他记录都在。请从备份恢复。`,
  );
}

/** @param undone what was not done with it, in words. */
export function damaged(fileName: string, undone: string): Refusal {
  return new Refusal(
    'attachmentDamaged',
    `“${fileName}”的内容损坏或被换过，${undone}，文件原样保留。请从备份恢复。`,
  );
}
