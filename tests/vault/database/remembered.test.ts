import { expect, test } from 'vitest';
import { type DayReader, remembered } from '#vault/strongbox/database/access.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';

let looked = 0;
const countStudents = ({ db, today }: DayReader) => {
  looked += 1;
  const [row] = db.all<{ many: number }>('SELECT count(*) AS many FROM students');
  return { many: row?.many, today };
};

test('a look is kept until a record is written, by whatever way, or the day is another one', async () => {
  const room = await deskInRoom();
  const { access, connection } = openRoomOf(room);
  const ask = () => {
    const before = looked;
    const { many, today } = access.read((reader) => remembered(reader, countStudents));
    return { many, today, anew: looked > before };
  };
  const add = (number: number) =>
    connection
      .prepare(
        `INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by) VALUES (?, ?, '周晓', 'unknown', 1, '林静')`,
      )
      .run(crypto.randomUUID(), `${number}`);
  const record = { action: 'vault.checked', subject: '' } as const;

  expect(ask()).toMatchObject({ many: 0, anew: true });
  expect(ask()).toMatchObject({ many: 0, anew: false });

  // What is no record.
  access.write((writer) => writer.record(record));
  access.jot((drafts) => drafts.keep('roster', '写到一半'));
  access.index(() =>
    connection.prepare(`INSERT INTO search_stale (kind, record) VALUES ('talk', '1')`).run(),
  );
  expect(ask()).toMatchObject({ many: 0, anew: false });

  access.write((writer) => {
    add(1);
    // Inside of a change one sees what it has written so far, and that is not kept: it may be taken back.
    expect(remembered(writer, countStudents).many).toBe(1);
    expect(access.read((reader) => remembered(reader, countStudents)).many).toBe(1);
    writer.record(record);
  });
  expect(ask()).toMatchObject({ many: 1, anew: true });
  expect(() =>
    access.write((writer) => {
      add(2);
      writer.record(record);
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(ask()).toMatchObject({ many: 1 });

  // By no way of the app's.
  add(3);
  expect(ask()).toMatchObject({ many: 2, anew: true });

  const { today } = ask();
  room.clock.now += 24 * 3_600_000;
  const later = ask();
  expect(later).toMatchObject({ many: 2, anew: true });
  expect(later.today > today).toBe(true);
});
