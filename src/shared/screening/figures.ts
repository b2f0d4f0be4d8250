import { compareClassNames, gradeKey, gradeOf } from '../class-names.ts';
import { keptBack, type LeavingGroup, type SumOfGroups } from '../small-groups.ts';
import { type Progress, progressOf, type TestState } from './batches.ts';

/** What is counted of a student of a batch. */
export interface Counted {
  className: string;
  state: TestState;
  band: string;
  /** Flagged, whatever has become of it. */
  isFlagged: boolean;
}

/** A grade, or a band, in numbers. */
export interface GradeFigure {
  word: string;
  progress: Progress;
  flagged: number;
}
export interface BandFigure {
  word: string;
  students: number;
}
export interface ScreeningFigures {
  /** In the order of the grades. */
  grades: GradeFigure[];
  /** In the order of the bands. */
  bands: BandFigure[];
  all: Omit<GradeFigure, 'word'>;
}

/** 普查统计: how far each grade is, how many of it are to be spoken with, and how many are in each band. */
export function figuresOf(students: readonly Counted[], bands: readonly string[]): ScreeningFigures {
  const figure = (of: readonly Counted[]) => ({
    progress: progressOf(of.map(({ state }) => state)),
    flagged: of.filter(({ isFlagged }) => isFlagged).length,
  });
  const sorted = students.toSorted((one, other) => compareClassNames(one.className, other.className));
  const grades = [...Map.groupBy(sorted, ({ className }) => gradeKey(className)).values()];
  return {
    grades: grades.map((own) => ({
      word: gradeOf(own[0]?.className ?? '') || own[0]?.className || '没有班级',
      ...figure(own),
    })),
    bands: bands.map((word) => ({ word, students: students.filter(({ band }) => band === word).length })),
    all: figure(students),
  };
}

/** Kept back: of one or two children no number leaves; and whatever would let it be computed. */
export type LeavingFigure = number | '<3' | '＊';

export interface LeavingFigures {
  grades: { word: string; listed: LeavingFigure; tested: LeavingFigure; flagged: LeavingFigure }[];
  bands: { word: string; students: LeavingFigure }[];
  all: { listed: LeavingFigure; tested: LeavingFigure; flagged: LeavingFigure };
}

/**
 * The same as it leaves the room (small-groups.ts). How many were not flagged is printed nowhere: 已测 and 需面谈 make no
 * sum, and each is summed up by itself.
 */
export function leavingFigures({ grades, bands, all }: ScreeningFigures): LeavingFigures {
  const groups = new Map<string, LeavingGroup>();
  const add = (key: string, value: number) =>
    groups.set(key, { persons: value, counts: [{ value, of: 'persons' }] });
  const sums: SumOfGroups[] = [];
  const tree = (name: string, whole: number, parts: readonly number[]) => {
    add(name, whole);
    for (const [at, part] of parts.entries()) add(`${name}/${at}`, part);
    sums.push({ whole: name, parts: parts.map((_, at) => `${name}/${at}`) });
  };
  tree(
    'listed',
    all.progress.listed,
    grades.map(({ progress }) => progress.listed),
  );
  tree(
    'tested',
    all.progress.tested,
    grades.map(({ progress }) => progress.tested),
  );
  tree(
    'flagged',
    all.flagged,
    grades.map(({ flagged }) => flagged),
  );
  const inBands = bands.reduce((sum, { students }) => sum + students, 0);
  tree(
    'bands',
    inBands,
    bands.map(({ students }) => students),
  );
  const kept = keptBack(groups, sums);
  const leaving = (key: string): LeavingFigure => {
    const mark = kept.get(key);
    if (mark === 'small') return '<3';
    return mark === 'beside' ? '＊' : (groups.get(key)?.persons ?? 0);
  };
  return {
    grades: grades.map(({ word }, at) => ({
      word,
      listed: leaving(`listed/${at}`),
      tested: leaving(`tested/${at}`),
      flagged: leaving(`flagged/${at}`),
    })),
    bands: bands.map(({ word }, at) => ({ word, students: leaving(`bands/${at}`) })),
    all: { listed: leaving('listed'), tested: leaving('tested'), flagged: leaving('flagged') },
  };
}
