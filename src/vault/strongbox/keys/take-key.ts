import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { Access } from '../database/access.ts';
import type { Connection } from '../database/connection.ts';
import { holderName } from './holder-name.ts';
import { type KeysInUse, listHolders, mustBeFree, mustHavePlace, nameSlot, namesInRoom } from './holders.ts';
import type { KeyRing } from './key-ring.ts';
import { mustBeHardToGuess } from './passwords/weigh-password.ts';

/** A vault whose door has just been opened by a key of which nobody knows whose it is; nobody has gone in. */
interface OpenedByNobody {
  connection: Connection;
  keys: KeyRing;
  slotId: string;
}

/** @param person in whose name the log is written. */
function inUse({ connection, keys, slotId }: OpenedByNobody, person: string, now: number): KeysInUse {
  const moment = { now, today: todayOnThisPc(new Date(now)), person };
  return { keys, slotId, access: new Access(connection, () => moment) };
}

/** Who may have come: everybody who holds a password. Nothing of any student. */
export function whoItMayBe(opened: OpenedByNobody): OutputOf<'vault.unlock'>['whoAreYou'] {
  const room = inUse(opened, '', 0);
  const people = listHolders(room)
    .filter(({ name }) => name !== '')
    .map(({ slotId, name }) => ({ slotId, name }));
  return { people, names: [...new Set(namesInRoom(room))].filter(Boolean) };
}

/**
 * Gives a key of their own to whoever came by the recovery code: a new password for one of the people who are known,
 * or a first one for somebody else. The code goes on opening the vault; the password that was forgotten does not.
 *
 * The name goes into the database first and the key file is written once, so that a power cut leaves the vault as it
 * opened before, or with the new password.
 *
 * @returns the new password's slot, by which the room is opened.
 * @throws Refusal `nameKnown`, `noHolder`, `nameTaken`, `tooManyKeys`, `weakPassword`, `tooSoon`; nothing is changed
 *   then.
 */
export async function takeKey(
  opened: OpenedByNobody,
  wanted: Pick<InputOf<'vault.unlockAs'>, 'kind' | 'secret' | 'slotId' | 'personName' | 'password'>,
  now: number,
): Promise<string> {
  // Who has a password of their own neither takes another name nor anybody's place.
  if (holderName(opened.connection, opened.slotId) !== null) {
    throw new Refusal('nameKnown', '这个密码已经有主人，请直接用它打开。没有改动。');
  }
  const known = listHolders(inUse(opened, '', now)).find(({ slotId }) => slotId === wanted.slotId);
  if (wanted.slotId !== null && !known?.name) {
    throw new Refusal('noHolder', '找不到这位教师的密码，可能已被删除。请返回，重新选择您是谁。');
  }
  const name = known?.name ?? wanted.personName;
  const room = inUse(opened, name, now);
  if (!known) {
    mustBeFree(room, name);
    mustHavePlace(room);
  }
  await mustBeHardToGuess(wanted.password, [...namesInRoom(room), name]);
  const proof = { slotId: opened.slotId, secret: wanted.secret };
  const slot = await room.keys.cut(proof, 'password', wanted.password);
  room.access.write((writer) => {
    if (wanted.kind === 'recoveryCode') writer.record({ action: 'vault.recoveryUsed', subject: '' });
    nameSlot(writer, slot.id, name, known ? 'key.changed' : 'key.added');
  });
  // A password without a name has got one now, under the new slot.
  const nameless = wanted.kind === 'password' ? [opened.slotId] : [];
  room.keys.hang(slot, [...nameless, ...(known ? [known.slotId] : [])]);
  return slot.id;
}
