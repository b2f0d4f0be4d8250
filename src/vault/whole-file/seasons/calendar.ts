import { and, asc, count, gte, isNull, lte } from 'drizzle-orm';
import type { Season, SeasonCalendar } from '#shared/contract/seasons.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { occurrencesEndingIn, seasonState } from '#shared/seasons.ts';
import { schoolYearOn, spanOfSchoolYear } from '#vault/roll/school/school-years.ts';
import { activities } from '#vault/rooms/activities/tables.ts';
import { followUps } from '#vault/rooms/follow-ups/tables.ts';
import { screeningBatches } from '#vault/rooms/screenings/tables.ts';
import { seasonsInUse, seasonTasksOf } from '#vault/rooms/seasons/seasons.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/**
 * 一级预警 of a school year: each stretch that ends in it, with what is planned, what was done, and what lies in those
 * days anyhow. One that was put aside stays where something is written about that year.
 */
export function seasonCalendar(reader: Reader, wanted: number | null): SeasonCalendar {
  const schoolYear = wanted ?? schoolYearOn(reader, reader.today);
  const { from, until } = spanOfSchoolYear(reader, schoolYear);
  const known = seasonsInUse(reader);
  const tasks = seasonTasksOf(reader);
  const seasons = known
    .flatMap(({ stoppedOn, ...season }) =>
      occurrencesEndingIn(season, { from, until }).flatMap((occurrence): Season[] => {
        const own = tasks.filter(({ seasonId, year }) => seasonId === season.id && year === occurrence.year);
        if (stoppedOn !== null && occurrence.fromOn > stoppedOn && own.length === 0) return [];
        return [
          {
            ...season,
            ...occurrence,
            state: seasonState(occurrence, reader.today),
            tasks: own.map(({ seasonId: _, year: _year, ...task }) => task),
            held: heldIn(reader, occurrence),
          },
        ];
      }),
    )
    .sort((one, other) => one.fromOn.localeCompare(other.fromOn) || one.untilOn.localeCompare(other.untilOn));
  return { schoolYear, fromOn: from, untilOn: until, seasons, known };
}

/** What stands elsewhere and lies in those days. */
function heldIn(
  { db }: Reader,
  { fromOn, untilOn }: { fromOn: LocalDate; untilOn: LocalDate },
): Season['held'] {
  return {
    activities: db
      .select({
        id: activities.id,
        kind: activities.kind,
        title: activities.title,
        occurredOn: activities.occurredOn,
      })
      .from(activities)
      .where(
        and(
          isNull(activities.removedAt),
          gte(activities.occurredOn, fromOn),
          lte(activities.occurredOn, untilOn),
        ),
      )
      .orderBy(asc(activities.occurredOn))
      .all(),
    batches: db
      .select({ id: screeningBatches.id, name: screeningBatches.name, fromOn: screeningBatches.fromOn })
      .from(screeningBatches)
      .where(
        and(
          isNull(screeningBatches.removedAt),
          lte(screeningBatches.fromOn, untilOn),
          gte(screeningBatches.untilOn, fromOn),
        ),
      )
      .orderBy(asc(screeningBatches.fromOn))
      .all(),
    followUps:
      db
        .select({ written: count() })
        .from(followUps)
        .where(
          and(
            isNull(followUps.removedAt),
            gte(followUps.occurredOn, fromOn),
            lte(followUps.occurredOn, untilOn),
          ),
        )
        .get()?.written ?? 0,
  };
}
