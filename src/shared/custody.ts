import type { LocalDate } from './school-calendar.ts';

/** What a guardian signs who looks after a child that goes on coming to school (policy J10, P4). */
export type PromiseKind = 'promise' | 'company';
export const PROMISE_KINDS = {
  promise: '监护承诺书',
  company: '陪护协议',
} as const satisfies Readonly<Record<PromiseKind, string>>;

/** What is promised, in the order of the paper (papers.md). */
export type PromisePart = 'treatment' | 'medicine' | 'company' | 'dangerousThings' | 'contact';
export const PROMISE_PARTS = {
  treatment: '就诊治疗',
  medicine: '按时服药',
  company: '陪伴看护',
  dangerousThings: '危险物品',
  contact: '与学校联系',
} as const satisfies Readonly<Record<PromisePart, string>>;

interface Promised {
  kind: PromiseKind;
  fromOn: LocalDate;
  /** The last day on which it holds. */
  untilOn: LocalDate;
}

/** The promises that no later one of the kind goes on with: at the end of each somebody has to look. */
export function promisesLeftToEnd<Each extends Promised>(promises: readonly Each[]): Each[] {
  return promises.filter(
    ({ kind, untilOn }) => !promises.some((other) => other.kind === kind && other.untilOn > untilOn),
  );
}

/** The promises that hold on a day. */
export function promisesOn<Each extends Promised>(promises: readonly Each[], day: LocalDate): Each[] {
  return promises.filter(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn);
}
