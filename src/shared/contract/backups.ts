import { z } from 'zod';
import { instant, nothing } from './fields.ts';
import { atDoor, inRoom } from './request.ts';
import { atDoorBy, saysWho } from './vault.ts';

/** A backup that was found, or picked, while the vault is closed. Its path stays with the vault process. */
const foundBackup = z.object({
  token: z.uuid(),
  fileName: z.string(),
  createdAt: instant,
  bytes: z.int(),
  beforeUpgrade: z.boolean(),
  /** Of the vault on this PC, or of another one; null when there is none here, or its key file cannot be read. */
  sameVault: z.boolean().nullable(),
  /** There is a vault on this PC, whole or not, whose place it would take. */
  replaces: z.boolean(),
});
export type FoundBackup = z.infer<typeof foundBackup>;

/** What a backup holds, counted in its opened database. */
const testedBackup = z.object({
  createdAt: instant,
  schoolName: z.string(),
  /** When the room was last used before this backup. */
  lastUsedAt: instant,
  students: z.int(),
  sessions: z.int(),
  followUps: z.int(),
  letters: z.int(),
  attachments: z.int(),
  /** Attachments that were already missing when the backup was made. */
  missingAttachments: z.int(),
  /** Attachments whose files are there, but are not what was attached. */
  damagedAttachments: z.int(),
  /** Its log has no gaps; a salvage leaves some. */
  logIntact: z.boolean(),
});
export type TestedBackup = z.infer<typeof testedBackup>;

export const backupRequests = {
  /** Where backups go, what became of the last ones, and which are there. */
  'backups.overview': inRoom(
    nothing,
    z.object({
      /** As the person chose it; empty while backups only lie on this PC. */
      folder: z.string(),
      isThere: z.boolean(),
      /** On the same disk as the vault: it would be lost with it. */
      sameDisk: z.boolean(),
      /** Of the last good backup where backups are to go. */
      lastGoodAt: instant.nullable(),
      runs: z.array(
        z.object({
          sequence: z.int(),
          at: instant,
          onThisPc: z.boolean(),
          folder: z.string(),
          good: z.boolean(),
          /** What went wrong, or is missing in it; empty when nothing is. */
          remark: z.string(),
          bytes: z.int(),
        }),
      ),
      files: z.array(
        z.object({
          fileName: z.string(),
          bytes: z.int(),
          createdAt: instant,
          beforeUpgrade: z.boolean(),
          onThisPc: z.boolean(),
          /** Made before everything was encrypted anew: opens with the password of that time. */
          earlierKey: z.boolean(),
        }),
      ),
    }),
  ),
  /** Asks for the folder in a dialog of the system. */
  'backups.chooseFolder': inRoom(nothing, z.object({ chosen: z.boolean() })),
  'backups.make': inRoom(
    nothing,
    z.object({ made: z.enum(['asChosen', 'onThisPc', 'cancelled']), remark: z.string() }),
  ),
  /** How far the backup that is being made has come, in bytes; null while none is. */
  'backups.progress': inRoom(nothing, z.object({ done: z.int(), all: z.int() }).nullable()),
  'backups.cancel': inRoom(nothing, z.object({})),

  /** The backups that lie beside the vault on this PC, newest first. */
  'backups.found': atDoor(nothing, z.array(foundBackup)),
  /** Asks for a backup in a dialog of the system; null when none was picked. */
  'backups.chooseFile': atDoor(nothing, foundBackup.nullable()),
  /** Opens the backup with a password or recovery code of its time, and reads all of it. Nothing is replaced. */
  'backups.test': atDoor(
    z
      .strictObject({
        token: z.uuid(),
        kind: z.enum(['password', 'recoveryCode']),
        secret: z.string().min(1, '请输入').max(256),
        personName: atDoorBy,
      })
      .refine(...saysWho),
    testedBackup,
  ),
  /** Puts the backup that was just tested in the vault's place. The vault before it is kept in a folder. */
  'backups.restore': atDoor(
    z.strictObject({ token: z.uuid() }),
    z.object({ keptAside: z.string().nullable() }),
  ),
};
