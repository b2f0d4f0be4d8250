import type { RosterLine } from '#shared/contract/roster.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { BOARDINGS, NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import type { RosterRow, SkipReason } from './reading/roster-reading.ts';
import { addressIn } from './student-changes.ts';

/** Of a row that brings nothing. */
export const EMPTY_LINE = {
  studentNumber: '',
  className: '',
  guardian: '',
  bornOn: null,
  others: [],
  listing: null,
  screened: null,
  followUp: null,
  weekly: null,
  reply: null,
  changes: [],
  notices: [],
  taken: false,
} satisfies Partial<RosterLine>;

/** Rows that are no student's, and nobody has to look at. */
const ASIDE: ReadonlySet<SkipReason> = new Set([
  'empty',
  'classTitle',
  'repeatedHeader',
  'footer',
  'sample',
  'anotherGuardian',
]);
export const isAside = (reason: SkipReason): boolean => ASIDE.has(reason);
/** What else a row says of a student, as a person reads it. */
export function othersOf(row: RosterRow, other: string, kind: NumberKind): string[] {
  const address = addressIn(row, '');
  return [
    other && `${NUMBER_KINDS[otherKind(kind)]} ${other}`,
    row.ethnicity ?? '',
    row.boarding ? BOARDINGS[row.boarding] : '',
    address && `住址 ${address}`,
    row.remark ? `备注 ${row.remark}` : '',
  ].filter(Boolean);
}
