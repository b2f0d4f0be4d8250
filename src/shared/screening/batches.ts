import type { Terms } from '../terms.ts';

/** 普查批次: what is screened, and of whom. */
export type BatchKind = 'everybody' | 'newcomers' | 'termStart' | 'threeGroups';
export const BATCH_KINDS = {
  everybody: '全体普查',
  newcomers: '新生普查',
  termStart: '开学排查',
  threeGroups: '三类重点排查',
} as const satisfies Terms<BatchKind>;

/** A check by people has no scale; a test of everybody has one. */
export const hasScale = (kind: BatchKind): boolean => kind === 'everybody' || kind === 'newcomers';

export type BatchTerm = 'first' | 'second';
export const BATCH_TERMS = { first: '上学期', second: '下学期' } as const satisfies Terms<BatchTerm>;

/** How guardians were asked before students were tested. */
export type GuardianConsent = 'notYet' | 'informed' | 'signed';
export const GUARDIAN_CONSENTS = {
  notYet: '还没有征得',
  informed: '已告知，无异议',
  signed: '已签知情同意书',
} as const satisfies Terms<GuardianConsent>;

/** 应测 students as they stand; whoever is excused or exempt counts in no denominator. */
export type TestState = 'tested' | 'untested' | 'excused' | 'exempt';
export const TEST_STATES = {
  tested: '已测',
  untested: '未测',
  excused: '请假',
  exempt: '免测',
} as const satisfies Terms<TestState>;

/** What a person writes down of somebody who is not tested. */
export type Absence = 'excused' | 'exempt';
export const ABSENCES = {
  excused: TEST_STATES.excused,
  exempt: TEST_STATES.exempt,
} as const satisfies Terms<Absence>;

/** 三类重点排查 (policy P2). */
export type FocusGroup = 'adapting' | 'hardship' | 'pressure';
export const FOCUS_GROUPS = {
  adapting: '适应困难',
  hardship: '经济特别困难',
  pressure: '压力太大',
} as const satisfies Terms<FocusGroup>;

/** What a homeroom teacher may have seen of each group, in our own words. */
export const FOCUS_SIGNS = {
  adapting: '不愿上学、常哭、独来独往，跟不上作息和课堂',
  hardship: '家里经济特别困难，吃穿用度或情绪受到影响',
  pressure: '为功课、考试、名次或家里的期望，睡不好、吃不下',
} as const satisfies Terms<FocusGroup>;

/** How far a batch, a grade or a class is. */
export interface Progress extends Readonly<Record<TestState, number>> {
  /** 应测: everybody on the list. */
  listed: number;
}

/** Counts states: 应测 = 已测 + 未测 + 请假 + 免测. */
export function progressOf(states: readonly TestState[]): Progress {
  const count = (state: TestState) => states.filter((each) => each === state).length;
  return {
    listed: states.length,
    tested: count('tested'),
    untested: count('untested'),
    excused: count('excused'),
    exempt: count('exempt'),
  };
}

/**
 * The share that was tested of those who could be: 应测 − 请假 − 免测. Null where nobody could; never 0 for whoever was
 * not screened.
 */
export function testedShare({ listed, tested, excused, exempt }: Progress): number | null {
  const could = couldBeTested({ listed, excused, exempt });
  return could === 0 ? null : tested / could;
}

const couldBeTested = ({
  listed,
  excused,
  exempt,
}: Pick<Progress, 'listed' | 'excused' | 'exempt'>): number => listed - excused - exempt;

/** 80 / 82（97.5%），请假免测 2: the share stands behind what it is the share of. */
export function writtenTested(progress: Progress): string {
  const could = couldBeTested(progress);
  const away = progress.listed - could;
  return `${progress.tested} / ${could}（${writtenShare(progress)}）${away > 0 ? `，请假免测 ${away}` : ''}`;
}

/** 93.5%, or — where there is nobody to count; 100% only when nobody is left. */
export function writtenShare(progress: Progress): string {
  const share = testedShare(progress);
  if (share === null) return '—';
  return `${Math.floor(share * 1000) / 10}%`;
}
