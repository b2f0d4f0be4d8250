import { BESIDE, type LeavingNumber, SMALL, type WorkloadFacts } from '#documents/workload/workload-facts.ts';
import type { WorkClassLine, Workload } from '#shared/contract/workload.ts';
import { WEEK_VERDICTS } from '#shared/opening-hours.ts';
import { writtenWeek } from '#shared/school-calendar.ts';
import { type KeptBack, keptBack, type LeavingGroup, type SumOfGroups } from '#shared/small-groups.ts';
import {
  CLASS_COLUMNS,
  CLASS_KINDS,
  hoursOf,
  shownCount,
  WORK_KINDS,
  WORK_SUMS,
  type WorkGroup,
  type WorkKind,
  type WorkMeasure,
  workEntry,
} from '#shared/work-kinds.ts';

/** Of what is summed up twice, by kind and by stretch, only one sum leaves: two would be a ring (small-groups.ts). */
const WITHOUT_STRETCHES: ReadonlySet<WorkKind> = new Set<WorkKind>([
  'session',
  ...WORK_SUMS.flatMap(({ whole, parts }) => (whole === 'contact' ? parts : [])),
]);

const ofStretch = (kind: WorkKind, index: number) => `${kind}@${index}`;
const ofProblem = (problem: string) => `problem:${problem}`;
const ofClass = (kind: WorkKind, { schoolYear, grade, className }: Omit<WorkClassLine, 'word' | 'kinds'>) =>
  `${kind}#${JSON.stringify([schoolYear, grade, className])}`;

/** What is counted, as it leaves the room: groups of one or two are kept back, and whatever would give them away. */
export function leavingWorkload(
  workload: Workload,
): Pick<
  WorkloadFacts,
  | 'stretches'
  | 'kinds'
  | 'sessions'
  | 'problems'
  | 'classes'
  | 'classTotals'
  | 'weeks'
  | 'weeksCompared'
  | 'weeksEnough'
  | 'knowsHours'
> {
  const { stretches, problems, classes, weeks, knowsHours } = workload;
  const { groups, sums } = groupsOf(workload);
  const kept = keptBack(
    new Map([...groups].map(([key, { kind, group }]) => [key, asLeaving(kind, group)])),
    sums,
  );
  const number = (key: string, measure: WorkMeasure) =>
    leaving(groups.get(key)?.group, measure, kept.get(key));
  const ofStretches = (kind: WorkKind, measure: WorkMeasure) =>
    stretches.map((_, index) => number(ofStretch(kind, index), measure));
  return {
    stretches: stretches.map(({ word }) => word),
    kinds: WORK_KINDS.map(({ kind, word, figures }) => ({
      word,
      figures: figures.map(({ measure, word: counted }) => ({
        word: counted,
        all: number(kind, measure),
        stretches: WITHOUT_STRETCHES.has(kind) ? null : ofStretches(kind, measure),
      })),
    })),
    sessions: { individual: ofStretches('individual', 'times'), group: ofStretches('group', 'times') },
    problems: problems.map(({ problem }) => ({
      word: problem,
      times: number(ofProblem(problem), 'times'),
      persons: number(ofProblem(problem), 'persons'),
    })),
    classes: classes.map((line) => ({
      word: line.word,
      isGrade: line.className === '',
      numbers: CLASS_COLUMNS.map(({ kind, measure }) => number(ofClass(kind, line), measure)),
    })),
    classTotals: CLASS_COLUMNS.map(({ kind, measure }) => number(kind, measure)),
    weeks: weeks.map(({ from, until, minutes, verdict }) => ({
      word: writtenWeek({ from, until }),
      hours: hoursOf(minutes),
      verdict: WEEK_VERDICTS[verdict],
    })),
    weeksCompared: weeks.filter(({ verdict }) => verdict === 'enough' || verdict === 'short').length,
    weeksEnough: weeks.filter(({ verdict }) => verdict === 'enough').length,
    knowsHours,
  };
}

/** Every group that is printed, by a key of its own, and how they are summed up. Exported for tests. */
export function groupsOf({ kinds, stretches, problems, classes }: Workload) {
  const groups = new Map<string, { kind: WorkKind; group: WorkGroup }>();
  const sums: SumOfGroups[] = [];
  for (const { kind, all, stretches: parts } of kinds) {
    groups.set(kind, { kind, group: all });
    if (WITHOUT_STRETCHES.has(kind)) continue;
    for (const [index, group] of parts.entries()) groups.set(ofStretch(kind, index), { kind, group });
    sums.push({ whole: kind, parts: stretches.map((_, index) => ofStretch(kind, index)) });
  }
  sums.push(...WORK_SUMS);
  for (const { problem, group } of problems) groups.set(ofProblem(problem), { kind: 'session', group });
  sums.push({ whole: 'session', parts: problems.map(({ problem }) => ofProblem(problem)) });
  for (const line of classes) {
    for (const { kind, group } of line.kinds) groups.set(ofClass(kind, line), { kind, group });
  }
  const grades = classes.filter(({ className }) => className === '');
  for (const kind of CLASS_KINDS) {
    sums.push({ whole: kind, parts: grades.map((grade) => ofClass(kind, grade)) });
    for (const grade of grades) {
      const under = classes.filter(
        (line) => line.className !== '' && line.grade === grade.grade && line.schoolYear === grade.schoolYear,
      );
      if (under.length > 0) {
        sums.push({ whole: ofClass(kind, grade), parts: under.map((line) => ofClass(kind, line)) });
      }
    }
  }
  return { groups, sums };
}

/** A group with every count that is printed of it. Exported for tests. */
export function asLeaving(kind: WorkKind, { persons, attendances, times, minutes }: WorkGroup): LeavingGroup {
  return {
    persons,
    counts: [
      { value: persons, of: 'persons' },
      { value: attendances, of: 'each' },
      { value: times, of: workEntry(kind).ofOne ? 'each' : 'shared' },
      { value: minutes, of: 'nobody' },
    ],
  };
}

function leaving(
  group: WorkGroup | undefined,
  measure: WorkMeasure,
  mark: KeptBack | undefined,
): LeavingNumber {
  if (mark) return mark === 'small' ? SMALL : BESIDE;
  return group ? shownCount(group, measure) : 0;
}
