import { classWorkbook } from '#documents/screenings/class-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { FOCUS_GROUPS } from '#shared/screening/batches.ts';
import { LINES_A_GROUP } from '#shared/teacher-workbook.ts';
import { codesOf } from '#shared/terms.ts';
import { saveFillIns } from '#vault/roll/roster/fill-in/save-fill-ins.ts';
import { pupilsAtSchool } from '#vault/roll/students/pupils.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { classesOfBatch } from '../batches.ts';
import { repliesOf } from '../replies.ts';
import { focusBatch } from './compare-workbooks.ts';
import { sealFocusRow } from './focus-key.ts';

/**
 * A fill-in workbook for each class of a batch, in a new folder where the person chooses: the three groups, and the names
 * of the class to choose from. What the class answered before it does not say.
 *
 * @throws Refusal `noBatch`, `noGroups`, `nobodyAsked`, `cannotSave`, `closing`.
 */
export async function saveFocusWorkbooks(
  room: Room,
  { batchId, password }: InputOf<'screenings.saveWorkbooks'>,
): Promise<OutputOf<'screenings.saveWorkbooks'>> {
  const { school, batch, classes } = room.access.read((reader) => {
    const row = focusBatch(reader, batchId);
    return {
      school: schoolRow(reader),
      batch: row,
      classes: repliesOf(reader, row, classesOfBatch(reader, batchId)).flatMap(
        ({ classId, className, homeroomTeacher }) => {
          const names = pupilsAtSchool(reader, classId, reader.today).map(({ name }) => name);
          return names.length > 0 ? [{ classId, className, homeroomTeacher, names }] : [];
        },
      ),
    };
  });
  if (classes.length === 0) {
    throw new Refusal(
      'nobodyAsked',
      '参加的班级里还没有学生，没有保存。请先导入名册，或在“修改”里选择班级。',
    );
  }
  const files: { name: string; workbook: Uint8Array }[] = [];
  for (const { classId, className, homeroomTeacher, names } of classes) {
    const workbook = await classWorkbook({
      schoolName: school.name,
      roomPhone: school.roomPhone,
      className,
      teacher: homeroomTeacher,
      fromOn: batch.fromOn,
      untilOn: batch.untilOn,
      names,
      groups: codesOf(FOCUS_GROUPS).map((focus) => ({
        focus,
        keys: Array.from({ length: LINES_A_GROUP + 1 }, (_, place) =>
          sealFocusRow(room.derived.rows, { batchId, classId, focus, place }),
        ),
      })),
    });
    files.push({ name: [homeroomTeacher, className].filter(Boolean).join(' '), workbook });
  }
  const fileName = await saveFillIns(room, {
    word: '班级排查填写表',
    of: batch.fromOn,
    files,
    password,
    entry: { action: 'screeningBatch.workbooksSaved', subject: `${batch.name}：${classes.length} 个班` },
  });
  return fileName === null ? { saved: false } : { saved: true, fileName, classes: classes.length };
}
