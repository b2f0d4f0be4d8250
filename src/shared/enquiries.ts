import type { LocalDate } from './school-calendar.ts';
import type { RiskAnswer } from './terms.ts';

/** By which way somebody turned to the room (policy J3). */
export type EnquiryChannel = 'letterBox' | 'hotline' | 'weeklyDiary' | 'online' | 'inPerson' | 'other';
export const ENQUIRY_CHANNELS = {
  letterBox: '信箱',
  hotline: '热线',
  weeklyDiary: '周记',
  online: '网络',
  inPerson: '当面',
  other: '其他',
} as const satisfies Readonly<Record<EnquiryChannel, string>>;

/** Who turned to the room, as far as it is known; nobody guesses at who did not say. */
export type EnquirySender = 'student' | 'other' | 'anonymous';
export const ENQUIRY_SENDERS = {
  student: '本校学生',
  other: '其他人',
  anonymous: '匿名',
} as const satisfies Readonly<Record<EnquirySender, string>>;

/** What came of it. */
export type EnquiryState = 'waiting' | 'answered' | 'spoken' | 'unanswerable';
export const ENQUIRY_STATES = {
  waiting: '待回应',
  answered: '已回应',
  spoken: '已面谈',
  unanswerable: '无法回应',
} as const satisfies Readonly<Record<EnquiryState, string>>;

/** What is written down of an answer. */
export interface Answered {
  occurredOn: LocalDate;
  answeredOn: LocalDate | null;
  /** Why no answer is possible; empty where one is. */
  unanswerable: string;
}

/**
 * What came of an enquiry. Whoever was spoken with alone since was answered by that, and nobody writes it down twice.
 *
 * @param spokenOn when the student was last spoken with alone; null for somebody else.
 */
export function stateOf(
  { occurredOn, answeredOn, unanswerable }: Answered,
  spokenOn: LocalDate | null,
): EnquiryState {
  if (answeredOn !== null) return 'answered';
  if (unanswerable !== '') return 'unanswerable';
  return spokenOn !== null && spokenOn >= occurredOn ? 'spoken' : 'waiting';
}

/** Somebody speaks of ending a life: what stands on the screen for the spot comes before the register. */
export const speaksOfDanger = (risk: RiskAnswer): boolean => risk !== 'notAsked' && risk !== 'none';

/** Who it was from, in words: 匿名, or whoever is named. */
export const writtenSender = ({
  sender,
  name,
  fromWhom,
}: {
  sender: EnquirySender;
  name: string;
  fromWhom: string;
}): string => (sender === 'anonymous' ? ENQUIRY_SENDERS.anonymous : sender === 'student' ? name : fromWhom);

/** The day and what was answered; that none is possible, and why; empty while it waits. */
export function writtenAnswer(
  { answeredOn, answer, unanswerable }: Pick<Answered, 'answeredOn' | 'unanswerable'> & { answer: string },
  dated: (day: LocalDate) => string,
): string {
  if (answeredOn !== null) return `${dated(answeredOn)}：${answer}`;
  return unanswerable === '' ? '' : `${ENQUIRY_STATES.unanswerable}：${unanswerable}`;
}
