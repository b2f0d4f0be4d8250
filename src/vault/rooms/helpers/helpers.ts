import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { compareClassNames } from '#shared/class-names.ts';
import type { ActivityId, SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { HelperLine, HelperPostId, HelperRoster } from '#shared/contract/helpers.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { HELPER_POSTS, holdsOn, lastsToTheEnd } from '#shared/helper-posts.ts';
import { Refusal } from '#shared/outcome.ts';
import { addDays, type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { classesOf } from '#vault/roll/school/classes.ts';
import { schoolYearOn, spanOfSchoolYear } from '#vault/roll/school/school-years.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { existingInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubjects, idsAtSchool, placeOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { classMemberships } from '#vault/roll/students/tables.ts';
import { activities } from '#vault/rooms/activities/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { helperPosts, helperTrainings } from './tables.ts';

type PostRow = typeof helperPosts.$inferSelect;
export type KnownHelper = HelperLine & Pick<PostRow, 'recordedAt'>;

const POSTS_IN_ORDER = codesOf(HELPER_POSTS);

/** The posts of a student, in the order of their days. */
export const helperLinesOf = (reader: Reader, studentId: StudentId): KnownHelper[] =>
  linesOf(reader, eq(helperPosts.studentId, studentId)).sort((one, other) =>
    one.fromOn.localeCompare(other.fromOn),
  );

/** 心理委员名册 of a school year: by class, then by post; which class has none; who may go on from the year before. */
export function helperRoster(reader: Reader, wanted: number | null): HelperRoster {
  const schoolYear = wanted ?? schoolYearOn(reader, reader.today);
  const span = spanOfSchoolYear(reader, schoolYear);
  const posts = linesOf(reader, eq(helperPosts.schoolYear, schoolYear)).sort(inOrder);
  const day = dayIn(span, reader.today);
  const served = new Set(
    rowsWhere(reader, eq(helperPosts.schoolYear, schoolYear)).flatMap((row) =>
      row.classId !== null && holdsOn(row, span, day) ? [row.classId] : [],
    ),
  );
  return {
    schoolYear,
    fromOn: span.from,
    untilOn: span.until,
    posts,
    classesWithout: classesOf(reader, schoolYear, day)
      .filter(({ id, students }) => students > 0 && !served.has(id))
      .map(({ name }) => name),
    mayGoOn: goingOn(reader, schoolYear).map(({ id }) => id),
  };
}

/** Today as far as it lies in the year: one that is over is told as it ended, one to come as it begins. */
const dayIn = ({ from, until }: { from: LocalDate; until: LocalDate }, today: LocalDate): LocalDate =>
  today < from ? from : today > until ? until : today;

const inOrder = (one: HelperLine, other: HelperLine): number =>
  compareClassNames(one.className, other.className) ||
  POSTS_IN_ORDER.indexOf(one.post) - POSTS_IN_ORDER.indexOf(other.post) ||
  one.fromOn.localeCompare(other.fromOn);

function rowsWhere({ db }: Reader, which: SQL | undefined): PostRow[] {
  return db
    .select()
    .from(helperPosts)
    .where(and(which, isNull(helperPosts.removedAt)))
    .orderBy(asc(helperPosts.recordedAt))
    .all();
}

function linesOf(reader: Reader, which: SQL | undefined): KnownHelper[] {
  const rows = rowsWhere(reader, which);
  const ids = [...new Set(rows.map(({ studentId }) => studentId))];
  const trained = trainingsOf(reader, ids);
  const classNames = new Map(
    reader.db
      .select({ id: schoolClasses.id, name: schoolClasses.name })
      .from(schoolClasses)
      .where(
        among(
          schoolClasses.id,
          rows.flatMap(({ classId }) => classId ?? []),
        ),
      )
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const years = new Map(
    [...new Set(rows.map(({ schoolYear }) => schoolYear))].map((year) => [
      year,
      spanOfSchoolYear(reader, year),
    ]),
  );
  const known = new Map(
    [...years].map(([year, span]) => [
      year,
      new Map(
        studentsById(reader, ids, dayIn(span, reader.today)).map((student) => [student.id, student] as const),
      ),
    ]),
  );
  const left = new Set(ids);
  for (const id of idsAtSchool(reader, ids, reader.today)) left.delete(id);
  return rows.flatMap((row): KnownHelper[] => {
    const span = years.get(row.schoolYear);
    const student = known.get(row.schoolYear)?.get(row.studentId);
    if (!span || !student) return [];
    const trainings = trained.get(row.studentId) ?? [];
    const { classId, ...columns } = row;
    return [
      {
        ...columns,
        name: student.name,
        studentNumber: student.studentNumber,
        className: (classId && classNames.get(classId)) ?? student.className,
        lastOn: lastsToTheEnd(row, span) ? span.until : addDays(row.endedOn ?? span.until, -1),
        holds: holdsOn(row, span, reader.today) && !left.has(row.studentId),
        hasLeft: left.has(row.studentId),
        trainings,
        trainedThisYear: trainings.filter(
          ({ occurredOn }) => span.from <= occurredOn && occurredOn <= span.until,
        ).length,
      },
    ];
  });
}

/** What each student was trained in, by whichever of the posts it was written down. */
function trainingsOf({ db }: Reader, ids: readonly StudentId[]): Map<StudentId, HelperLine['trainings']> {
  const rows = db
    .selectDistinct({
      studentId: helperPosts.studentId,
      activityId: activities.id,
      occurredOn: activities.occurredOn,
      title: activities.title,
    })
    .from(helperTrainings)
    .innerJoin(helperPosts, eq(helperPosts.id, helperTrainings.postId))
    .innerJoin(activities, eq(activities.id, helperTrainings.activityId))
    .where(
      and(among(helperPosts.studentId, ids), isNull(helperPosts.removedAt), isNull(activities.removedAt)),
    )
    .orderBy(asc(activities.occurredOn))
    .all();
  return Map.groupBy(rows, ({ studentId }) => studentId);
}

/** Posts of the year before that lasted to its end, of students who are here and have no such post yet. */
function goingOn(reader: Reader, schoolYear: number): PostRow[] {
  const before = spanOfSchoolYear(reader, schoolYear - 1);
  const sameAs = ({ studentId, post, title, dormitory }: PostRow) =>
    [studentId, post, title, dormitory].join('/');
  const there = new Set(rowsWhere(reader, eq(helperPosts.schoolYear, schoolYear)).map(sameAs));
  const rows = rowsWhere(reader, eq(helperPosts.schoolYear, schoolYear - 1)).filter(
    (row) => lastsToTheEnd(row, before) && !there.has(sameAs(row)),
  );
  const { from, until } = spanOfSchoolYear(reader, schoolYear);
  const day = dayIn({ from, until }, reader.today);
  const here = new Set(
    idsAtSchool(
      reader,
      rows.map(({ studentId }) => studentId),
      day,
    ),
  );
  return rows.filter(
    ({ studentId, post }) =>
      here.has(studentId) && (post !== 'class' || classIn(reader, studentId, schoolYear, day) !== null),
  );
}

/** The class of a school year that a student is in on a day; null before the school has gone into that year. */
function classIn(
  reader: Reader,
  studentId: StudentId,
  schoolYear: number,
  day: LocalDate,
): SchoolClassId | null {
  const found = reader.db
    .select({ id: schoolClasses.id })
    .from(classMemberships)
    .innerJoin(schoolClasses, eq(schoolClasses.id, classMemberships.classId))
    .where(
      and(eq(classMemberships.id, placeOn(sql`${studentId}`, day)), eq(schoolClasses.schoolYear, schoolYear)),
    )
    .get();
  return found?.id ?? null;
}

const WRITTEN = { table: helperPosts, action: 'helperPost.written' } as const;

/**
 * A student takes up a post, or one is put right. A class's post is of the class that the student is in.
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`, `noClass`, `otherYear`; those of `refuseImpossibleDay`.
 */
export function writeHelper(writer: Writer, { postId, ...columns }: InputOf<'helpers.write'>): HelperPostId {
  const { studentId, post, fromOn, endedOn } = columns;
  refuseImpossibleDay(writer, 'fromOn', fromOn, { of: [studentId], ahead: true });
  refuseImpossibleDay(writer, 'endedOn', endedOn, { of: [studentId], ahead: true });
  const schoolYear = schoolYearOn(writer, fromOn);
  const { until } = spanOfSchoolYear(writer, schoolYear);
  if (endedOn !== null && endedOn > addDays(until, 1)) {
    throw Refusal.at(
      'endedOn',
      'otherYear',
      `任期到学年末（${writtenDate(until)}）为止；下学年接着担任的，到时按一次“续任”`,
    );
  }
  const classId = post === 'class' ? classIn(writer, studentId, schoolYear, fromOn) : null;
  if (post === 'class' && classId === null) {
    throw Refusal.at('studentId', 'noClass', '这名学生在这个学年还没有班级，请先编班，再登记班级心理委员');
  }
  return writeInFile(writer, WRITTEN, postId, { ...columns, schoolYear, classId });
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeHelper(writer: Writer, { postId, reason }: InputOf<'helpers.remove'>): void {
  removeFromFile(writer, { table: helperPosts, action: 'helperPost.removed' }, postId, reason);
}

/** 续任. Of those who may not go on any more nothing is written. @throws Refusal `nobodyGoesOn`. */
export function carryOn(
  writer: Writer,
  { schoolYear, postIds }: InputOf<'helpers.carryOn'>,
): OutputOf<'helpers.carryOn'> {
  const wanted = new Set(postIds);
  const rows = goingOn(writer, schoolYear).filter(({ id }) => wanted.has(id));
  if (rows.length === 0) {
    throw new Refusal(
      'nobodyGoesOn',
      '没有可以续任的：已经续任，或学生还没有编入这个学年的班级。请刷新后查看。',
    );
  }
  const { from, until } = spanOfSchoolYear(writer, schoolYear);
  const day = dayIn({ from, until }, writer.today);
  for (const { studentId, post, title, dormitory } of rows) {
    const classId = post === 'class' ? classIn(writer, studentId, schoolYear, day) : null;
    writer.db
      .insert(helperPosts)
      .values({
        studentId,
        post,
        title,
        dormitory,
        schoolYear,
        classId,
        fromOn: from,
        recordedAt: writer.now,
        recordedBy: writer.person,
      })
      .run();
  }
  const { subject, detail } = auditSubjects(
    studentsById(
      writer,
      rows.map(({ studentId }) => studentId),
      writer.today,
    ),
  );
  writer.record({ action: 'helperPost.carriedOn', subject, detail: { ...detail, schoolYear } });
  return { carriedOn: rows.length };
}

/**
 * 登记参训: who was at a training. The training is the activity itself, and nothing of it is copied.
 *
 * @throws Refusal `noActivity`, `noTraining` for what was no training of students, `noRecord`, `archived`.
 */
export function attend(writer: Writer, { activityId, postIds }: InputOf<'helpers.attend'>): void {
  const training = existingTraining(writer, activityId);
  const posts = [...new Set(postIds)].map((id) => existingInFile(writer, helperPosts, id));
  for (const { id: postId, studentId } of posts) {
    mustBeAtSchool(writer, studentId);
    writer.db
      .insert(helperTrainings)
      .values({ postId, activityId, recordedAt: writer.now, recordedBy: writer.person })
      .onConflictDoNothing()
      .run();
  }
  sayTraining(writer, 'helperPost.trained', posts, training.title);
}

/** Somebody was not there after all. @throws Refusal `noRecord`, `archived`. */
export function notThere(writer: Writer, { activityId, postId }: InputOf<'helpers.absent'>): void {
  const post = existingInFile(writer, helperPosts, postId);
  mustBeAtSchool(writer, post.studentId);
  const title =
    writer.db.select({ title: activities.title }).from(activities).where(eq(activities.id, activityId)).get()
      ?.title ?? '';
  // It may have been written down with another post of the same student.
  const theirs = rowsWhere(writer, eq(helperPosts.studentId, post.studentId)).map(({ id }) => id);
  writer.db
    .delete(helperTrainings)
    .where(and(among(helperTrainings.postId, theirs), eq(helperTrainings.activityId, activityId)))
    .run();
  sayTraining(writer, 'helperPost.notTrained', [post], title);
}

function existingTraining(reader: Reader, id: ActivityId) {
  const row = reader.db
    .select()
    .from(activities)
    .where(and(eq(activities.id, id), isNull(activities.removedAt)))
    .get();
  if (!row) throw new Refusal('noActivity', '找不到这项活动，可能已被删除。请刷新后重新选择。');
  if (row.kind !== 'studentLecture') {
    throw new Refusal('noTraining', '这项活动不是学生培训，请选择“学生专题讲座、培训”里的一项。');
  }
  return row;
}

function sayTraining(
  writer: Writer,
  action: 'helperPost.trained' | 'helperPost.notTrained',
  posts: readonly PostRow[],
  training: string,
): void {
  const { subject, detail } = auditSubjects(
    studentsById(writer, [...new Set(posts.map(({ studentId }) => studentId))], writer.today),
  );
  writer.record({ action, subject, detail: { ...detail, training } });
}
