import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseStick, DAY_MS, namesIn, openRoomOf, stick } from '../backups/room-to-keep.ts';
import { flipBit, PAGE } from '../damaged-files.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { enrolled } from '../sample.ts';

const right = { kind: 'password' as const, secret: PASSWORD };

/** A vault with backups on a stick, damaged where its log lies, and salvaged. It is open. */
async function salvagedWithStick() {
  const room = await deskInRoom();
  const folder = stick();
  await chooseStick(room, folder);
  for (let number = 1; number <= 60; number += 1) {
    await enrolled(room, { studentNumber: `${number}`, name: `学生${number}` });
  }
  await room.get('backups.make', {});
  const [before = ''] = namesIn(folder);
  const pages = openRoomOf(room)
    .connection.prepare(
      `SELECT pageno FROM dbstat WHERE name = 'audit_log' AND pagetype = 'leaf' ORDER BY path`,
    )
    .pluck()
    .all()
    .map(Number);
  room.lock();
  // In the middle of the log: lines are read before it and behind it.
  const page = pages[pages.length >> 1] ?? 0;
  flipBit(join(room.folder, 'vault/room.db'), (page - 1) * PAGE + 1_000);
  await room.get('vault.salvage', right);
  await room.get('vault.unlock', right);
  return { room, folder, before };
}

/**
 * What a person saw: the vault was salvaged, backed up every evening and called good; when the disk died, no
 * backup since the salvage could be restored, for the lines of the log that nobody could read any more.
 */
test('a backup made after a salvage is restored; that the log has gaps is said, and is no refusal', async () => {
  const { room, folder, before } = await salvagedWithStick();
  const { intact, brokeBeforeSalvage } = await room.get('audit.recent', { before: null });
  expect({ intact, brokeBeforeSalvage }).toEqual({ intact: false, brokeBeforeSalvage: true });
  const students = await room.get('students.list', {});
  room.clock.now += DAY_MS;
  expect(await room.get('backups.make', {})).toEqual({ made: 'asChosen', remark: '' });
  room.lock();

  room.chosen.open = join(folder, namesIn(folder).find((name) => name !== before) ?? '');
  const found = await room.get('backups.chooseFile', {});
  const token = found?.token ?? '';
  expect(await room.get('backups.test', { token, ...right })).toMatchObject({
    students: students.length,
    logIntact: false,
  });
  await room.get('backups.restore', { token });
  await room.get('vault.unlock', right);
  expect(await room.get('students.list', {})).toEqual(students);
  expect(await room.get('audit.recent', { before: null })).toMatchObject({ brokeBeforeSalvage: true });
});

/** What a person saw: the salvage lost rows, and the backup of that evening removed the last one that had them. */
test('the newest backup from before a salvage stays beside those that follow, the same day too', async () => {
  const { room, folder, before } = await salvagedWithStick();
  room.clock.now += 60_000;
  await room.get('backups.make', {});
  expect(namesIn(folder)).toContain(before);
  room.clock.now += 300 * DAY_MS;
  await room.get('backups.make', {});
  expect(namesIn(folder)).toContain(before);
});
