import type { Contact } from '#shared/contract/contacts.ts';
import { institutionsIn } from '#shared/recommended-institutions.ts';
import {
  CHILD_PRESENCES,
  CONTACT_CHANNELS,
  codesOf,
  GUARDIAN_ANSWERS,
  type GuardianAnswer,
} from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { contactsOf } from './contacts.ts';
import { contacts } from './tables.ts';

/** What is said of an answer beside other things. */
const ANSWERED: Readonly<Record<GuardianAnswer, string>> = { ...GUARDIAN_ANSWERS, refuses: '家长拒绝' };
const UNSIGNED = '拒签';

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
      `CASE r.answered ${codesOf(ANSWERED)
        .map((code) => `WHEN '${code}' THEN '${ANSWERED[code]}'`)
        .join(' ')} END`,
      'r.refusal',
      `CASE WHEN r.unsigned THEN '${UNSIGNED}' END`,
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
      answered: '家长答复',
      answer: '家长怎么说',
      refusal: '拒绝的事和理由',
      unsigned: UNSIGNED,
    },
    words: { channel: CONTACT_CHANNELS, childWas: CHILD_PRESENCES, answered: GUARDIAN_ANSWERS },
  },
  told: (reader, studentId) =>
    contactsOf(reader, studentId).map((row) =>
      recordTold('contact', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: `家校沟通（${CONTACT_CHANNELS[row.channel]}）：${[row.guardian, ...outcomeOf(row)].join('，')}`,
        text: textOf(row),
      }),
    ),
});

const outcomeOf = ({ answered, unsigned }: Contact): string[] => [
  ...(answered ? [ANSWERED[answered]] : []),
  ...(unsigned ? [UNSIGNED] : []),
];

function textOf(row: Contact): string {
  const { text, institutions, answer, refusal, spokenBy, witnesses } = row;
  return lines(
    text,
    institutions && `推荐机构：${institutionsIn(institutions).join('、')}`,
    answer && `家长答复：${answer}`,
    refusal && `拒绝：${refusal}`,
    `${spokenBy}谈话${witnesses && `，${witnesses}在场`}`,
  );
}
