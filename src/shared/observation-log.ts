import type { LocalDate } from './school-calendar.ts';
import { OBSERVED_ASPECTS, type ObservedSign, WARNING_SIGNALS } from './terms.ts';

/** Where a teacher saw it (policy B8). */
export type SeenAt = 'lesson' | 'break' | 'dormitory' | 'visit' | 'diary' | 'other';
export const SEEN_AT = {
  lesson: '课堂',
  break: '课间活动',
  dormitory: '宿舍',
  visit: '家访',
  diary: '周记日记',
  other: '其他场合',
} as const satisfies Readonly<Record<SeenAt, string>>;

/** What 观察日志 tells one by one, beside what was seen and heard: the four aspects, then what surrounds them. */
export const LOG_PARTS = {
  ...OBSERVED_ASPECTS,
  study: '学习',
  compared: '与以前相比',
  done: '已经做的',
} as const;
export type LogPart = keyof typeof LOG_PARTS;

/** 到校异常: that a child was not where it should have been (policy B9). */
export type Absence = 'unexplained' | 'left' | 'suddenLeave';
export const ABSENCES = {
  unexplained: '未到校，原因不明',
  left: '中途离校',
  suddenLeave: '突然请假',
} as const satisfies Readonly<Record<Absence, string>>;

/** 研判: what homeroom teacher and counsellor make of it together (policy B8). */
export type Verdict = 'goOn' | 'interview' | 'assess' | 'plan';
export const VERDICTS = {
  goOn: '继续观察',
  interview: '面谈',
  assess: '提交评估',
  plan: '启动干预方案',
} as const satisfies Readonly<Record<Verdict, string>>;

/** An observation that names one of the thirteen signs. */
export const hasSign = <Seen extends { sign: ObservedSign | null }>(
  seen: Seen,
): seen is Seen & { sign: ObservedSign } => seen.sign !== null;

/** One of the three that ask for an assessment at once (policy P1). */
export const isSignal = ({ sign }: { sign: ObservedSign | null }): boolean =>
  sign !== null && sign in WARNING_SIGNALS;

interface Judged {
  occurredOn: LocalDate;
  /** Whoever wrote it down found it out of the ordinary. */
  unusual: boolean;
  judgedOn: LocalDate | null;
  verdict: Verdict | null;
}

/** Of which day something was done that may carry out a verdict; of each sort, the latest. */
export interface DoneSince {
  /** A session or an interview with the student alone. */
  spoken: LocalDate | null;
  /** A level, a final conference, or a session that assessed. */
  assessed: LocalDate | null;
  planned: LocalDate | null;
}

/** Which of them carries out a verdict. */
const CARRIES_OUT = { interview: 'spoken', assess: 'assessed', plan: 'planned' } as const;

/**
 * What an entry of 观察日志 still waits for, and since when: a judgement, where it is unusual; then that the verdict is
 * carried out. An entry that was nothing unusual and one of which nothing more was asked wait for nothing.
 */
export function openIn(
  { occurredOn, unusual, judgedOn, verdict }: Judged,
  done: DoneSince,
): { what: 'judgement' | 'verdict'; on: LocalDate } | null {
  if (judgedOn === null || verdict === null) return unusual ? { what: 'judgement', on: occurredOn } : null;
  if (verdict === 'goOn') return null;
  const day = done[CARRIES_OUT[verdict]];
  return day !== null && day >= judgedOn ? null : { what: 'verdict', on: judgedOn };
}

/** Of whom it is asked what a missing child asks for, and what was done since; of each sort, the latest. */
interface Missing {
  occurredOn: LocalDate;
  absence: Absence | null;
  /** On that day at a level of 预警库. */
  listed: boolean;
}

/**
 * What is still owed to a child that was missing (policy B9): the guardians are told the same day; whoever is listed is
 * visited soon. A visit tells them as well.
 */
export function openAfterAbsence(
  { occurredOn, absence, listed }: Missing,
  done: { told: LocalDate | null; visited: LocalDate | null },
): { what: 'absenceTold' | 'absenceVisit'; on: LocalDate }[] {
  if (absence === null) return [];
  const since = (day: LocalDate | null) => day !== null && day >= occurredOn;
  const on = occurredOn;
  return [
    ...(since(done.told) || since(done.visited) ? [] : [{ what: 'absenceTold', on } as const]),
    ...(!listed || since(done.visited) ? [] : [{ what: 'absenceVisit', on } as const]),
  ];
}
