import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { keepMatching } from '#vault/roll/roster/matchings.ts';
import { readFile } from '#vault/roll/roster/read-file.ts';
import { keepChange } from '#vault/roll/roster/roster-changes.ts';
import {
  clearDesk,
  comparedFile,
  refuseChangedPreview,
  refuseUnshown,
  rosterDesk,
} from '#vault/roll/roster/roster-desk.ts';
import { keepImport } from '#vault/roll/roster/roster-imports.ts';
import { schoolYearOfRosterToday } from '#vault/roll/school/school-years.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { existingBatch } from '../batches.ts';
import { screenings } from '../tables.ts';
import { compareResults, type SaidOfResults } from './compare-results.ts';

/** What a person said of the results that were compared. */
const saidOf = perRoom((): { said: SaidOfResults | null } => ({ said: null }));

/**
 * Reads the workbook on the desk as it was laid out, and says what each row of it means for the batch; writes nothing.
 *
 * @throws Refusal of `readFile` and of `compareResults`.
 */
export async function previewResults(
  room: Room,
  { token, sheets, ...said }: InputOf<'screenings.compareResults'>,
): Promise<OutputOf<'screenings.compareResults'>> {
  rosterDesk(room).compared = null;
  const schoolYear = room.access.read(schoolYearOfRosterToday);
  const file = await readFile(room, { token, sheets, schoolYear });
  const { report: shown } = room.access.read((reader) => compareResults(reader, file, said));
  rosterDesk(room).compared = { token, file, shown };
  saidOf(room).said = said;
  return shown;
}

/**
 * Takes of the preview the rows that the person chose, in one step: all of them, or nothing. Answers are scored and then
 * forgotten; what is kept is the score.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`.
 */
export function takeResults(
  room: Room,
  { token, rows }: InputOf<'screenings.takeResults'>,
): OutputOf<'screenings.takeResults'> {
  const { file, shown } = comparedFile(room, token);
  const { said } = saidOf(room);
  if (!said) throw new Error('results were compared, and nothing was said of them');
  const wanted = new Set(rows);
  const taken = room.access.write((writer) => {
    const batch = existingBatch(writer, said.batchId);
    const { report: now, taken: canBeTaken } = compareResults(writer, file, said);
    refuseChangedPreview(now, shown);
    refuseUnshown([...wanted].every((key) => canBeTaken.has(key)));
    const report = { ...now, lines: now.lines.map((line) => ({ ...line, taken: wanted.has(line.key) })) };
    const importId = keepImport(writer, report);
    let flagged = 0;
    for (const { key } of report.lines) {
      const what = wanted.has(key) ? canBeTaken.get(key) : undefined;
      if (!what) continue;
      const { score, ...columns } = what;
      if (what.isFlagged) flagged += 1;
      const { id: screeningId } = writer.db
        .insert(screenings)
        .values({
          ...columns,
          score: JSON.stringify(score),
          recordedAt: writer.now,
          recordedBy: writer.person,
        })
        .returning({ id: screenings.id })
        .get();
      const as = { result: what.result, note: '' };
      keepChange(writer, importId, what.studentId, { kind: 'screening', screeningId, as });
    }
    for (const { headings, columns } of file.matchings) keepMatching(writer, 'screenings', headings, columns);
    writer.record({
      action: 'screening.imported',
      subject: `${batch.name}：${report.fileName}，写入 ${wanted.size} 人，其中需面谈 ${flagged} 人`,
      detail: { importId },
    });
    return { importId, report };
  });
  clearDesk(room);
  return taken;
}
