import type { OwedLine } from '#shared/contract/obligations.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Obligation } from './obligations.ts';

/**
 * One line for each thing that is owed to a student and its reason: the windows that went by undone and the one of today
 * are one line. What went by comes before what is still to come, then what falls first; what was put off comes last.
 *
 * @param obligations of one student, in the order of their windows.
 */
export function owedLines(obligations: readonly Obligation[], today: LocalDate): OwedLine[] {
  const groups = Map.groupBy(obligations, ({ what, situation, per, opens, told, putOffUntil }) =>
    [what, situation, per, opens?.id, told, putOffUntil].join('/'),
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      const begun = group.filter(({ window }) => window.from <= today);
      // What comes next is said where nothing else is open; it is no reason to put anything off.
      const shown = begun.find(({ window }) => window.until >= today) ?? begun.at(-1) ?? first;
      if (!first || !shown) return [];
      const line: OwedLine = {
        what: shown.what,
        situation: shown.situation,
        per: shown.per,
        fromOn: shown.window.from,
        dueOn: shown.window.until,
        need: shown.need,
        done: shown.done,
        missed: group.filter(({ window, situation }) => situation !== null && window.until < today).length,
        inHoliday: shown.inHoliday,
        opens: shown.opens,
        told: shown.told,
        by: shown.by,
        dueAt: shown.dueAt,
        putOffUntil: shown.putOffUntil,
        keys: (begun.length > 0 ? begun : group).map(({ key }) => key),
      };
      return [{ line, firstDue: first.window.until }];
    })
    .sort(
      (one, other) =>
        Number(one.line.putOffUntil !== null) - Number(other.line.putOffUntil !== null) ||
        one.firstDue.localeCompare(other.firstDue),
    )
    .map(({ line }) => line);
}
