import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { ConferenceExtractId, ConferenceId, StandingMeasure } from '#shared/contract/conferences.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import {
  conferenceExtracts,
  conferenceMeasures,
  conferenceOpinions,
  conferences,
  conferenceVoids,
} from './tables.ts';

const columns = {
  id: conferenceExtracts.id,
  conferenceId: conferenceExtracts.conferenceId,
  studentId: conferenceExtracts.studentId,
  kind: conferences.kind,
  occurredOn: conferenceExtracts.occurredOn,
  startsAt: conferences.startsAt,
  place: conferences.place,
  chair: conferences.chair,
  facts: conferenceExtracts.facts,
  dissent: conferenceExtracts.dissent,
  conclusion: conferenceExtracts.conclusion,
  criterion: conferenceExtracts.criterion,
  advice: conferenceExtracts.advice,
  finalisedAt: conferenceExtracts.finalisedAt,
  recordedAt: conferenceExtracts.recordedAt,
  voided: conferenceVoids.conferenceId,
  /** The level that came of it. */
  periodId: sql<PeriodId | null>`(SELECT ${levelPeriods.id} FROM ${levelPeriods}
    WHERE ${levelPeriods.extractId} = ${conferenceExtracts.id} AND ${levelPeriods.removedAt} IS NULL LIMIT 1)`,
};

/** SQL that holds for a conference that was neither taken away nor voided. */
export const stands = (): SQL | undefined =>
  and(
    isNull(conferences.removedAt),
    sql`NOT EXISTS (SELECT 1 FROM ${conferenceVoids} WHERE ${conferenceVoids.conferenceId} = ${conferences.id})`,
  );

/** The extracts of a student, in the order of their days; those of what was taken away are not among them. */
export const extractsOf = (reader: Reader, studentId: StudentId) =>
  extractsWhere(reader, eq(conferenceExtracts.studentId, studentId));

/** The extracts of a conference, in its own order. */
export const extractsIn = (reader: Reader, conferenceId: ConferenceId) =>
  extractsWhere(reader, eq(conferenceExtracts.conferenceId, conferenceId));

/** One extract. @throws Refusal `noExtract`. */
export function existingExtract(reader: Reader, id: ConferenceExtractId) {
  const [extract] = extractsWhere(reader, eq(conferenceExtracts.id, id));
  if (!extract) throw new Refusal('noExtract', '找不到这次会商的记录，可能已被删除。请刷新后查看。');
  return extract;
}

function extractsWhere({ db }: Reader, which: SQL) {
  const rows = db
    .select(columns)
    .from(conferenceExtracts)
    .innerJoin(conferences, eq(conferences.id, conferenceExtracts.conferenceId))
    .leftJoin(conferenceVoids, eq(conferenceVoids.conferenceId, conferences.id))
    .where(and(which, isNull(conferenceExtracts.removedAt), isNull(conferences.removedAt)))
    .orderBy(asc(conferenceExtracts.occurredOn), asc(conferenceExtracts.position))
    .all();
  const ids = rows.map(({ id }) => id);
  const opinions = Map.groupBy(
    db
      .select()
      .from(conferenceOpinions)
      .where(among(conferenceOpinions.extractId, ids))
      .orderBy(asc(conferenceOpinions.sequence))
      .all(),
    ({ extractId }) => extractId,
  );
  const measures = Map.groupBy(
    db
      .select()
      .from(conferenceMeasures)
      .where(among(conferenceMeasures.extractId, ids))
      .orderBy(asc(conferenceMeasures.position))
      .all(),
    ({ extractId }) => extractId,
  );
  return rows.map(({ voided, ...row }) => ({
    ...row,
    voided: voided !== null,
    opinions: (opinions.get(row.id) ?? []).map(({ member, opinion }) => ({ member, opinion })),
    measures: (measures.get(row.id) ?? []).map(
      ({ id, what, responsible, dueOn, doneOn, outcome }): StandingMeasure => ({
        id,
        what,
        responsible,
        dueOn,
        doneOn,
        outcome,
      }),
    ),
  }));
}

export type Extract = ReturnType<typeof extractsWhere>[number];

/** Who came to the latest conference of the kind that took place, with its day; null where there was none. */
export function latestOfKind(reader: Reader, kind: Extract['kind'], but: ConferenceId | null) {
  return reader.db
    .select({ id: conferences.id, occurredOn: conferences.occurredOn })
    .from(conferences)
    .where(
      and(
        eq(conferences.kind, kind),
        stands(),
        isNotNull(conferences.finalisedAt),
        but === null ? undefined : sql`${conferences.id} <> ${but}`,
      ),
    )
    .orderBy(desc(conferences.occurredOn), desc(conferences.recordedAt))
    .limit(1)
    .get();
}
