import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { chooseFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { keepChange } from '#vault/roll/roster/roster-changes.ts';
import { refuseChangedPreview, refuseUnshown } from '#vault/roll/roster/roster-desk.ts';
import { keepImport } from '#vault/roll/roster/roster-imports.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { trackingPeriod, weighFollowUp, writeFollowUp } from '../follow-ups.ts';
import { followUps } from '../tables.ts';
import { compareWorkbooks, type ReadWorkbooks, type TakenReport } from './compare-workbooks.ts';

/** The workbooks that lie on the desk, and what was shown of them: nothing else is taken. */
const workbookDesk = perRoom(
  (): {
    laid: { token: string; period: TrackingPeriod; files: ReadWorkbooks; shown: RosterReport } | null;
  } => ({ laid: null }),
);

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
  const token = randomUUID();
  workbookDesk(room).laid = { token, period, files, shown };
  return { token, report: shown };
}

/**
 * Takes of the preview the rows that the person chose, in one step: all of them, or nothing.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, and those of `writeFollowUp`.
 */
export function takeWorkbooks(
  room: Room,
  { token, rows }: InputOf<'followUps.takeWorkbooks'>,
): OutputOf<'followUps.takeWorkbooks'> {
  const { laid } = workbookDesk(room);
  if (laid?.token !== token) {
    throw new Refusal('nothingRead', '这些表的核对已失效，没有写入任何内容。请重新选择文件。');
  }
  const { period, files, shown } = laid;
  const wanted = new Set(rows);
  const result = room.access.write((writer) => {
    const { report: now, taken } = compareWorkbooks(writer, room.derived.rows, period, files);
    refuseChangedPreview(now, shown);
    refuseUnshown([...wanted].every((key) => taken.has(key)));
    const report = { ...now, lines: now.lines.map((line) => ({ ...line, taken: wanted.has(line.key) })) };
    const importId = keepImport(writer, report);
    let changed = 0;
    for (const { key } of report.lines) {
      const what = wanted.has(key) ? taken.get(key) : undefined;
      if (!what) continue;
      const { studentId, weekFrom, words, over } = what;
      if (over) changed += 1;
      const followUpId = over
        ? rewritten(writer, what, over)
        : writeFollowUp(writer, { followUpId: null, studentId, compared: null, ...words });
      const before = over?.before ?? null;
      keepChange(writer, importId, studentId, {
        kind: 'followUp',
        followUpId,
        periodId: period.id,
        weekFrom,
        as: words,
        before,
      });
    }
    writer.record({
      action: 'followUp.imported',
      subject: `${report.fileName}：写入 ${wanted.size - changed} 条，改动 ${changed} 条`,
      detail: { importId },
    });
    return { importId, report };
  });
  workbookDesk(room).laid = null;
  return result;
}

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
