import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Listing } from '#shared/contract/roster.ts';
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
import { putAtLevel } from '../levels.ts';
import { compareList, type SaidOfList } from './compare-list.ts';
import { keepMeanings } from './level-meanings.ts';

/** What a row says that is none of a list of the watchlist. */
const NOTHING: Listing = { level: null, listedOn: null, reason: '', decidedBy: '', discoveryRoute: 'other' };

/** What a person said of the list that was compared. */
const saidOf = perRoom((): { said: SaidOfList | null } => ({ said: null }));

/**
 * Reads the list on the desk as it was laid out, and says what each row of it means; writes nothing.
 *
 * @throws Refusal of `readFile`.
 */
export async function previewList(
  room: Room,
  { token, sheets, words, unsaid }: InputOf<'watchlist.compareList'>,
): Promise<OutputOf<'watchlist.compareList'>> {
  rosterDesk(room).compared = null;
  const schoolYear = room.access.read(schoolYearOfRosterToday);
  const file = await readFile(room, { token, sheets, schoolYear });
  const said = { words, unsaid };
  const { report: shown } = room.access.read((reader) => compareList(reader, file, said));
  rosterDesk(room).compared = { token, file, shown };
  saidOf(room).said = said;
  return shown;
}

/**
 * Takes of the preview the rows that the person chose, in one step: all of them, or nothing.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`.
 */
export function takeList(
  room: Room,
  { token, rows }: InputOf<'watchlist.takeList'>,
): OutputOf<'watchlist.takeList'> {
  const { file, shown } = comparedFile(room, token);
  const { said } = saidOf(room);
  if (!said) throw new Error('a list was compared, and nothing was said of it');
  const wanted = new Set(rows);
  const taken = room.access.write((writer) => {
    const { report: now, students } = compareList(writer, file, said);
    refuseChangedPreview(now, shown);
    refuseUnshown([...wanted].every((key) => students.has(key)));
    const report = { ...now, lines: now.lines.map((line) => ({ ...line, taken: wanted.has(line.key) })) };
    const importId = keepImport(writer, report);
    const written = report.lines.filter((line) => line.taken);
    for (const { key, listing } of written) {
      const studentId = students.get(key);
      const { level, listedOn: fromOn, reason, decidedBy, discoveryRoute } = listing ?? NOTHING;
      if (studentId === undefined || level === null || fromOn === null) {
        throw new Error('a row can be taken, and does not say what');
      }
      const as = { level, fromOn, reason, decidedBy };
      const periodId = putAtLevel(writer, { studentId, ...as, discoveryRoute });
      keepChange(writer, importId, studentId, { kind: 'level', periodId, as });
    }
    for (const { headings, columns } of file.matchings) keepMatching(writer, 'watchlist', headings, columns);
    const listed = written.filter(({ verdict }) => verdict === 'listed').length;
    const meanings = keepMeanings(writer, said.words);
    writer.record({
      action: 'watchlist.imported',
      subject: `${report.fileName}：列入 ${listed} 人，调整等级 ${written.length - listed} 人`,
      detail: { importId, ...(meanings.length > 0 ? { meanings } : {}) },
    });
    return { importId, report };
  });
  clearDesk(room);
  return taken;
}
