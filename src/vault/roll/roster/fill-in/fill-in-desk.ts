import { randomUUID } from 'node:crypto';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { refuseChangedPreview, refuseUnshown } from '#vault/roll/roster/roster-desk.ts';
import { keepImport } from '#vault/roll/roster/roster-imports.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';

/** What each row of some files means, and what of them can be written, by the key of its line. */
export interface Compared<Takes> {
  report: RosterReport;
  taken: ReadonlyMap<string, Takes>;
}

interface Taking<Files, Takes> {
  compare(reader: Reader, files: Files): Compared<Takes>;
  /** What is kept of the report; all of it where this is absent. */
  keeps?(report: RosterReport): RosterReport;
  /** Writes what was chosen, in the order of the lines. */
  write(
    writer: Writer,
    chosen: readonly Takes[],
    of: { files: Files; importId: RosterImportId; fileName: string },
  ): void;
}

/** A desk for one kind of workbook that came back: what lies on it, and what was shown of it. Nothing else is taken. */
export function fillInDesk<Files>() {
  const desk = perRoom((): { laid: { token: string; files: Files; shown: RosterReport } | null } => ({
    laid: null,
  }));
  return {
    /** Lays files down with what is shown of them. */
    lay(room: Room, files: Files, shown: RosterReport): { token: string; report: RosterReport } {
      const token = randomUUID();
      desk(room).laid = { token, files, shown };
      return { token, report: shown };
    },
    /**
     * Takes of the preview the rows that the person chose, in one step: all of them, or nothing.
     *
     * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, and those of `write`.
     */
    take<Takes>(
      room: Room,
      { token, rows }: { token: string; rows: readonly string[] },
      { compare, keeps = (report) => report, write }: Taking<Files, Takes>,
    ): { importId: RosterImportId; report: RosterReport } {
      const { laid } = desk(room);
      if (laid?.token !== token) {
        throw new Refusal('nothingRead', '这些表的核对已失效，没有写入任何内容。请重新选择文件。');
      }
      const wanted = new Set(rows);
      const result = room.access.write((writer) => {
        const { report: now, taken } = compare(writer, laid.files);
        refuseChangedPreview(now, laid.shown);
        refuseUnshown([...wanted].every((key) => taken.has(key)));
        const lines = now.lines.map((line) => ({ ...line, taken: wanted.has(line.key) }));
        const report = { ...now, lines };
        const importId = keepImport(writer, keeps(report));
        const chosen = lines.flatMap(({ key }) => {
          const what = wanted.has(key) ? taken.get(key) : undefined;
          return what === undefined ? [] : [what];
        });
        write(writer, chosen, { files: laid.files, importId, fileName: report.fileName });
        return { importId, report };
      });
      desk(room).laid = null;
      return result;
    },
  };
}

/** What is kept of an import whose lines are of whole classes names no child: what was said stands in the files, and goes with them. */
export function withoutChildren(report: RosterReport): RosterReport {
  return {
    ...report,
    lines: report.lines.map((line) => ({
      ...line,
      message: line.message && '有看不懂的地方，没有写入。',
      changes: [],
      weekly: line.weekly && { ...line.weekly, text: '' },
      reply: line.reply && { text: '' },
    })),
  };
}
