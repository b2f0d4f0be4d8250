import { compareClassNames, gradeKey, gradeOf } from '#shared/class-names.ts';
import type { WorkClassLine, Workload, WorkPart } from '#shared/contract/workload.ts';
import {
  addDays,
  type LocalDate,
  localDate,
  type SchoolYearDates,
  schoolYearOf,
  schoolYearSpan,
} from '#shared/school-calendar.ts';
import {
  CLASS_KINDS,
  kindsOf,
  NO_CLASS,
  NO_PROBLEM,
  type NotCounted,
  WORK_KINDS,
  type WorkGroup,
  type WorkKind,
} from '#shared/work-kinds.ts';
import type { Days, WorkRecord } from './work-records.ts';

/** Records of work, counted: each once, however many took part; each student once, however often. */
export function countWork(records: readonly WorkRecord[]): WorkGroup {
  const counted = new Set<string>();
  const persons = new Set<string>();
  const sums = { attendances: 0, minutes: 0, amount: 0, guardians: 0 };
  for (const { key, studentId, minutes, amount, guardians } of records) {
    if (studentId !== null) {
      sums.attendances += 1;
      persons.add(studentId);
    }
    if (counted.has(key)) continue;
    counted.add(key);
    sums.minutes += minutes ?? 0;
    sums.amount += amount;
    sums.guardians += guardians;
  }
  return { times: counted.size, persons: persons.size, ...sums };
}

/** By so many months a period is shown; a longer one by school years. */
const MOST_MONTHS = 13;

/** The months that a period touches, cut to it; of a long one its school years. */
export function stretchesOf(
  { fromOn, untilOn }: Days,
  dates: readonly SchoolYearDates[],
): Workload['stretches'] {
  const months: Workload['stretches'] = [];
  for (let first = fromOn; first <= untilOn; ) {
    const next = firstOfNextMonth(first);
    const word = `${Number(first.slice(5, 7))}月`;
    months.push({ word, fromOn: first, untilOn: earlier(addDays(next, -1), untilOn) });
    first = next;
  }
  if (months.length <= MOST_MONTHS) {
    const isOneYear = fromOn.slice(0, 4) === untilOn.slice(0, 4);
    return months.map((month, index) => ({
      ...month,
      // The year where it turns: 1月 of a school year is another one's.
      word:
        !isOneYear && (index === 0 || month.fromOn.slice(5, 7) === '01')
          ? `${month.fromOn.slice(0, 4)}年${month.word}`
          : month.word,
    }));
  }
  const years: Workload['stretches'] = [];
  for (let first = fromOn; first <= untilOn; ) {
    const year = schoolYearOf(first, dates);
    const next = schoolYearSpan(year + 1, dates).from;
    years.push({ word: `${year}学年`, fromOn: first, untilOn: earlier(addDays(next, -1), untilOn) });
    first = next;
  }
  return years;
}

function firstOfNextMonth(day: LocalDate): LocalDate {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return localDate(`${next[0]}-${String(next[1]).padStart(2, '0')}-01`);
}

const earlier = (one: LocalDate, other: LocalDate) => (one < other ? one : other);

/** True for a record that lies in a stretch of days. */
const isIn = ({ occurredOn }: WorkRecord, { fromOn, untilOn }: Days) =>
  fromOn <= occurredOn && occurredOn <= untilOn;

/** The records of each stretch; the stretches come one after the other. Each record is looked at once. */
export function inStretches(records: readonly WorkRecord[], stretches: readonly Days[]): WorkRecord[][] {
  const lists = stretches.map((stretch) => ({ stretch, records: [] as WorkRecord[] }));
  const byDay = records.toSorted((one, other) =>
    one.occurredOn < other.occurredOn ? -1 : Number(one.occurredOn > other.occurredOn),
  );
  let at = 0;
  for (const record of byDay) {
    while (at < lists.length && (lists[at]?.stretch.untilOn ?? '') < record.occurredOn) at += 1;
    const list = lists[at];
    if (list && isIn(record, list.stretch)) list.records.push(record);
  }
  return lists.map((list) => list.records);
}

const counts = (record: WorkRecord, kind: WorkKind) => record.signed && kindsOf(record.source).includes(kind);

const problemsOf = ({ problems }: WorkRecord): readonly string[] =>
  problems.length > 0 ? problems : [NO_PROBLEM];

/** The grade of a class as it is read: 七年级, also of 703班; the class itself where its name tells none. */
function gradeWord(className: string): string {
  const key = gradeKey(className);
  return gradeOf(className) || (/^\d+$/.test(key) ? `${key}年级` : className);
}

/** The records of a part, as the figure that opens to them counts them. */
export function recordsOf(
  records: readonly WorkRecord[],
  kind: WorkKind | NotCounted,
  part: WorkPart,
): WorkRecord[] {
  return records.filter((record) => isOfKind(record, kind) && isOfPart(record, part));
}

function isOfKind(record: WorkRecord, kind: WorkKind | NotCounted): boolean {
  if (kind === 'unsigned') return !record.signed;
  if (kind === 'withoutMinutes') return counts(record, 'session') && record.minutes === null;
  return counts(record, kind);
}

function isOfPart(record: WorkRecord, part: WorkPart): boolean {
  switch (part.by) {
    case 'all':
      return true;
    case 'days':
      return isIn(record, part);
    case 'problem':
      return problemsOf(record).includes(part.problem);
    case 'class':
      return (
        record.studentId !== null &&
        record.schoolYear === part.schoolYear &&
        gradeWord(record.className) === part.grade &&
        (part.className === '' || record.className === part.className)
      );
  }
}

/** Everything that is counted of a period, from its records. */
export function tally(
  records: readonly WorkRecord[],
  stretches: Workload['stretches'],
): Pick<Workload, 'kinds' | 'problems' | 'classes' | 'unsigned' | 'withoutMinutes'> {
  const byKind = new Map<WorkKind, WorkRecord[]>(
    WORK_KINDS.map(({ kind }) => [kind, records.filter((record) => counts(record, kind))]),
  );
  const sessions = byKind.get('session') ?? [];
  const count = (kind: WorkKind | NotCounted) => countWork(recordsOf(records, kind, { by: 'all' })).times;
  return {
    kinds: [...byKind].map(([kind, of]) => ({
      kind,
      all: countWork(of),
      stretches: inStretches(of, stretches).map(countWork),
    })),
    problems: byProblem(sessions),
    classes: byClass(byKind),
    unsigned: count('unsigned'),
    withoutMinutes: count('withoutMinutes'),
  };
}

function byProblem(sessions: readonly WorkRecord[]): Workload['problems'] {
  const all = new Map<string, WorkRecord[]>();
  for (const record of sessions) {
    for (const problem of problemsOf(record)) {
      const known = all.get(problem);
      if (known) known.push(record);
      else all.set(problem, [record]);
    }
  }
  return [...all]
    .map(([problem, of]) => ({ problem, group: countWork(of) }))
    .sort(
      (one, other) =>
        // What nobody wrote stands last.
        Number(one.problem === NO_PROBLEM) - Number(other.problem === NO_PROBLEM) ||
        other.group.times - one.group.times ||
        one.problem.localeCompare(other.problem, 'zh-CN'),
    );
}

function byClass(byKind: ReadonlyMap<WorkKind, readonly WorkRecord[]>): WorkClassLine[] {
  const classes = new Map<string, InClass>();
  for (const kind of CLASS_KINDS) {
    for (const record of byKind.get(kind) ?? []) {
      const { studentId, schoolYear, className } = record;
      if (studentId === null) continue;
      const key = `${schoolYear}/${className}`;
      const known = classes.get(key) ?? {
        schoolYear,
        grade: gradeWord(className),
        className,
        records: new Map(),
      };
      classes.set(key, known);
      const ofKind = known.records.get(kind);
      if (ofKind) ofKind.push(record);
      else known.records.set(kind, [record]);
    }
  }
  const years = new Set([...classes.values()].flatMap(({ schoolYear }) => schoolYear ?? []));
  const line = (of: readonly InClass[], className: string): WorkClassLine[] => {
    const [first] = of;
    if (!first) return [];
    const { schoolYear, grade } = first;
    const name = className || grade || NO_CLASS;
    return [
      {
        schoolYear,
        grade,
        className,
        word: years.size > 1 && schoolYear !== null ? `${schoolYear}学年 ${name}` : name,
        kinds: CLASS_KINDS.map((kind) => ({
          kind,
          group: countWork(of.flatMap(({ records }) => records.get(kind) ?? [])),
        })),
      },
    ];
  };
  return [...Map.groupBy(classes.values(), ({ schoolYear, grade }) => `${schoolYear}/${grade}`).values()]
    .sort(([one], [other]) => (one && other ? compareGrades(one, other) : 0))
    .flatMap((of) => [
      ...line(of, ''),
      // A grade that is a class by itself has nothing beneath it.
      ...(of.length === 1 && of[0]?.className === of[0]?.grade
        ? []
        : of
            .sort((one, other) => compareClassNames(one.className, other.className))
            .flatMap((each) => line([each], each.className))),
    ]);
}

/** A class with the records of those who were in it. */
interface InClass extends Pick<WorkClassLine, 'schoolYear' | 'grade' | 'className'> {
  records: Map<WorkKind, WorkRecord[]>;
}

/** Whoever was in no class stands last. */
function compareGrades(one: InClass, other: InClass): number {
  return (
    Number(one.schoolYear === null) - Number(other.schoolYear === null) ||
    (one.schoolYear ?? 0) - (other.schoolYear ?? 0) ||
    compareClassNames(one.grade, other.grade)
  );
}
