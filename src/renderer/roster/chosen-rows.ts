import type { InputOf } from '#shared/contract/index.ts';
import type { RosterLine, RosterReport } from '#shared/contract/roster.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';

type Departure = InputOf<'roster.take'>['departures'][number];

/** What a person wants of a preview: rows and classes by their keys, departures by the student. */
export interface ChosenRows {
  rows: ReadonlySet<string>;
  /** Of what the remarks may mean. */
  offers: ReadonlySet<string>;
  /** Classes that are to be made. */
  newClasses: ReadonlySet<string>;
  classNames: ReadonlySet<string>;
  departures: ReadonlyMap<string, Departure>;
}

/** Verdicts of rows that can be taken; of namesakes only those whom a person says to be new. */
const TAKEABLE: ReadonlySet<RosterVerdict> = new Set([
  'listed',
  'levelChanges',
  'scored',
  'retested',
  'reported',
  'reportChanged',
  'fresh',
  'changed',
  'sameName',
]);
export const canBeTaken = ({ verdict }: RosterLine) => TAKEABLE.has(verdict);

/** What only a roster asks. */
export const NOTHING_CHOSEN: ChosenRows = {
  rows: new Set(),
  offers: new Set(),
  newClasses: new Set(),
  classNames: new Set(),
  departures: new Map(),
};

/** What the preview offers: everything that is new or has changed; nobody is said to have left, no remark to mean anything. */
export function offered({ lines, teachers }: RosterReport): ChosenRows {
  return {
    rows: new Set(lines.filter(({ taken }) => taken).map(({ key }) => key)),
    offers: new Set(),
    newClasses: new Set(),
    classNames: new Set(teachers.filter(({ taken }) => taken).map(({ className }) => className)),
    departures: new Map(),
  };
}

/** How many of a verdict's rows are chosen. */
export function chosenOf(lines: readonly RosterLine[], verdict: RosterVerdict, { rows }: ChosenRows): number {
  return lines.filter((line) => line.verdict === verdict && rows.has(line.key)).length;
}

/** All rows of a verdict, or none of them. */
export function withVerdict(
  chosen: ChosenRows,
  lines: readonly RosterLine[],
  verdict: RosterVerdict,
  wanted: boolean,
): ChosenRows {
  const rows = new Set(chosen.rows);
  for (const line of lines) {
    if (line.verdict !== verdict) continue;
    if (wanted) rows.add(line.key);
    else rows.delete(line.key);
  }
  return { ...chosen, rows };
}

export const isNothing = ({ rows, classNames, departures }: ChosenRows) =>
  rows.size === 0 && classNames.size === 0 && departures.size === 0;

/** The first class of those to be made that nobody has said to be meant, while somebody goes into it. */
export function unmeantClass({ newClasses, lines }: RosterReport, chosen: ChosenRows): string | undefined {
  const into = new Set(lines.filter(({ key }) => chosen.rows.has(key)).map(({ className }) => className));
  return newClasses.find(({ className }) => into.has(className) && !chosen.newClasses.has(className))
    ?.className;
}
