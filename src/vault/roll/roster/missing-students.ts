import { gradeKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { MissingStudent, RosterLine } from '#shared/contract/roster.ts';
import { NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import type { KnownSchool, KnownStudent } from './known-school.ts';
import type { ReadFile } from './roster-desk.ts';

/** Who is at the school, in a grade that the file covers, and not in the file. */
export function absentStudents(
  file: ReadFile,
  known: KnownSchool,
  inFile: ReadonlyMap<StudentId, string>,
): KnownStudent[] {
  const covered = new Set(
    file.sheets.flatMap(({ reading }) => reading.rows.map(({ className }) => gradeKey(className))),
  );
  return known.students.filter(({ id, leftOn, membership }) => {
    if (leftOn !== null || inFile.has(id) || !membership) return false;
    return covered.has(gradeKey(membership.className, file.schoolYear - membership.schoolYear));
  });
}

/** They as a person is shown them; a row that may be theirs after all is told of. */
export function missingLines(
  absent: Iterable<KnownStudent>,
  lines: readonly RosterLine[],
  kind: NumberKind,
): MissingStudent[] {
  const unsure = new Map(
    lines
      .filter(({ verdict, name }) => name !== '' && (verdict === 'unreadable' || verdict === 'sameName'))
      .map((line) => [line.name, line]),
  );
  return [...absent].map(({ id: studentId, studentNumber, name, membership, onLeave }) => {
    const line = unsure.get(name);
    const why = line?.verdict === 'sameName' ? `${NUMBER_KINDS[kind]}不同` : '读不出';
    const remarks = [
      onLeave ? '正在休学' : '',
      line ? `名册第 ${line.rowNumber} 行有同名的一行（${why}），请先核对` : '',
    ];
    return {
      studentId,
      studentNumber,
      name,
      className: membership?.className ?? '',
      message: remarks.filter(Boolean).join('；'),
      departure: null,
    };
  });
}
