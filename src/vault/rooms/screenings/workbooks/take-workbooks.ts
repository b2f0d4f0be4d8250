import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { FOCUS_COLUMNS } from '#shared/teacher-workbook.ts';
import { chooseFillIns, type ReadFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { fillInDesk, withoutChildren } from '#vault/roll/roster/fill-in/fill-in-desk.ts';
import { keepChange } from '#vault/roll/roster/roster-changes.ts';
import type { Room } from '#vault/strongbox/room.ts';
import type { BatchRow } from '../batches.ts';
import { existingEntry } from '../entries.ts';
import { writeReply } from '../replies.ts';
import { compareSheets, type FilledSheet, focusBatch } from './compare-workbooks.ts';
import { standsAs } from './undo-workbooks.ts';

const sheetDesk = fillInDesk<{ batch: BatchRow; files: ReadFillIns<FilledSheet> }>();

/**
 * Asks for workbooks that came back, and says what each class's means for the batch; writes nothing.
 *
 * @throws Refusal `noBatch`, `noGroups`; those of `chooseFillIns`.
 */
export async function openFocusWorkbooks(
  room: Room,
  { batchId }: InputOf<'screenings.openWorkbooks'>,
): Promise<OutputOf<'screenings.openWorkbooks'>> {
  const batch = room.access.read((reader) => focusBatch(reader, batchId));
  // What reads workbooks is large: whoever opens the door does not wait for it.
  const { readFillIn } = await import('#vault/roll/roster/fill-in/read-fill-in.ts');
  const files = await chooseFillIns(
    room,
    'focusReplies',
    (bytes, fileName): FilledSheet => ({ fileName, ...readFillIn(bytes, fileName, FOCUS_COLUMNS) }),
  );
  if (!files) return null;
  const { report } = room.access.read((reader) => compareSheets(reader, room.derived.rows, batch, files));
  return sheetDesk.lay(room, { batch, files }, report);
}

/**
 * Takes of the preview the classes that the person chose, in one step: all of them, or nothing. What a class answered
 * before stays in the vault, hidden.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, and those of `writeReply`.
 */
export const takeFocusWorkbooks = (
  room: Room,
  input: InputOf<'screenings.takeWorkbooks'>,
): OutputOf<'screenings.takeWorkbooks'> =>
  sheetDesk.take(room, input, {
    compare: (reader, { batch, files }) => compareSheets(reader, room.derived.rows, batch, files),
    keeps: withoutChildren,
    write: (writer, chosen, { files: { batch }, importId, fileName }) => {
      for (const { reply } of chosen) {
        for (const { studentId, entryId, isNew } of writeReply(writer, reply, importId)) {
          const as = standsAs(existingEntry(writer, entryId));
          keepChange(writer, importId, studentId, { kind: 'found', entryId, isNew, as });
        }
      }
      const changed = chosen.filter(({ isChange }) => isChange).length;
      writer.record({
        action: 'screeningBatch.repliesImported',
        subject: `${batch.name}：${fileName}，写入 ${chosen.length - changed} 个班，改动 ${changed} 个班`,
        detail: { importId },
      });
    },
  });
