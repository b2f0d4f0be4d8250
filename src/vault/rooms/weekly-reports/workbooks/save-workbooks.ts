import { weekWorkbook } from '#documents/weekly-reports/week-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { weekOf } from '#shared/school-calendar.ts';
import { LINES_A_WEEK } from '#shared/teacher-workbook.ts';
import { saveFillIns } from '#vault/roll/roster/fill-in/save-fill-ins.ts';
import { pupilsAtSchool } from '#vault/roll/students/pupils.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { weeklyBoard } from '../board.ts';
import { sealWeekRow } from './week-key.ts';

/**
 * A fill-in workbook for each class of the term, in a new folder where the person chooses: the weeks, and the names of the
 * class to choose from. Who is listed it does not say.
 *
 * @throws Refusal `nobodyAsked`, `cannotSave`, `closing`.
 */
export async function saveWeekWorkbooks(
  room: Room,
  { weeks, password }: InputOf<'weeklyReports.saveWorkbooks'>,
): Promise<OutputOf<'weeklyReports.saveWorkbooks'>> {
  const { school, classes } = room.access.read((reader) => {
    const [first = reader.today] = weeks;
    return {
      school: schoolRow(reader),
      classes: weeklyBoard(reader, first).classes.flatMap(({ classId, className, homeroomTeacher }) => {
        const names = pupilsAtSchool(reader, classId, first).map(({ name }) => name);
        return names.length > 0 ? [{ classId, className, homeroomTeacher, names }] : [];
      }),
    };
  });
  if (classes.length === 0) {
    throw new Refusal('nobodyAsked', '这个学期还没有班级，没有保存。请先导入名册。');
  }
  const files: { name: string; workbook: Uint8Array }[] = [];
  for (const { classId, className, homeroomTeacher, names } of classes) {
    const workbook = await weekWorkbook({
      schoolName: school.name,
      roomPhone: school.roomPhone,
      className,
      teacher: homeroomTeacher,
      names,
      weeks: [...new Set(weeks)].sort().map((weekFrom) => ({
        week: weekOf(weekFrom),
        keys: Array.from({ length: LINES_A_WEEK + 1 }, (_, place) =>
          sealWeekRow(room.derived.rows, { classId, weekFrom: weekOf(weekFrom).from, place }),
        ),
      })),
    });
    files.push({ name: [homeroomTeacher, className].filter(Boolean).join(' '), workbook });
  }
  const fileName = await saveFillIns(room, {
    word: '班级周报填写表',
    of: weeks[0] ?? '',
    files,
    password,
    entry: { action: 'weeklyReport.workbooksSaved', subject: `${classes.length} 个班，${weeks.length} 周` },
  });
  return fileName === null ? { saved: false } : { saved: true, fileName, classes: classes.length };
}
