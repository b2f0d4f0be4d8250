import type { TeacherChange } from '#shared/contract/roster.ts';
import type { KnownSchool } from './known-school.ts';
import type { RosterRow } from './reading/roster-reading.ts';
import type { ReadFile } from './roster-desk.ts';

/** Whom the file names as homeroom teachers of each class, in the order of their rows. */
export function teachersInFile(file: ReadFile): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const { className, homeroomTeacher } of file.sheets.flatMap(({ reading }) => reading.rows)) {
    if (!homeroomTeacher) continue;
    const others = named.get(className) ?? [];
    if (!others.includes(homeroomTeacher)) named.set(className, [...others, homeroomTeacher]);
  }
  return named;
}

/** One class has one homeroom teacher: where the rows name several, the first stays and the others are told of. */
export function teacherNotices(
  { className, homeroomTeacher }: RosterRow,
  teachers: ReadonlyMap<string, string[]>,
): string[] {
  const [first, ...others] = teachers.get(className) ?? [];
  if (!homeroomTeacher || !first || others.length === 0 || homeroomTeacher === first) return [];
  return [`班主任写的是“${homeroomTeacher}”，本班其他行写的是“${first}”，请核对`];
}

/** A teacher whom every row of the class agrees on, where the vault has another. */
export function teacherChanges(teachers: ReadonlyMap<string, string[]>, known: KnownSchool): TeacherChange[] {
  return [...teachers].flatMap(([className, [first, ...others]]) => {
    const old = known.teachers.get(className);
    // A class that is new here, or has no teacher yet, gets one with its students.
    if (!first || others.length > 0 || !old || old === first) return [];
    return [{ className, old, new: first, taken: true }];
  });
}
