import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attached, bytesOf, digestOf } from '../attachments/sample-file.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { atLevel, enrolled, sessionText } from '../sample.ts';
import { attachmentIn, databaseIn, dataKey, derivedKey, keyFileIn, provenAuditLines } from './stranger.ts';

// Full-width letters and digits: a keyboard in another mode must not lock anybody out.
const SECOND_PASSWORD = '潮汐Ａ１-灯塔-２０２６';

/** A vault with something of everything that the page describes, locked. */
async function lockedVault() {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { name: '李𠮷安"\\' });
  await atLevel(room, studentId, 'severe', '2026-03-02');
  const written = {
    sessionId: null,
    text: sessionText([studentId], { content: '谈了近两周的\n睡眠。\u2028\t“早醒”' }),
  };
  await room.get('sessions.write', written);
  const files = [
    { id: await attached(room, studentId, { bytes: bytesOf(200_000) }), digest: digestOf(bytesOf(200_000)) },
    { id: await attached(room, studentId, { bytes: bytesOf(131_072) }), digest: digestOf(bytesOf(131_072)) },
    { id: await attached(room, studentId, { bytes: bytesOf(0) }), digest: digestOf(bytesOf(0)) },
  ];
  const { person } = await room.get('school.particulars', {});
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '陈晓', password: SECOND_PASSWORD });
  room.lock();
  return { folder: join(room.folder, 'vault'), recoveryCode: room.recoveryCode, files, person };
}

/**
 * The app is gone, its makers too. A stranger with the page docs/vault-format.md, one secret and libraries that the
 * app does not use comes from the secret to every row and to an attachment.
 */
test('by the page alone: from each secret to the rows, the log and the attachments', async () => {
  const { folder, recoveryCode, files, person } = await lockedVault();
  const key = await dataKey(folder, 'password', PASSWORD);
  expect(await dataKey(folder, 'recoveryCode', recoveryCode)).toEqual(key);
  expect(await dataKey(folder, 'password', SECOND_PASSWORD)).toEqual(key);
  await expect(dataKey(folder, 'password', `${PASSWORD} `)).rejects.toThrow('no slot opens');

  const database = databaseIn(folder, key);
  try {
    expect(database.prepare('SELECT name, student_number FROM students').get()).toEqual({
      name: '李𠮷安"\\',
      student_number: '20260101',
    });
    expect(database.prepare('SELECT content FROM sessions').get()).toEqual({
      content: '谈了近两周的\n睡眠。\n\t“早醒”',
    });
    expect(database.prepare('SELECT level, from_on FROM level_periods').get()).toEqual({
      level: 'severe',
      from_on: '2026-03-02',
    });
    const holders = database
      .prepare('SELECT slot_id, name FROM people')
      .all<{ slot_id: string; name: string }>();
    const slots = keyFileIn(folder).slots.map(({ id }) => id);
    expect(holders.map(({ name }) => name)).toEqual([person, '陈晓']);
    expect(holders.every(({ slot_id }) => slots.includes(slot_id))).toBe(true);
    expect(await provenAuditLines(folder, key, database)).toBeGreaterThan(8);

    const rows = database.prepare('SELECT id, bytes, digest FROM attachments ORDER BY rowid').all();
    expect(rows).toMatchObject(files);
    for (const { id, digest } of files) expect(digestOf(await attachmentIn(folder, key, id))).toBe(digest);
  } finally {
    database.close();
  }
  expect(Buffer.from(await derivedKey(key, 'key-id', 8)).toString('hex')).toMatch(/^[0-9a-f]{16}$/);
});
