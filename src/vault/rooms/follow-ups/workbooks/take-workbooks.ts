import { eq } from 'drizzle-orm';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { chooseFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { fillInDesk } from '#vault/roll/roster/fill-in/fill-in-desk.ts';
import { keepChange } from '#vault/roll/roster/roster-changes.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { trackingPeriod, weighFollowUp, writeFollowUp } from '../follow-ups.ts';
import { followUps } from '../tables.ts';
import { compareWorkbooks, type ReadWorkbooks, type TakenReport } from './compare-workbooks.ts';

const workbookDesk = fillInDesk<{ period: TrackingPeriod; files: ReadWorkbooks }>();

/**
 * Asks for workbooks that came back, and says what each row of them means; writes nothing. A file among several that
 * cannot be read is told, and keeps the others from nothing.
 *
 * @throws Refusal `noPeriod`, `tooManyFiles`; that of the file where there is one, or where none can be read.
 */
export async function openWorkbooks(
  room: Room,
  { periodId }: InputOf<'followUps.openWorkbooks'>,
): Promise<OutputOf<'followUps.openWorkbooks'>> {
  const period = room.access.read((reader) => trackingPeriod(reader, periodId));
  // What reads workbooks is large: whoever opens the door does not wait for it.
  const { readTeacherWorkbook } = await import('./read-workbook.ts');
  const files = await chooseFillIns(room, 'followUps', readTeacherWorkbook);
  if (!files) return null;
  const { report: shown } = room.access.read((reader) =>
    compareWorkbooks(reader, room.derived.rows, period, files),
  );
  return workbookDesk.lay(room, { period, files }, shown);
}

/**
 * Takes of the preview the rows that the person chose, in one step: all of them, or nothing.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, and those of `writeFollowUp`.
 */
export const takeWorkbooks = (
  room: Room,
  input: InputOf<'followUps.takeWorkbooks'>,
): OutputOf<'followUps.takeWorkbooks'> =>
  workbookDesk.take(room, input, {
    compare: (reader, { period, files }) => compareWorkbooks(reader, room.derived.rows, period, files),
    write: (writer, chosen, { files: { period }, importId, fileName }) => {
      const { id: periodId } = period;
      for (const what of chosen) {
        const { studentId, weekFrom, words, over } = what;
        const followUpId = over
          ? rewritten(writer, what, over)
          : writeFollowUp(writer, { followUpId: null, studentId, compared: null, ...words });
        const before = over?.before ?? null;
        const change = { kind: 'followUp', followUpId, periodId, weekFrom, as: words, before } as const;
        keepChange(writer, importId, studentId, change);
      }
      const changed = chosen.filter(({ over }) => over !== null).length;
      writer.record({
        action: 'followUp.imported',
        subject: `${fileName}：写入 ${chosen.length - changed} 条，改动 ${changed} 条`,
        detail: { importId },
      });
    },
  });

/** A record that an earlier import wrote, in the words that came since; the old ones stay in the log. */
function rewritten(
  writer: Writer,
  { studentId, words }: TakenReport,
  { followUpId, before }: NonNullable<TakenReport['over']>,
) {
  const student = weighFollowUp(writer, { studentId, occurredOn: words.occurredOn });
  writer.db.update(followUps).set(words).where(eq(followUps.id, followUpId)).run();
  writer.record({
    action: 'followUp.reportChanged',
    subject: auditSubject(student),
    detail: { old: before, new: words },
  });
  return followUpId;
}
