import type { ScreeningId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { judge, writtenScore } from '#shared/screening/bands.ts';
import { SCALE_KEYS, writtenScale } from '#shared/screening/scales.ts';
import { scoreOf } from '#shared/screening/score.ts';
import { writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { existingEntry } from './entries.ts';
import { keptBands } from './kept-scores.ts';
import { screenings } from './tables.ts';

/**
 * One student's result of a batch, written down by hand: by the same key and the same bands as those of a workbook, and
 * marked as not checked.
 *
 * @throws Refusal `noEntry`, `noScale`, `impossibleScore`, `sameDay`; `archived`; of `refuseImpossibleDay`.
 */
export function writeScore(
  writer: Writer,
  { entryId, testedOn, hasKeyItem, note, ...numbers }: InputOf<'screenings.writeScore'>,
): ScreeningId {
  const { batch, studentId, results } = existingEntry(writer, entryId);
  const bands = keptBands(batch);
  if (batch.scale === null || bands === null) {
    throw new Refusal('noScale', '排查没有量表，不用记测评结果。');
  }
  refuseImpossibleDay(writer, 'testedOn', testedOn, { of: [studentId] });
  if (results.some(({ on }) => on === testedOn)) {
    throw Refusal.at('testedOn', 'sameDay', `${writtenDate(testedOn)}已有结果，请核对日期`);
  }
  const { scale, version } = batch;
  const items = new Map(
    hasKeyItem === null
      ? []
      : SCALE_KEYS[scale].keyItems.map(({ item, from }) => [item, hasKeyItem ? from : 0] as const),
  );
  const scored = scoreOf(scale, version, { items, ...numbers });
  if (scored.outcome === 'cannot') throw Refusal.at('total', 'impossibleScore', scored.message);
  const { asksRetest, isFlagged } = judge(scale, scored.score, bands);
  return writeInFile(writer, { table: screenings, action: 'screening.written' }, null, {
    studentId,
    entryId,
    occurredOn: testedOn,
    scale: writtenScale(scale, version),
    result: writtenScore(scale, scored.score, bands),
    score: JSON.stringify(scored.score),
    asksRetest,
    isFlagged,
    note,
  });
}
