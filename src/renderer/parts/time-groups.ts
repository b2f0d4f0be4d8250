import type { PartOfYear } from '#shared/contract/students.ts';
import { type LocalDate, localDate, weekOf } from '#shared/school-calendar.ts';

const STRETCH = { term: '本学期', holiday: '本假期', year: '本学年' } satisfies Record<
  PartOfYear['kind'],
  string
>;

export interface TimeGroup<Entry> {
  word: string;
  entries: Entry[];
}

/**
 * Parts what happened by how long ago it was, as one speaks of it: what is still to come, 本周, 本月, 本学期 (or the
 * holiday, or the school year, where no term is set), earlier. Nothing changes its place; groups that would be empty
 * are left out.
 *
 * @param entries newest first.
 * @param stretch the term or holiday that `today` lies in, since its first day.
 */
export function timeGroups<Entry extends { occurredOn: LocalDate }>(
  entries: readonly Entry[],
  today: LocalDate,
  stretch: PartOfYear,
): TimeGroup<Entry>[] {
  const week = weekOf(today);
  const begins: readonly { word: string; fromOn: LocalDate }[] = [
    { word: '本周', fromOn: week.from },
    { word: '本月', fromOn: localDate(`${today.slice(0, 7)}-01`) },
    { word: STRETCH[stretch.kind], fromOn: stretch.fromOn },
  ];
  const wordOf = (day: LocalDate) =>
    day > week.until ? '接下来' : (begins.find(({ fromOn }) => fromOn <= day)?.word ?? '更早');
  const groups: TimeGroup<Entry>[] = [];
  for (const entry of entries) {
    const word = wordOf(entry.occurredOn);
    const last = groups.at(-1);
    if (last?.word === word) last.entries.push(entry);
    else groups.push({ word, entries: [entry] });
  }
  return groups;
}
