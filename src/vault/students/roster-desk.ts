import type { RosterReport, SkippedRow } from '#shared/contract/students.ts';
import type { RosterRow } from './roster/roster-reading.ts';

/** A row that is ready to be taken, and where it stood. */
export interface ReadRow {
  sheetName: string;
  row: RosterRow;
}

/** A file that was read and waits for a yes. */
export interface ReadFile {
  fileName: string;
  rows: ReadRow[];
  skipped: SkippedRow[];
  skippedSheets: RosterReport['skippedSheets'];
}

/** Files that were read and wait, by their token. */
export type RosterDesk = Map<string, ReadFile>;
