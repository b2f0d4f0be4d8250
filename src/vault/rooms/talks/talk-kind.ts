import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { talks } from './tables.ts';
import { talksOf } from './talks.ts';

export const talkKind = recordKind({
  table: talks,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'followUp', texts: ['r.text', 'r.spoken_by', 'r.place'] },
  log: { labels: { place: '地点' } },
  told: (reader, studentId) =>
    talksOf(reader, studentId).map((row) =>
      recordTold('talk', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: `谈心：${row.spokenBy}`,
        text: lines(row.text, row.place),
      }),
    ),
});
