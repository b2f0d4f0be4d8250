import { basename } from 'node:path';
import type { RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { LIST_KINDS, type ListKind } from '#shared/roster-terms.ts';
import { bytesOfList } from '#vault/roll/roster/open-roster.ts';
import type { Room } from '#vault/strongbox/room.ts';

/** So many teachers has no school. */
const MOST_FILES = 200;

/** Files that came back, as they were read, and those that were not. */
export interface ReadFillIns<Workbook> {
  fileName: string;
  workbooks: readonly Workbook[];
  skipped: RosterReport['skippedSheets'];
}

/**
 * Asks for workbooks that came back, and reads them. A file among several that cannot be read is told, and keeps the
 * others from nothing.
 *
 * @param read of one file.
 * @returns null where none was chosen.
 * @throws Refusal `tooManyFiles`; that of the file where there is one, or where none can be read.
 */
export async function chooseFillIns<Workbook>(
  room: Room,
  list: ListKind,
  read: (bytes: Uint8Array, fileName: string) => Workbook,
): Promise<ReadFillIns<Workbook> | null> {
  const paths = await room.shell.chooseFiles({
    title: `选择${LIST_KINDS[list]}（可以选几份）`,
    kind: `${LIST_KINDS[list]}（Excel）`,
    extensions: ['xlsx', 'xls', 'xlsm', 'et', 'csv'],
  });
  if (paths.length === 0) return null;
  if (paths.length > MOST_FILES) {
    throw new Refusal('tooManyFiles', `一次最多选 ${MOST_FILES} 份，请分几次导入。`);
  }
  const workbooks: Workbook[] = [];
  const refused: { name: string; refusal: Refusal }[] = [];
  for (const path of paths) {
    const name = basename(path);
    try {
      workbooks.push(read(bytesOfList(path), name));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ name, refusal: error });
    }
  }
  const [first] = refused;
  if (workbooks.length === 0 && first) throw first.refusal;
  const names = paths.map((path) => basename(path));
  return {
    fileName: names.length === 1 ? (names[0] ?? '') : `${names[0]} 等 ${names.length} 份`,
    workbooks,
    skipped: refused.map(({ name, refusal }) => ({ name, message: refusal.failure.message })),
  };
}
