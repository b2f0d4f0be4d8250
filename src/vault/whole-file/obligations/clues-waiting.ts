import { and, inArray, isNull } from 'drizzle-orm';
import { CLUE_ANSWERS, CLUE_RULES } from '#shared/clues.ts';
import { openIn } from '#shared/observation-log.ts';
import { clues } from '#vault/rooms/clues/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { firedOf, sinceOf } from '../clues/open-clues.ts';
import type { Of } from './by-student.ts';
import { lastDone } from './latest-days.ts';

/** 预警线索 that nobody has answered, and what one was taken up for that nobody has carried out (policy B5). */
export function cluesWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const unanswered = [...firedOf(reader, whose)].flatMap(([studentId, fired]): Of<Waiting>[] => {
    const on = sinceOf(fired);
    // What is put off is what is known today: a new record asks anew.
    const latest = fired
      .flatMap(({ traces }) => traces)
      .sort((one, other) => one.on.localeCompare(other.on))
      .at(-1);
    if (on === undefined || !latest) return [];
    const told = fired.map(({ rule }) => CLUE_RULES[rule].word).join('；');
    return [{ studentId, what: 'clue', on, opens: latest.opens, told }];
  });
  const takenUp = reader.db
    .select()
    .from(clues)
    .where(
      and(
        theirs(clues.studentId, whose),
        isNull(clues.removedAt),
        inArray(clues.answer, ['interview', 'assess', 'plan']),
      ),
    )
    .all();
  const done = lastDone(reader, [...new Set(takenUp.map(({ studentId }) => studentId))]);
  return [
    ...unanswered,
    ...takenUp.flatMap(({ id, studentId, occurredOn, answer }): Of<Waiting>[] => {
      const verdict = answer === 'refused' ? null : answer;
      const open = openIn({ occurredOn, unusual: false, judgedOn: occurredOn, verdict }, done(studentId));
      return open
        ? [{ studentId, ...open, opens: { record: 'clue', id }, told: `预警线索，${CLUE_ANSWERS[answer]}` }]
        : [];
    }),
  ];
}
