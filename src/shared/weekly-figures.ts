import { keptBack, type LeavingGroup, type SumOfGroups } from './small-groups.ts';

/** What is counted of a class's week: how many children were newly noticed, have changed, were absent. */
export const WEEKLY_FIGURES = ['noticed', 'better', 'worse', 'absent'] as const;
export type WeeklyFigure = (typeof WEEKLY_FIGURES)[number];
export type WeeklyFigures = Readonly<Record<WeeklyFigure, number>>;

/** Kept back: of one or two children no number leaves, nor whatever would let it be computed. */
export type LeavingWeekly = Readonly<Record<WeeklyFigure, number | '<3' | '＊'>>;

export interface GradeFigures<Figures> {
  word: string;
  whole: Figures;
  /** Null for a class that has told nothing: it is no zero, and part of no sum. */
  classes: readonly (Figures | null)[];
}

/** Classes summed up: a child is in one class. */
export function sumOfFigures(parts: readonly WeeklyFigures[]): WeeklyFigures {
  const sum = (of: WeeklyFigure) => parts.reduce((all, each) => all + each[of], 0);
  return { noticed: sum('noticed'), better: sum('better'), worse: sum('worse'), absent: sum('absent') };
}

/**
 * The same as it leaves the room (small-groups.ts). Each figure is summed up by itself, from the classes to their grade
 * and from the grades to the school; no two are added up, so that the sums make no ring.
 */
export function leavingWeekly(grades: readonly GradeFigures<WeeklyFigures>[]): {
  grades: GradeFigures<LeavingWeekly>[];
  all: LeavingWeekly;
} {
  const groups = new Map<string, LeavingGroup>();
  const sums: SumOfGroups[] = [];
  const add = (key: string, value: number) =>
    groups.set(key, { persons: value, counts: [{ value, of: 'persons' }] });
  const all = sumOfFigures(grades.map(({ whole }) => whole));
  for (const figure of WEEKLY_FIGURES) {
    add(figure, all[figure]);
    sums.push({ whole: figure, parts: grades.map((_, at) => `${figure}/${at}`) });
    for (const [at, { whole, classes }] of grades.entries()) {
      add(`${figure}/${at}`, whole[figure]);
      const told = classes.flatMap((own, of) => (own ? [{ own, key: `${figure}/${at}/${of}` }] : []));
      sums.push({ whole: `${figure}/${at}`, parts: told.map(({ key }) => key) });
      for (const { own, key } of told) add(key, own[figure]);
    }
  }
  const kept = keptBack(groups, sums);
  const leaving = (key: string) => {
    const mark = kept.get(key);
    if (mark === 'small') return '<3' as const;
    return mark === 'beside' ? ('＊' as const) : (groups.get(key)?.persons ?? 0);
  };
  const figuresAt = (path: string): LeavingWeekly => ({
    noticed: leaving(`noticed${path}`),
    better: leaving(`better${path}`),
    worse: leaving(`worse${path}`),
    absent: leaving(`absent${path}`),
  });
  return {
    all: figuresAt(''),
    grades: grades.map(({ word, classes }, at) => ({
      word,
      whole: figuresAt(`/${at}`),
      classes: classes.map((own, of) => own && figuresAt(`/${at}/${of}`)),
    })),
  };
}
