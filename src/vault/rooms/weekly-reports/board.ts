import { sql } from 'drizzle-orm';
import { compareClassNames } from '#shared/class-names.ts';
import type { SchoolClassId } from '#shared/contract/fields.ts';
import type {
  BoardClass,
  RemarkCounts,
  WeeklyBoard,
  WeeklyReportId,
} from '#shared/contract/weekly-reports.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import {
  type ClassDays,
  dueOn,
  type LateReports,
  lateReports,
  type ReportState,
  type ReportTerm,
  type ReportWeek,
  schoolWeeks,
  termOn,
  termsOfYear,
  type WeeklyRule,
  weekStateOf,
} from '#shared/weekly-reports.ts';
import { listSchoolYears, schoolYearOn, spansOf } from '#vault/roll/school/school-years.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { weeklyRules } from './rules.ts';

const NOTHING: RemarkCounts = { noticed: 0, better: 0, worse: 0, absent: 0 };

/** Every term of which there may be reports, in order: of the years that have classes, up to the running one. */
function reportTerms(reader: Reader): ReportTerm[] {
  const running = schoolYearOn(reader, reader.today);
  const years = listSchoolYears(reader)
    .map(({ schoolYear }) => schoolYear)
    .filter((schoolYear) => schoolYear <= running)
    .sort((one, other) => one - other);
  return years.flatMap((schoolYear) => termsOfYear(schoolYear, spansOf(reader, schoolYear)));
}

/** The term that a day lies in, with the weeks in which there is school. */
function termAndWeeks(reader: Reader, terms: readonly ReportTerm[], day: LocalDate) {
  const term = termOn(terms, day);
  if (!term) throw new Error('a school year without a term');
  const holidays = spansOf(reader, term.schoolYear).filter(({ kind }) => kind === 'holiday');
  return { term, weeks: schoolWeeks(term, holidays) };
}

/** Classes by weeks of the term that a day lies in: what each has told, and which are silent. */
export function weeklyBoard(reader: Reader, on: LocalDate | null): WeeklyBoard {
  const terms = reportTerms(reader);
  const { term, weeks } = termAndWeeks(reader, terms, on ?? reader.today);
  const rules = weeklyRules(reader);
  return {
    terms: terms.toReversed(),
    term,
    weeks: weeks.map((week) => ({ ...week, dueOn: dueOn(week, rules) })),
    classes: boardClasses(reader, { term, weeks, rules }),
    isAsked: rules.at(-1)?.isAsked ?? false,
  };
}

/** Which weekly reports are late; null where none is, or the school asks for none. */
export function lateWeeklyReports(reader: Reader): LateReports | null {
  const rules = weeklyRules(reader);
  if (!rules.some(({ isAsked }) => isAsked)) return null;
  const { term, weeks } = termAndWeeks(reader, reportTerms(reader), reader.today);
  const classes = boardClasses(reader, { term, weeks, rules });
  const stands = classes.map((each) => each.weeks.map(({ state }) => state));
  return lateReports(term, weeks, stands, { rules, today: reader.today });
}

interface Asked {
  term: ReportTerm;
  weeks: readonly ReportWeek[];
  rules: readonly WeeklyRule[];
}

function boardClasses(reader: Reader, { term, weeks, rules }: Asked): BoardClass[] {
  const { today } = reader;
  const told = reportsBetween(reader, weeks[0]?.from ?? term.fromOn, weeks.at(-1)?.from ?? term.fromOn);
  return classesOf(reader, term)
    .map(({ classId, className, homeroomTeacher, ...days }) => ({
      classId,
      className,
      homeroomTeacher,
      weeks: weeks.map((week) => {
        const report = told.get(`${classId} ${week.from}`);
        return {
          state: weekStateOf(week, report?.state ?? null, { days, rules, today }),
          reportId: report?.reportId ?? null,
          counts: report?.counts ?? NOTHING,
        };
      }),
    }))
    .sort((one, other) => compareClassNames(one.className, other.className));
}

type ClassRow = Pick<BoardClass, 'classId' | 'className' | 'homeroomTeacher'> & ClassDays;

/** The classes of a term's school year that have had pupils, with their homeroom teacher of today. */
function classesOf({ db, today }: Reader, { schoolYear, untilOn }: ReportTerm): ClassRow[] {
  const day = untilOn < today ? untilOn : today;
  return db.all<ClassRow>(sql`
    SELECT c.id AS classId, c.name AS className, coalesce(t.name, '') AS homeroomTeacher,
      min(m.from_on) AS fromOn,
      CASE WHEN count(m.ended_on) = count(*) THEN max(m.ended_on) END AS endedOn
    FROM school_classes c
    JOIN class_memberships m ON m.class_id = c.id AND m.ended_on IS NOT m.from_on
    LEFT JOIN homeroom_teachers h ON h.id = (
      SELECT id FROM homeroom_teachers WHERE class_id = c.id AND from_on <= ${day}
        AND (ended_on IS NULL OR ended_on > ${day}) ORDER BY from_on DESC LIMIT 1)
    LEFT JOIN staff t ON t.id = h.staff_id
    WHERE c.school_year = ${schoolYear}
    GROUP BY c.id`);
}

interface Told {
  reportId: WeeklyReportId;
  state: ReportState;
  counts: RemarkCounts;
}

/** What was told of the weeks that begin from one Monday to another, by class and Monday. */
function reportsBetween({ db }: Reader, first: LocalDate, last: LocalDate): ReadonlyMap<string, Told> {
  const count = (which: string) => sql.raw(`count(DISTINCT CASE WHEN ${which} THEN e.student_id END)`);
  const rows = db.all<
    RemarkCounts & { id: WeeklyReportId; classId: SchoolClassId; weekFrom: LocalDate; isAllWell: number }
  >(sql`
    SELECT r.id, r.class_id AS classId, r.week_from AS weekFrom, r.is_all_well AS isAllWell,
      ${count(`e.kind = 'noticed'`)} AS noticed, ${count(`e.change = 'better'`)} AS better,
      ${count(`e.change = 'worse'`)} AS worse, ${count(`e.kind = 'absent'`)} AS absent
    FROM weekly_reports r
    LEFT JOIN weekly_report_entries e ON e.report_id = r.id AND e.removed_at IS NULL
    WHERE r.week_from BETWEEN ${first} AND ${last} AND r.removed_at IS NULL
    GROUP BY r.id`);
  return new Map(
    rows.map(({ id, classId, weekFrom, isAllWell, ...counts }) => {
      const { noticed, better, worse, absent } = counts;
      const state: ReportState =
        noticed + worse + absent > 0 ? 'unusual' : isAllWell === 1 && better === 0 ? 'zero' : 'told';
      return [`${classId} ${weekFrom}`, { reportId: id, state, counts }];
    }),
  );
}
