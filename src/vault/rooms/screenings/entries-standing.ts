import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { judge, whyFlagged } from '#shared/screening/bands.ts';
import { FOCUS_GROUPS, type TestState } from '#shared/screening/batches.ts';
import { type StandsAt, settledBy, type WayFacts, wayOf } from '#shared/screening/way.ts';
import { interviews } from '#vault/rooms/interviews/tables.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { keptBands, keptScore } from './kept-scores.ts';
import { screeningBatches, screeningEntries, screeningFindings, screenings } from './tables.ts';

type EntryRow = typeof screeningEntries.$inferSelect;
type BatchRow = typeof screeningBatches.$inferSelect;

interface StandingResult {
  on: LocalDate;
  result: string;
  asksRetest: boolean;
  isFlagged: boolean;
}

/** A student on the list of a batch, with all that follows from what is on record. */
export interface StandingEntry extends EntryRow {
  batch: BatchRow;
  /** In the order of their days. */
  results: readonly StandingResult[];
  state: TestState;
  /** What the class's sheet said, by group, in words. */
  found: readonly { text: string; on: LocalDate; by: string }[];
  why: string;
  /** In which band the latest total is that can be believed; empty where there is none. */
  band: string;
  way: StandsAt | null;
  /** What came of it, whoever has been told; and where it would stand without what a person said of it. */
  settled: StandsAt | null;
  unsaid: StandsAt | null;
}

/**
 * Some entries of batches that stand, one for each student of a batch: of two files of one child that became one, the
 * first goes on, with the results of both.
 *
 * @param which true for the rows that are wanted, of `screening_entries`; undefined for all.
 */
export function entriesStanding(reader: DayReader, which: SQL | undefined): StandingEntry[] {
  const { db } = reader;
  const rows = db
    .select({ entry: screeningEntries, batch: screeningBatches })
    .from(screeningEntries)
    .innerJoin(screeningBatches, eq(screeningBatches.id, screeningEntries.batchId))
    .where(and(which, isNull(screeningEntries.removedAt), isNull(screeningBatches.removedAt)))
    .orderBy(asc(screeningEntries.recordedAt))
    .all();
  const ids = rows.map(({ entry }) => entry.id);
  const results = Map.groupBy(
    db
      .select()
      .from(screenings)
      .where(and(among(screenings.entryId, ids), isNull(screenings.removedAt)))
      .orderBy(asc(screenings.occurredOn), asc(screenings.recordedAt))
      .all(),
    ({ entryId }) => entryId,
  );
  const findings = Map.groupBy(
    db
      .select()
      .from(screeningFindings)
      .where(and(among(screeningFindings.entryId, ids), isNull(screeningFindings.replacedAt)))
      .all(),
    ({ entryId }) => entryId,
  );
  // Most of a school is flagged by nothing: only of the others it is asked what came of it.
  const flagged = rows.filter(
    ({ entry }) =>
      entry.flaggedOn !== null ||
      (results.get(entry.id) ?? []).some(({ asksRetest, isFlagged }) => asksRetest || isFlagged),
  );
  const daysOf = daysByStudent(reader, [...new Set(flagged.map(({ entry }) => entry.studentId))]);
  const bandsOf = new Map(
    [...new Map(rows.map(({ batch }) => [batch.id, batch])).values()].map((batch) => [
      batch.id,
      keptBands(batch),
    ]),
  );
  const together = Map.groupBy(rows, ({ entry }) => `${entry.batchId}/${entry.studentId}`);
  return [...together.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { entry, batch } = first;
    const own = of.flatMap(({ entry: { id } }) => results.get(id) ?? []);
    const bands = bandsOf.get(batch.id);
    const found = of.flatMap(({ entry: { id } }) => findings.get(id) ?? []);
    const days = daysOf(entry.studentId);
    const facts: WayFacts = {
      results: own.map(({ occurredOn: on, asksRetest, isFlagged }) => ({ on, asksRetest, isFlagged })),
      flaggedOn: entry.flaggedOn,
      interviews: days.interviews,
      levels: days.levels,
      outcome:
        entry.outcome !== null && entry.outcomeOn !== null
          ? { what: entry.outcome, on: entry.outcomeOn }
          : null,
      guardianToldOn: entry.guardianToldOn,
    };
    const scored = own.flatMap((each) => {
      const score = keptScore(each);
      return score && bands && batch.scale
        ? [{ why: whyFlagged(batch.scale, score, bands), ...judge(batch.scale, score, bands) }]
        : [];
    });
    const why = [
      ...new Set([
        ...scored.map((each) => each.why),
        ...found.map(({ focus, text }) => `${FOCUS_GROUPS[focus]}：${text}`),
        entry.flagReason,
      ]),
    ].filter(Boolean);
    return [
      {
        ...entry,
        batch,
        results: own.map(({ occurredOn: on, result, asksRetest, isFlagged }) => ({
          on,
          result,
          asksRetest,
          isFlagged,
        })),
        found: found.map(({ focus, text, reportedOn, reportedBy }) => ({
          text: `${FOCUS_GROUPS[focus]}：${text}`,
          on: reportedOn,
          by: reportedBy,
        })),
        state: own.length > 0 ? ('tested' as const) : (entry.absence ?? ('untested' as const)),
        why: why.join('\n'),
        band: scored.findLast(({ asksRetest, band }) => !asksRetest && band !== '')?.band ?? '',
        way: wayOf(facts),
        settled: settledBy(facts),
        unsaid: wayOf({ ...facts, outcome: null }),
      },
    ];
  });
}

/** On which days some students were interviewed, and put at a level. */
function daysByStudent({ db }: DayReader, ids: readonly StudentId[]) {
  const talked = Map.groupBy(
    db
      .select({ studentId: interviews.studentId, on: interviews.occurredOn })
      .from(interviews)
      .where(and(among(interviews.studentId, ids), isNull(interviews.removedAt)))
      .all(),
    ({ studentId }) => studentId,
  );
  const levels = Map.groupBy(
    db
      .select({ studentId: levelPeriods.studentId, on: levelPeriods.fromOn })
      .from(levelPeriods)
      .where(and(among(levelPeriods.studentId, ids), isNull(levelPeriods.removedAt)))
      .all(),
    ({ studentId }) => studentId,
  );
  return (id: StudentId) => ({
    interviews: (talked.get(id) ?? []).map(({ on }) => on),
    levels: (levels.get(id) ?? []).map(({ on }) => on),
  });
}
