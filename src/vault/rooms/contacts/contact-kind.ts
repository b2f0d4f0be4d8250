import type { Contact } from '#shared/contract/contacts.ts';
import { CHILD_PRESENCES, CONTACT_CHANNELS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { contactsOf } from './contacts.ts';
import { contacts } from './tables.ts';

/** What is said of a talk in which the guardian refused what was asked. */
const REFUSED = '家长拒绝';

export const contactKind = recordKind({
  table: contacts,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'contact',
    texts: [
      'r.text',
      'r.guardian',
      'r.spoken_by',
      'r.witnesses',
      'r.answer',
      `CASE WHEN r.refused THEN '${REFUSED}' || char(10) || r.refusal END`,
      'r.institutions',
      'r.place',
    ],
    code: { column: 'channel', words: CONTACT_CHANNELS },
  },
  log: {
    labels: {
      place: '地点',
      childWas: '孩子是否在场',
      institutions: '推荐机构',
      answer: '家长答复',
      refused: REFUSED,
      refusal: '拒绝的事和理由',
    },
    words: { channel: CONTACT_CHANNELS, childWas: CHILD_PRESENCES },
  },
  told: (reader, studentId) =>
    contactsOf(reader, studentId).map((row) =>
      recordTold('contact', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: `家校沟通（${CONTACT_CHANNELS[row.channel]}）：${row.guardian}${row.refused ? `，${REFUSED}` : ''}`,
        text: textOf(row),
      }),
    ),
});

function textOf(row: Contact): string {
  const { text, institutions, answer, refusal, spokenBy, witnesses } = row;
  return lines(
    text,
    institutions && `推荐机构：${institutions}`,
    answer && `家长答复：${answer}`,
    refusal && `拒绝：${refusal}`,
    `${spokenBy}谈话${witnesses && `，${witnesses}在场`}`,
  );
}
