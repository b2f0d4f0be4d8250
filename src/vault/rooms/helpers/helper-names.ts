import { and, eq, isNull, ne } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { staff } from '#vault/roll/school/tables.ts';
import { students } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { helperPosts } from './tables.ts';

/**
 * Who told of another child is named in no file and on no paper of that child (papers.md). Names of helpers, then and
 * now, but the child's own; a name that a teacher bears as well is the teacher's.
 */
function helpersBeside(reader: Reader, studentId: StudentId): string[] {
  const teachers = new Set(
    reader.db
      .select({ name: staff.name })
      .from(staff)
      .all()
      .map(({ name }) => name),
  );
  return reader.db
    .selectDistinct({ name: students.name })
    .from(helperPosts)
    .innerJoin(students, eq(students.id, helperPosts.studentId))
    .where(and(ne(helperPosts.studentId, studentId), isNull(helperPosts.removedAt)))
    .all()
    .flatMap(({ name }) => (teachers.has(name) ? [] : [name]))
    .sort((one, other) => other.length - one.length);
}

/** What stands in place of a helper's name. */
const ANY_HELPER = '心理委员';

/** @throws Refusal `namesHelper` where the text of a record about a student names another who is a helper. */
export function refuseHelperName(reader: Reader, field: string, text: string, studentId: StudentId): void {
  const named = helpersBeside(reader, studentId).find((name) => text.includes(name));
  if (named === undefined) return;
  throw Refusal.at(field, 'namesHelper', `心理委员的姓名不写进别人的档案，请把“${named}”改成“${ANY_HELPER}”`);
}

/** A text as it may leave the room: what was written before somebody became a helper may name one all the same. */
export function withoutHelpers(reader: Reader, text: string, studentId: StudentId): string {
  return helpersBeside(reader, studentId).reduce((left, name) => left.replaceAll(name, ANY_HELPER), text);
}
