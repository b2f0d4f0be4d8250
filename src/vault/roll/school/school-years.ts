import { and, asc, eq, isNull } from 'drizzle-orm';
import type { InputOf } from '#shared/contract/index.ts';
import type { SchoolSpan, SchoolYearLine } from '#shared/contract/school-years.ts';
import type { PartOfYear } from '#shared/contract/students.ts';
import { Refusal } from '#shared/outcome.ts';
import {
  daysBetween,
  EARLIEST_FIRST_DAY,
  LATEST_FIRST_DAY,
  type LocalDate,
  localDate,
  type SchoolYearDates,
  schoolYearOf,
  schoolYearOfRoster,
  schoolYearSpan,
  writtenDate,
} from '#shared/school-calendar.ts';
import type { DayReader, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { rollOvers, schoolClasses, schoolSpans, schoolYears } from './tables.ts';

/** The years whose days a person has set. */
export function setSchoolYears(reader: DayReader): SchoolYearDates[] {
  return reader.db
    .select({
      schoolYear: schoolYears.schoolYear,
      fromOn: schoolYears.fromOn,
      untilOn: schoolYears.untilOn,
    })
    .from(schoolYears)
    .all();
}

/** The school year that a day lies in, by this school's dates. */
export function schoolYearOn(reader: Reader, date: LocalDate): number {
  return schoolYearOf(date, setSchoolYears(reader));
}

/** The school year that a roster of today is most likely of, by this school's dates. */
export function schoolYearOfRosterToday(reader: Reader): number {
  return schoolYearOfRoster(reader.today, setSchoolYears(reader));
}

/** First and last day of a school year, by this school's dates. */
export function spanOfSchoolYear(reader: Reader, schoolYear: number): { from: LocalDate; until: LocalDate } {
  return schoolYearSpan(schoolYear, setSchoolYears(reader));
}

/** The years that have classes, dates or terms, with the running one and the next, the latest first. */
export function listSchoolYears(reader: Reader): SchoolYearLine[] {
  const dates = setSchoolYears(reader);
  const running = schoolYearOf(reader.today, dates);
  const withClasses = reader.db.selectDistinct({ schoolYear: schoolClasses.schoolYear }).from(schoolClasses);
  const withSpans = reader.db
    .selectDistinct({ schoolYear: schoolSpans.schoolYear })
    .from(schoolSpans)
    .where(isNull(schoolSpans.removedAt));
  const years = new Set([
    running,
    running + 1,
    ...[...dates, ...withClasses.all(), ...withSpans.all()].map(({ schoolYear }) => schoolYear),
  ]);
  return [...years]
    .sort((one, other) => other - one)
    .map((schoolYear) => {
      const { from, until } = schoolYearSpan(schoolYear, dates);
      const isSet = dates.some((set) => set.schoolYear === schoolYear);
      return { schoolYear, fromOn: from, untilOn: until, isSet, isRunning: schoolYear === running };
    });
}

/** The terms and holidays of a school year, in the order of their days. */
export function spansOf(reader: Reader, schoolYear: number): SchoolSpan[] {
  return reader.db
    .select({
      id: schoolSpans.id,
      kind: schoolSpans.kind,
      name: schoolSpans.name,
      fromOn: schoolSpans.fromOn,
      untilOn: schoolSpans.untilOn,
    })
    .from(schoolSpans)
    .where(and(eq(schoolSpans.schoolYear, schoolYear), isNull(schoolSpans.removedAt)))
    .orderBy(asc(schoolSpans.fromOn), asc(schoolSpans.untilOn))
    .all();
}

/** The term or the holiday that a day lies in; where none was set, the school year. */
export function partOfYearOn(reader: Reader, date: LocalDate): PartOfYear {
  const schoolYear = schoolYearOn(reader, date);
  const span = spansOf(reader, schoolYear).find(({ fromOn, untilOn }) => fromOn <= date && date <= untilOn);
  if (span) return { kind: span.kind, fromOn: span.fromOn };
  return { kind: 'year', fromOn: spanOfSchoolYear(reader, schoolYear).from };
}

/**
 * Sets a school year's first and last day.
 *
 * @throws Refusal `notThisYear`, `endsBeforeStart`, `overlapsYear`, `spanOutside`, `rolledOver`.
 */
export function changeSchoolYear(writer: Writer, wanted: InputOf<'schoolYears.change'>): void {
  const { schoolYear, fromOn, untilOn } = wanted;
  const dates = setSchoolYears(writer);
  const before = schoolYearSpan(schoolYear, dates);
  refuseStrangeDays(wanted);
  refuseOverlappingYears(wanted, dates);
  for (const span of spansOf(writer, schoolYear)) {
    if (span.fromOn >= fromOn && span.untilOn <= untilOn) continue;
    throw Refusal.at(
      span.fromOn < fromOn ? 'fromOn' : 'untilOn',
      'spanOutside',
      `“${span.name}”（${writtenDate(span.fromOn)}至${writtenDate(span.untilOn)}）会落在学年之外，请先修改它`,
    );
  }
  if (fromOn !== before.from) refuseRolledOver(writer, schoolYear);
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  const row = { schoolYear, fromOn, untilOn, ...recorded };
  writer.db
    .insert(schoolYears)
    .values(row)
    .onConflictDoUpdate({ target: schoolYears.schoolYear, set: row })
    .run();
  writer.record({
    action: 'schoolYear.changed',
    subject: `${schoolYear}学年`,
    detail: { old: { fromOn: before.from, untilOn: before.until }, new: { fromOn, untilOn } },
  });
}

function refuseStrangeDays({ schoolYear, fromOn, untilOn }: SchoolYearDates): void {
  const [earliest, latest] = [EARLIEST_FIRST_DAY, LATEST_FIRST_DAY].map((day) =>
    localDate(`${schoolYear}-${day}`),
  ) as [LocalDate, LocalDate]; // map keeps the length of the pair
  if (fromOn < earliest || fromOn > latest) {
    throw Refusal.at(
      'fromOn',
      'notThisYear',
      `${schoolYear}学年的第一天应在${writtenDate(earliest)}至${writtenDate(latest)}之间，请核对`,
    );
  }
  if (untilOn <= fromOn) throw Refusal.at('untilOn', 'endsBeforeStart', '最后一天应晚于第一天，请核对');
  if (daysBetween(fromOn, untilOn) > 500) {
    throw Refusal.at('untilOn', 'notThisYear', '一个学年不会这么长，请核对年份');
  }
}

function refuseOverlappingYears(
  { schoolYear, fromOn, untilOn }: SchoolYearDates,
  dates: readonly SchoolYearDates[],
): void {
  const previous = dates.find((each) => each.schoolYear === schoolYear - 1);
  if (previous && fromOn <= previous.untilOn) {
    throw Refusal.at(
      'fromOn',
      'overlapsYear',
      `${previous.schoolYear}学年到${writtenDate(previous.untilOn)}才结束，请先修改那个学年`,
    );
  }
  const next = schoolYearSpan(schoolYear + 1, dates);
  if (untilOn >= next.from) {
    throw Refusal.at(
      'untilOn',
      'overlapsYear',
      `${schoolYear + 1}学年从${writtenDate(next.from)}开始，最后一天应在此之前`,
    );
  }
}

/** The classes of a year that was rolled over into begin on its first day: it cannot move away under them. */
function refuseRolledOver(reader: Reader, schoolYear: number): void {
  if (standingRollOver(reader, schoolYear)) {
    throw Refusal.at(
      'fromOn',
      'rolledOver',
      `${schoolYear}学年已经办过升级，第一天不能再改。如确有误，请先撤销升级，改好后重新办理`,
    );
  }
}

/** The roll-over into a school year that has not been undone, or undefined. */
export function standingRollOver(reader: Reader, intoSchoolYear: number) {
  return reader.db
    .select()
    .from(rollOvers)
    .where(and(eq(rollOvers.intoSchoolYear, intoSchoolYear), isNull(rollOvers.undoneAt)))
    .get();
}

/**
 * Adds a term or a holiday, or changes one.
 *
 * @throws Refusal `noSpan`, `endsBeforeStart`, `spanOutside`, `overlapsSpan`.
 */
export function writeSpan(writer: Writer, wanted: InputOf<'schoolYears.writeSpan'>): void {
  const { spanId, schoolYear, kind, name, fromOn, untilOn } = wanted;
  if (untilOn < fromOn) throw Refusal.at('untilOn', 'endsBeforeStart', '最后一天不能早于第一天，请核对');
  const year = spanOfSchoolYear(writer, schoolYear);
  if (fromOn < year.from || untilOn > year.until) {
    throw Refusal.at(
      fromOn < year.from ? 'fromOn' : 'untilOn',
      'spanOutside',
      `应在${schoolYear}学年之内（${writtenDate(year.from)}至${writtenDate(year.until)}）`,
    );
  }
  const before = spanId === null ? null : existingSpan(writer, spanId, schoolYear);
  const clash = spansOf(writer, schoolYear).find(
    (other) =>
      other.id !== spanId && other.kind === kind && other.fromOn <= untilOn && fromOn <= other.untilOn,
  );
  if (clash) {
    throw Refusal.at(
      'fromOn',
      'overlapsSpan',
      `与“${clash.name}”（${writtenDate(clash.fromOn)}至${writtenDate(clash.untilOn)}）重叠，请核对`,
    );
  }
  const span = { schoolYear, kind, name, fromOn, untilOn };
  if (before) writer.db.update(schoolSpans).set(span).where(eq(schoolSpans.id, before.id)).run();
  else {
    writer.db
      .insert(schoolSpans)
      .values({ ...span, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  }
  writer.record({
    action: before ? 'schoolYear.spanChanged' : 'schoolYear.spanAdded',
    subject: `${schoolYear}学年 ${name}`,
    detail: before
      ? {
          old: { title: before.name, fromOn: before.fromOn, untilOn: before.untilOn },
          new: { title: name, fromOn, untilOn },
        }
      : { new: { fromOn, untilOn } },
  });
}

/** @throws Refusal `noSpan`. */
export function removeSpan(
  writer: Writer,
  { spanId, schoolYear, reason }: InputOf<'schoolYears.removeSpan'>,
): void {
  const span = existingSpan(writer, spanId, schoolYear);
  writer.db
    .update(schoolSpans)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(schoolSpans.id, spanId))
    .run();
  writer.record({
    action: 'schoolYear.spanRemoved',
    subject: `${schoolYear}学年 ${span.name}`,
    detail: { old: { fromOn: span.fromOn, untilOn: span.untilOn }, reason },
  });
}

function existingSpan(reader: Reader, spanId: string, schoolYear: number) {
  const span = reader.db
    .select()
    .from(schoolSpans)
    .where(
      and(eq(schoolSpans.id, spanId), eq(schoolSpans.schoolYear, schoolYear), isNull(schoolSpans.removedAt)),
    )
    .get();
  if (!span) throw new Refusal('noSpan', '找不到这一段，可能已经删除。请刷新后再看。');
  return span;
}
