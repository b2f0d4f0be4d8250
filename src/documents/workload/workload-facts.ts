import type { LocalDate } from '#shared/school-calendar.ts';

/** Printed in the place of a number that is kept back: a group of one or two, and what would give it away. */
export const SMALL = '<3';
export const BESIDE = '＊';
export type LeavingNumber = number | typeof SMALL | typeof BESIDE;

/** 工作量统计 as it leaves the room: no name stands in it, and no number of one or two children. */
export interface WorkloadFacts {
  schoolName: string;
  counsellorName: string;
  /** Both days included. */
  fromOn: LocalDate;
  untilOn: LocalDate;
  madeOn: LocalDate;
  /** Months, or school years. */
  stretches: readonly string[];
  kinds: readonly {
    word: string;
    figures: readonly {
      word: string;
      all: LeavingNumber;
      /** Null where only the whole is told. */
      stretches: readonly LeavingNumber[] | null;
    }[];
  }[];
  /** Sessions by stretch, for the chart. */
  sessions: { individual: readonly LeavingNumber[]; group: readonly LeavingNumber[] };
  problems: readonly { word: string; times: LeavingNumber; persons: LeavingNumber }[];
  classes: readonly { word: string; isGrade: boolean; numbers: readonly LeavingNumber[] }[];
  /** Of the columns of a class. */
  classTotals: readonly LeavingNumber[];
  weeks: readonly { word: string; hours: number; verdict: string }[];
  /** Weeks that are held against what is asked for, and those of them that have it. */
  weeksCompared: number;
  weeksEnough: number;
  knowsHours: boolean;
  /** What one must know to read the numbers right, each a sentence. */
  notes: readonly string[];
}

export const WORKLOAD_TITLE = '工作量统计';

/** Said where anything is kept back. */
export const KEPT_BACK_NOTE = `“${SMALL}”表示不到 3 名学生，不印数字；“${BESIDE}”是为了不让人从合计推算出那些数字，也不印。`;

/** True where anything is kept back. */
export function keepsBack(facts: WorkloadFacts): boolean {
  const numbers = [
    ...facts.kinds.flatMap(({ figures }) =>
      figures.flatMap(({ all, stretches }) => [all, ...(stretches ?? [])]),
    ),
    ...facts.problems.flatMap(({ times, persons }) => [times, persons]),
    ...facts.classes.flatMap(({ numbers: ofClass }) => ofClass),
  ];
  return numbers.some((number) => typeof number !== 'number');
}
