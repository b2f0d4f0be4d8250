import { z } from 'zod';
import { line, nothing, optionalLine, studentId } from './fields.ts';
import { anywhere, atDoor, inRoom } from './request.ts';
import { alertLevel } from './students.ts';

/** At least this many characters in a password. */
export const PASSWORD_LENGTH = 8;

const password = z
  .string()
  .min(PASSWORD_LENGTH, `密码至少 ${PASSWORD_LENGTH} 个字符`)
  .max(256, '密码最多 256 个字符');

const proof = z.string().min(1, '请输入当前的密码').max(256, '密码最多 256 个字符');

/** A password, or the code on the paper in the safe. */
const key = {
  kind: z.enum(['password', 'recoveryCode']),
  secret: z.string().min(1, '请输入').max(256),
};
/** Opens a database that lacks its newest records: the person was told, and wants it all the same. */
const acceptOlder = z.boolean().optional();

/** Older vaults have lines in their logs, and signatures, by whoever came in with the code: no person bears that name. */
const isOfAPerson = [
  (name: string) => name !== '恢复码',
  '请填写教师的姓名：“恢复码”在以前的操作日志里另有所指',
] as const;
const personName = line(20).refine(...isOfAPerson);

/** Whoever acts at the door by a key says who that is, where the key does not: the recovery code is nobody's. */
export const atDoorBy = optionalLine(20)
  .refine(...isOfAPerson)
  .optional();
/** `.refine(...saysWho)`: with the recovery code the name is given. */
export const saysWho: [
  (given: { kind: 'password' | 'recoveryCode'; personName?: string | undefined }) => boolean,
  { path: string[]; message: string },
] = [
  ({ kind, personName = '' }) => kind === 'password' || personName !== '',
  { path: ['personName'], message: '请填写姓名，它会写进操作日志' },
];

/** How hard a password is to guess, weakest first. */
export const PASSWORD_STRENGTHS = ['veryWeak', 'weak', 'fair', 'strong', 'veryStrong'] as const;

const passwordWeight = z.object({
  strength: z.enum(PASSWORD_STRENGTHS),
  /** False when the vault would refuse it. */
  accepted: z.boolean(),
  /** How long a thief of the whole PC would guess, in words. */
  guessingTime: z.string(),
  /** What is weak about it and what to do, or that it is good. */
  advice: z.string(),
});
export type PasswordWeight = z.infer<typeof passwordWeight>;

export const vaultRequests = {
  /**
   * Is there a vault, and how long must one wait before the next try? `reencryption` is what came of one since the
   * vault was last open, if nobody was told.
   */
  'vault.status': atDoor(
    nothing,
    z.object({
      exists: z.boolean(),
      waitMs: z.int(),
      reencryption: z.enum(['done', 'unfinished']).nullable(),
    }),
  ),
  /** Makes a vault that becomes real once the recovery code has been typed back. */
  'vault.create': atDoor(
    z.strictObject({ schoolName: line(40), personName, password }),
    z.object({ recoveryCode: z.string() }),
  ),
  /** The recovery code, typed back; opens the new vault. */
  'vault.confirmRecoveryCode': atDoor(z.strictObject({ code: line(80) }), z.object({})),
  /**
   * Opens the vault for whoever is known by this key. By one of which nobody knows whose it is, as the recovery code,
   * nothing is opened; `whoAreYou` says who it may be.
   */
  'vault.unlock': atDoor(
    z.strictObject({ ...key, acceptOlder }),
    z.object({
      whoAreYou: z
        .object({
          people: z.array(z.object({ slotId: z.uuid(), name: z.string() })),
          /** What anybody would try in a password here; for `vault.weighPassword`. */
          names: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
  /** Opens the vault by such a key for a person who says who it is, and gets a new password with it. */
  'vault.unlockAs': atDoor(
    z
      .strictObject({
        ...key,
        acceptOlder,
        /** Whose password is renewed; null for somebody who has none yet, whose name is given. */
        slotId: z.uuid().nullable(),
        personName: optionalLine(20).refine(...isOfAPerson),
        password,
      })
      .refine(({ slotId, personName }) => slotId !== null || personName !== '', {
        path: ['personName'],
        message: '请填写姓名',
      }),
    z.object({}),
  ),
  /** Reads what a damaged vault still gives into a new one; the damaged one is kept beside it. */
  'vault.salvage': atDoor(
    z.strictObject({ ...key, personName: atDoorBy }).refine(...saysWho),
    z.object({
      /** By table: rows read, and rows lost where that is known. */
      tables: z.array(z.object({ table: z.string(), read: z.int(), lost: z.int().nullable() })),
      brokenReferences: z.int(),
      /** The name of the folder of the damaged vault. */
      keptAside: z.string(),
    }),
  ),
  /**
   * How good a password would be, while it is typed. Nothing of it is kept or logged. `names` are those that
   * stand in the same form; in an open room the vault knows the others.
   */
  'vault.weighPassword': anywhere(
    z.strictObject({ password: z.string().max(256), names: z.array(z.string().max(60)).max(12) }),
    passwordWeight,
  ),
  /** Who holds a password. Names, never secrets. */
  'vault.holders': inRoom(
    nothing,
    z.array(z.object({ slotId: z.uuid(), name: z.string(), self: z.boolean() })),
  ),
  /** `proof` is the password that opened the room, typed once more. */
  'vault.addHolder': inRoom(z.strictObject({ proof, personName, password }), z.object({})),
  'vault.changePassword': inRoom(z.strictObject({ proof, slotId: z.uuid(), password }), z.object({})),
  /** Corrects the name that stands in the audit log from now on. */
  'vault.renameHolder': inRoom(z.strictObject({ slotId: z.uuid(), personName }), z.object({})),
  'vault.removeHolder': inRoom(z.strictObject({ proof, slotId: z.uuid() }), z.object({})),
  /** A new recovery code, shown once; the old one holds until the new one was typed back. */
  'vault.renewRecoveryCode': inRoom(z.strictObject({ proof }), z.object({ recoveryCode: z.string() })),
  'vault.confirmNewRecoveryCode': inRoom(z.strictObject({ code: line(80) }), z.object({})),
  /**
   * A new key for everything: a recovery code to be typed back, and who will need a new password. Nothing
   * changes yet.
   */
  'vault.prepareReencryption': inRoom(
    z.strictObject({ proof, password }),
    z.object({
      recoveryCode: z.string(),
      losing: z.array(z.string()),
      /** Folders of earlier vaults on this PC that still open with the old key. */
      withOldKey: z.array(z.string()),
    }),
  ),
  /** The new recovery code, typed back: everything is encrypted anew, and the room locks. */
  'vault.reencrypt': inRoom(z.strictObject({ code: line(80) }), z.object({})),
  /** Shows what was saved last in its folder. */
  'vault.showSaved': inRoom(nothing, z.object({})),
  /** Ends the vault process; the page is thrown away. */
  'vault.lock': inRoom(nothing, z.object({})),
};

/**
 * Where the person was when the room was locked lies among the drafts, under this key: it is hers alone, and goes with
 * them. It is none that anybody goes on with.
 */
export const WHEREABOUTS_KEY = 'room/whereabouts';

const begunDraft = z.object({
  key: z.string(),
  keptAt: z.int(),
  /** Whom it is about, as far as its key says so. */
  students: z.array(
    z.object({ id: studentId, name: z.string(), className: z.string(), level: alertLevel.nullable() }),
  ),
  /** What became of the record that it would change; null where it can be gone on with. */
  ended: z.enum(['signed', 'removed']).nullable(),
});
export type BegunDraft = z.infer<typeof begunDraft>;

export const draftRequests = {
  /** Keeps what is being typed, in the vault (rules of the data, 9). `content` is JSON of the form. */
  'drafts.keep': inRoom(
    z.strictObject({ key: line(120), content: z.string().max(200_000) }),
    z.object({ keptAt: z.int() }),
  ),
  'drafts.find': inRoom(
    z.strictObject({ key: line(120) }),
    z.object({ content: z.string(), keptAt: z.int() }).nullable(),
  ),
  /** What the person at the PC began and did not hand in, about one student or all in all, the latest first. */
  'drafts.begun': inRoom(z.strictObject({ studentId: studentId.nullable() }), z.array(begunDraft)),
  /** What was handed in is a draft no longer. */
  'drafts.discard': inRoom(z.strictObject({ key: line(120) }), z.object({})),
  /** 放弃草稿: a person gives up what was begun; the log keeps that, and no word of it. */
  'drafts.giveUp': inRoom(z.strictObject({ key: line(120) }), z.object({})),
};
