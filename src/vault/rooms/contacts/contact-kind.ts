import { CONTACT_CHANNELS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { contactsOf } from './contacts.ts';
import { contacts } from './tables.ts';

export const contactKind = recordKind({
  table: contacts,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'contact',
    texts: ['r.text', 'r.guardian', 'r.spoken_by', 'r.witnesses'],
    code: { column: 'channel', words: CONTACT_CHANNELS },
  },
  log: { words: { channel: CONTACT_CHANNELS } },
  told: (reader, studentId) =>
    contactsOf(reader, studentId).map((row) =>
      recordTold('contact', row, {
        occurredOn: row.occurredOn,
        title: `家校沟通（${CONTACT_CHANNELS[row.channel]}）：${row.guardian}`,
        text: `${row.text}\n${row.spokenBy}谈话${row.witnesses && `，${row.witnesses}在场`}`,
      }),
    ),
});
