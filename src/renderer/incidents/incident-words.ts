import type { IncidentLine } from '#shared/contract/incidents.ts';
import { INCIDENT_KINDS, KIND_OPEN } from '#shared/incident-terms.ts';
import { LEG_CHANNELS, type LegStanding, legStanding, writtenLeft } from '#shared/report-legs.ts';
import { dayAndTimeOf, writtenDay, writtenShortDate } from '#shared/school-calendar.ts';

export const kindWord = (kind: IncidentLine['kind']): string => (kind ? INCIDENT_KINDS[kind] : KIND_OPEN);

/** A day with a time where it is known: 2026年6月5日 周五 18:40. */
export const writtenMoment = (on: Parameters<typeof writtenDay>[0] | null, at: string): string =>
  on === null ? '' : `${writtenDay(on)} ${at}`.trim();

/** Whom an event happened to: all names of a few, of more the first two; who it was may not be known yet. */
export function subjectsOf({ subjects }: Pick<IncidentLine, 'subjects'>): string {
  const names = subjects.map(({ name }) => name);
  if (names.length === 0) return '当事人待登记';
  return names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等 ${names.length} 人`;
}

interface LegTold {
  dueAt: number;
  within: number;
  doneAt: number | null;
  waived: string;
}

/** How a leg stands at an instant. */
export const standingOf = ({ dueAt, within, doneAt, waived }: LegTold, now: number): LegStanding =>
  legStanding({ countsFrom: dueAt - within * 60_000, within, doneAt, waived: waived !== '' }, now);

/** The next leg of an event: 学校领导（电话），还有 12 分钟. */
export function writtenNextLeg({ nextLeg }: Pick<IncidentLine, 'nextLeg'>, now: number): string {
  if (nextLeg === null) return '';
  const { toWhom, channel, dueAt } = nextLeg;
  return `报告${toWhom}（${LEG_CHANNELS[channel]}），${writtenLeft(dueAt, now)}`;
}

/** What an event asks for next: whom to tell; when all are told, what is to be done afterwards. */
export function writtenNext(line: Pick<IncidentLine, 'nextLeg' | 'nextCare'>, now: number): string {
  const { nextLeg, nextCare } = line;
  if (nextLeg) return writtenNextLeg(line, now);
  return nextCare ? `${writtenShortDate(nextCare.dueOn, dayAndTimeOf(now).on)}：${nextCare.what}` : '';
}

/** True where the next leg runs out, or has. */
export function presses({ nextLeg }: Pick<IncidentLine, 'nextLeg'>, now: number): boolean {
  if (nextLeg === null) return false;
  return ['pressing', 'late'].includes(standingOf({ ...nextLeg, doneAt: null, waived: '' }, now));
}
