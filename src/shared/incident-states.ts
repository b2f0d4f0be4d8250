import { codesOf } from './terms.ts';

/** How far the school has come with an event. */
export type IncidentState = 'handling' | 'watching' | 'handedOver' | 'followUp' | 'closed';
export const INCIDENT_STATES = {
  handling: '处置中',
  watching: '监护中',
  handedOver: '已移交',
  followUp: '后续',
  closed: '结案复盘',
} as const satisfies Readonly<Record<IncidentState, string>>;

/**
 * What may come after each. Where nobody had to be watched, the work goes on at once; a child may be in danger again;
 * what is closed is opened again with a reason.
 */
const MAY_FOLLOW: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  handling: ['watching', 'followUp'],
  watching: ['handedOver'],
  handedOver: ['followUp', 'watching'],
  followUp: ['closed', 'watching'],
  closed: ['followUp'],
};

export const mayFollow = (state: IncidentState): readonly IncidentState[] => MAY_FOLLOW[state];

/** How it stands after its steps, in their order. */
export const stateAfter = (steps: readonly { state: IncidentState }[]): IncidentState =>
  steps.at(-1)?.state ?? 'handling';

/** A step that leaves out or takes up again what usually comes says why. */
export const asksWhy = (from: IncidentState, to: IncidentState): boolean =>
  (from === 'handling' && to === 'followUp') ||
  from === 'closed' ||
  (from === 'followUp' && to === 'watching');

/** What is still missing before an event may go on. */
export type IncidentLack =
  | 'subject'
  | 'kind'
  | 'watch'
  | 'handOver'
  | 'legs'
  | 'assessments'
  | 'finalReport'
  | 'lessons';
export const INCIDENT_LACKS = {
  subject: '登记当事人',
  kind: '选定事件类型',
  watch: '成立监护小组',
  handOver: '记安全责任移交，用它结束监护',
  legs: '办完每个报告环节，不需要的写明原因',
  assessments: '评估每一名受影响的学生',
  finalReport: '出终报',
  lessons: '写举一反三',
} as const satisfies Readonly<Record<IncidentLack, string>>;

/** What is known of an event, as far as it bears on what may follow. */
export interface IncidentSoFar {
  hasSubject: boolean;
  hasKind: boolean;
  /** A 监护小组 was set up; one lasts. */
  hasWatch: boolean;
  isWatched: boolean;
  owesLegs: boolean;
  hasUnassessed: boolean;
  hasFinalReport: boolean;
  hasLessons: boolean;
}

const ASKED_FOR: Readonly<Record<IncidentState, readonly IncidentLack[]>> = {
  handling: [],
  watching: ['subject', 'watch'],
  handedOver: ['subject', 'watch', 'handOver'],
  followUp: ['subject', 'kind', 'handOver'],
  closed: ['subject', 'kind', 'handOver', 'legs', 'assessments', 'finalReport', 'lessons'],
};

/** What an event lacks before it comes to a state, in the order in which it is done. */
export function lacksFor(to: IncidentState, facts: IncidentSoFar): IncidentLack[] {
  const lacks: Readonly<Record<IncidentLack, boolean>> = {
    subject: !facts.hasSubject,
    kind: !facts.hasKind,
    watch: !facts.hasWatch,
    handOver: facts.isWatched,
    legs: facts.owesLegs,
    assessments: facts.hasUnassessed,
    finalReport: !facts.hasFinalReport,
    lessons: !facts.hasLessons,
  };
  return codesOf(INCIDENT_LACKS).filter((lack) => ASKED_FOR[to].includes(lack) && lacks[lack]);
}
