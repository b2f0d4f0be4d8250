import { HELPER_POSTS, postWord } from '#shared/helper-posts.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { helperLinesOf } from './helpers.ts';
import { helperPosts, helperTrainings } from './tables.ts';

export const helperPostKind = recordKind({
  table: helperPosts,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: null },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: helperTrainings, by: 'post_id', frozen: 'withRecord' }],
  search: {
    group: 'activity',
    texts: ['r.title', 'r.dormitory', 'r.end_reason'],
    code: { column: 'post', words: HELPER_POSTS },
  },
  log: {
    labels: { post: '职务', title: '学校的叫法', dormitory: '寝室', training: '培训' },
    words: { post: HELPER_POSTS },
  },
  // One line: an office of a child is no story of its own.
  told: (reader, studentId) =>
    helperLinesOf(reader, studentId).map((line) =>
      recordTold('helperPost', line, {
        occurredOn: line.fromOn,
        title: `担任${postWord(line)}（${line.dormitory || line.className || `${line.schoolYear}学年`}）`,
        text: lines(
          `至${writtenDate(line.lastOn)}`,
          line.endReason,
          line.trainings.map(({ title }) => title).join('、') &&
            `参加培训：${line.trainings.map(({ title }) => title).join('、')}`,
        ),
      }),
    ),
});
