import { eq } from 'drizzle-orm';
import type { ObservationId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { Refusal } from '#shared/outcome.ts';
import { WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { writeObservation } from '#vault/rooms/observations/observations.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { type EntryOnRecord, existingRemark } from './entries.ts';
import { weeklyReportEntries } from './tables.ts';

/**
 * Makes an entry of 观察日志 of a line: there it is judged, and there the duties of 到校异常 hang. What is new or worse
 * waits for its judgement.
 *
 * @throws Refusal `noRemark`, `carriedAlready`; those of `writeObservation`.
 */
export function carryRemark(writer: Writer, { entryId }: InputOf<'weeklyReports.carry'>): ObservationId {
  const entry = existingRemark(writer, entryId);
  if (entry.observationId !== null) {
    throw new Refusal('carriedAlready', '这一条已经转入观察日志，没有再写一遍。请刷新后打开那一条。');
  }
  const observationId = writeObservation(writer, {
    ...OBSERVATION_UNSAID,
    observationId: null,
    studentId: entry.studentId,
    occurredOn: entry.seenOn ?? entry.occurredOn,
    source: sourceOf(entry),
    text: textOf(entry),
    absence: entry.absence,
    unusual: entry.kind === 'noticed' || entry.change === 'worse',
  });
  writer.db
    .update(weeklyReportEntries)
    .set({ observationId })
    .where(eq(weeklyReportEntries.id, entryId))
    .run();
  writer.record({
    action: 'weeklyReportEntry.carried',
    subject: auditSubject(studentOn(writer, entry.studentId, writer.today)),
    detail: {},
  });
  return observationId;
}

/** 班主任王芳, or 心理委员 without a name. */
const sourceOf = ({ source, toldBy }: EntryOnRecord): string =>
  source === 'peerCommittee' ? '心理委员' : `班主任${toldBy}`;

function textOf({ change, text, absence }: EntryOnRecord): string {
  if (change === null) return text;
  if (absence !== null) return text;
  return text === ''
    ? `与上周相比：${WEEKLY_CHANGES[change]}`
    : `与上周相比${WEEKLY_CHANGES[change]}：${text}`;
}
