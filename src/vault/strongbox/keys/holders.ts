import { eq } from 'drizzle-orm';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { people, school } from '#vault/strongbox/owner/tables.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { drafts } from '../drafts/tables.ts';
import { deriveKeys } from './derived-keys.ts';
import { mustBeHardToGuess } from './passwords/weigh-password.ts';
import { newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { openSlot, type Slot } from './slot.ts';

/** A recovery code that has been shown and not typed back yet. */
export const waitingRecovery = perRoom(() => ({ made: null as { recoveryCode: string; slot: Slot } | null }));

/** What rules about keys look at: of an open room, or of a vault whose door has just been opened. */
export type KeysInUse = Pick<Room, 'keys' | 'slotId' | 'access'>;

/** Everybody who holds a password. */
export function listHolders({ keys, slotId, access }: KeysInUse): OutputOf<'vault.holders'> {
  const names = new Map(
    access.read((reader) => reader.db.select().from(people).all()).map((row) => [row.slotId, row.name]),
  );
  return keys
    .slots()
    .filter(({ kind }) => kind === 'password')
    .map(({ id }) => ({ slotId: id, name: names.get(id) ?? '', self: id === slotId }));
}

/** The names that anybody at this school would try in a password: its own, and those of the holders. */
export function namesInRoom(room: KeysInUse): string[] {
  const schoolNames = room.access
    .read((reader) => reader.db.select().from(school).all())
    .flatMap(({ name, counsellorName }) => [name, counsellorName]);
  return [...schoolNames, ...listHolders(room).map(({ name }) => name)];
}

/** Two people of one name could not be told apart in the audit log. */
export function mustBeFree(room: KeysInUse, personName: string, exceptSlot: string | null = null): void {
  if (listHolders(room).some(({ name, slotId }) => name === personName && slotId !== exceptSlot)) {
    throw Refusal.at('personName', 'nameTaken', '这位教师已经有密码了；同名的请加以区分，例如加上任教学科');
  }
}

/**
 * Gives a person a password of their own.
 *
 * @throws Refusal `tooSoon`, `wrongSecret`, `nameTaken`, `tooManyKeys`, `weakPassword`.
 */
export function addHolder(room: Room, wanted: InputOf<'vault.addHolder'>): Promise<Record<string, never>> {
  return room.inTurn(async () => {
    const { personName, password, proof } = wanted;
    mustBeFree(room, personName);
    mustHavePlace(room);
    await mustBeHardToGuess(password, [...namesInRoom(room), personName]);
    const slot = await room.keys.cut({ slotId: room.slotId, secret: proof }, 'password', password);
    room.access.write((writer) => nameSlot(writer, slot.id, personName, 'key.added'));
    room.keys.hang(slot);
    return {};
  });
}

/** One place of the eight stays free for the recovery code, and one for renewing it. */
const MOST_HOLDERS = 6;

/** @throws Refusal `tooManyKeys`. */
export function mustHavePlace(room: KeysInUse): void {
  if (listHolders(room).length >= MOST_HOLDERS) {
    throw Refusal.at('personName', 'tooManyKeys', `最多 ${MOST_HOLDERS} 人持有密码，请先删除不再使用的`);
  }
}

/**
 * Sets a new password for oneself. Who has forgotten it comes in with the recovery code (`takeKey`).
 *
 * @throws Refusal `tooSoon`, `wrongSecret`, `notYours`, `weakPassword`.
 */
export function changePassword(
  room: Room,
  wanted: InputOf<'vault.changePassword'>,
): Promise<Record<string, never>> {
  return room.inTurn(async () => {
    const holder = listHolders(room).find(({ slotId }) => slotId === wanted.slotId);
    if (!holder?.self) {
      throw new Refusal('notYours', '只能更换自己的密码；忘记密码的教师，请在门口用恢复码打开，另设密码。');
    }
    await mustBeHardToGuess(wanted.password, namesInRoom(room));
    const proof = { slotId: room.slotId, secret: wanted.proof };
    const slot = await room.keys.cut(proof, 'password', wanted.password);
    room.access.write((writer) => nameSlot(writer, slot.id, holder.name, 'key.changed'));
    room.keys.hang(slot, [wanted.slotId]);
    room.slotId = slot.id;
    return {};
  });
}

/** The name goes into the database before the slot goes into the key file: no slot is ever without one. */
export function nameSlot(
  writer: Writer,
  slotId: string,
  name: string,
  action: 'key.added' | 'key.changed',
): void {
  writer.db.insert(people).values({ slotId, name }).run();
  writer.record({ action, subject: name });
}

/**
 * Corrects a holder's name. What was written before keeps the old one; the log has both.
 *
 * @throws Refusal `noHolder`, `nameTaken`.
 */
export function renameHolder(
  room: Room,
  { slotId, personName }: InputOf<'vault.renameHolder'>,
): Promise<Record<string, never>> {
  return room.inTurn(async () => {
    const holder = listHolders(room).find((each) => each.slotId === slotId);
    if (!holder) throw noHolder();
    if (holder.name === personName) return {};
    mustBeFree(room, personName, slotId);
    room.access.write((writer) => {
      writer.db
        .insert(people)
        .values({ slotId, name: personName })
        .onConflictDoUpdate({ target: people.slotId, set: { name: personName } })
        .run();
      writer.db.update(drafts).set({ keptBy: personName }).where(eq(drafts.keptBy, holder.name)).run();
      writer.record({
        action: 'key.renamed',
        subject: `${holder.name} → ${personName}`,
        detail: { old: { name: holder.name }, new: { name: personName } },
      });
    });
    if (holder.self) room.renamePerson(personName);
    return {};
  });
}

const noHolder = () => new Refusal('noHolder', '找不到这个密码，可能已被删除。请刷新后查看。');

/** Takes somebody's password away. @throws Refusal `noHolder`, `tooSoon`, `wrongSecret`, `ownPassword`. */
export function removeHolder(
  room: Room,
  wanted: InputOf<'vault.removeHolder'>,
): Promise<Record<string, never>> {
  return room.inTurn(async () => {
    const holder = listHolders(room).find(({ slotId }) => slotId === wanted.slotId);
    if (!holder) throw noHolder();
    if (holder.self) throw new Refusal('ownPassword', '不能删除正在使用的密码。');
    await room.keys.takeOff({ slotId: room.slotId, secret: wanted.proof }, wanted.slotId);
    room.access.write((writer) => writer.record({ action: 'key.removed', subject: holder.name }));
    return {};
  });
}

/**
 * A new recovery code. It takes the place of the old one only when it has been typed back.
 *
 * @throws Refusal `tooSoon`, `wrongSecret`.
 */
export function renewRecoveryCode(
  room: Room,
  wanted: InputOf<'vault.renewRecoveryCode'>,
): Promise<OutputOf<'vault.renewRecoveryCode'>> {
  return room.inTurn(async () => {
    const recoveryCode = newRecoveryCode();
    const proof = { slotId: room.slotId, secret: wanted.proof };
    waitingRecovery(room).made = {
      recoveryCode,
      slot: await room.keys.cut(proof, 'recoveryCode', recoveryCode),
    };
    return { recoveryCode };
  });
}

/** From here on the new code opens the vault, and the old one does not. @throws Refusal `nothingToConfirm`, `notTheCode`, `newCodeDoesNotOpen`. */
export function confirmNewRecoveryCode(
  room: Room,
  wanted: InputOf<'vault.confirmNewRecoveryCode'>,
): Promise<Record<string, never>> {
  return room.inTurn(async () => {
    const made = waitingRecovery(room).made;
    if (!made) throw new Refusal('nothingToConfirm', '没有等待确认的恢复码，请重新生成。');
    if (parseRecoveryCode(wanted.code) !== made.recoveryCode) {
      throw Refusal.at('code', 'notTheCode', '与显示的恢复码不一致，请对照抄写的恢复码再输入一次');
    }
    await mustOpenThisDatabase(room, made);
    const old = room.keys.slots().filter(({ kind }) => kind === 'recoveryCode');
    room.keys.hang(
      made.slot,
      old.map(({ id }) => id),
    );
    waitingRecovery(room).made = null;
    room.access.write((writer) => writer.record({ action: 'key.recoveryRenewed', subject: '' }));
    return {};
  });
}

/** Proven before the old code goes: what the new one unwraps is the key of this very database. */
async function mustOpenThisDatabase(
  { vaultId, derived }: Room,
  { slot, recoveryCode }: { slot: Slot; recoveryCode: string },
): Promise<void> {
  const dataKey = await openSlot(vaultId, slot, recoveryCode);
  const opens = dataKey !== null && deriveKeys(dataKey).keyId === derived.keyId;
  dataKey?.fill(0);
  if (!opens) {
    throw new Refusal(
      'newCodeDoesNotOpen',
      '新的恢复码没有通过检验，没有启用；旧的恢复码仍然有效。请重新生成一个。',
    );
  }
}
