import { type SeasonCalendarFacts, seasonCalendarPaper } from '#documents/seasons/season-calendar.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Season } from '#shared/contract/seasons.ts';
import { maskedName } from '#shared/masked-name.ts';
import { Refusal } from '#shared/outcome.ts';
import type { AudienceOf } from '#shared/papers.ts';
import { students } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { seasonCalendar } from './calendar.ts';

/** 一级预警工作安排 of a school year. @throws Refusal `noSeasons`. */
export function laySeasons(
  room: Room,
  { schoolYear, audience = 'room' }: InputOf<'seasons.layCalendar'>,
): Promise<OutputOf<'seasons.layCalendar'>> {
  const facts = room.access.read((reader) => seasonFacts(reader, schoolYear, audience));
  if (facts.seasons.length === 0) {
    throw new Refusal('noSeasons', '这个学年还没有启用的特殊时段，没有可以打印的安排。请先启用一个。');
  }
  return layPaper(room, [seasonCalendarPaper(facts, audience)], {
    kind: 'season.calendar',
    audience,
    subject: `${schoolYear}学年`,
    detail: {},
  });
}

/** Exported for tests: what the paper says to whom. Whose name stands in a text is told to no superior. */
export function seasonFacts(
  reader: Reader,
  schoolYear: number,
  audience: AudienceOf<'season.calendar'>,
): SeasonCalendarFacts {
  const { seasons } = seasonCalendar(reader, schoolYear);
  return {
    schoolName: schoolRow(reader).name,
    schoolYear,
    printedOn: reader.today,
    printedBy: reader.person,
    seasons: audience === 'room' ? seasons : withoutNames(reader, seasons),
  };
}

function withoutNames(reader: Reader, seasons: readonly Season[]): Season[] {
  const names = [
    ...new Set(
      reader.db
        .select({ name: students.name })
        .from(students)
        .all()
        .map(({ name }) => name),
    ),
  ].sort((one, other) => other.length - one.length);
  const hide = (text: string) =>
    names.reduce((hidden, name) => hidden.replaceAll(name, maskedName(name)), text);
  return seasons.map((season) => ({
    ...season,
    name: hide(season.name),
    why: hide(season.why),
    tasks: season.tasks.map((task) => ({
      ...task,
      what: hide(task.what),
      outcome: hide(task.outcome),
      responsible: '',
    })),
    held: {
      ...season.held,
      activities: season.held.activities.map((each) => ({ ...each, title: hide(each.title) })),
      batches: season.held.batches.map((each) => ({ ...each, name: hide(each.name) })),
    },
  }));
}
