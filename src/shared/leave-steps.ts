import type { AsksFor } from './asked-fields.ts';
import { addDays, type LocalDate } from './school-calendar.ts';
import { codesOf, isCauseOfCare, type LeaveCause } from './terms.ts';

/** What a leave (休学) is made of beside its days and its cause (policy J11, B9, P5; policy 003: 鉴定制度). */
export type LeaveStep = 'certificate' | 'procedure' | 'contactPlan' | 'extended';
export const LEAVE_STEPS = {
  certificate: '医院证明',
  procedure: '休学手续',
  contactPlan: '联系安排',
  extended: '续休',
} as const satisfies Readonly<Record<LeaveStep, string>>;

/** What each asks for, in the words of its form. */
export const ASKED_OF_LEAVE: AsksFor<LeaveStep> = {
  certificate: {
    institution: { word: '出具证明的医院', required: true },
    text: { word: '证明的要点', required: false, hint: '“日期”写证明上的日期；原件或照片可作附件' },
  },
  procedure: {
    who: { word: '经办人', required: false },
    text: { word: '办理情况', required: false },
  },
  contactPlan: {
    who: { word: '谁负责联系', required: true },
    text: { word: '怎样联系', required: true, hint: '和谁联系、用什么方式、多久一次；功课和返校怎么安排' },
  },
  extended: {
    nextOn: { word: '新的到期日', required: true },
    institution: { word: '出具新证明的医院', required: false, hint: '新证明还没交的先空着，会列入应办' },
    text: { word: '说明', required: false },
  },
};

/** A leave as far as its rules look at it. */
export interface LeaveSoFar {
  cause: LeaveCause | null;
  /** The first day back; null while it lasts. */
  endedOn: LocalDate | null;
  /** As it was set at the beginning; null where nobody said. */
  expiresOn: LocalDate | null;
  /** In the order of their days. */
  steps: readonly {
    step: LeaveStep;
    occurredOn: LocalDate;
    institution: string;
    nextOn: LocalDate | null;
  }[];
}

/** What may still be written. Who is back is not given more leave; papers are handed in late all the same. */
export const mayAddTo = ({ endedOn }: Pick<LeaveSoFar, 'endedOn'>): readonly LeaveStep[] =>
  endedOn === null ? codesOf(LEAVE_STEPS) : ['certificate', 'procedure'];

const lastExtension = ({ steps }: Pick<LeaveSoFar, 'steps'>) =>
  steps.findLast(({ step }) => step === 'extended');

/** Until when the leave was granted, by what was said last; null where nobody said. */
export const expiryOf = (leave: Pick<LeaveSoFar, 'expiresOn' | 'steps'>): LocalDate | null =>
  lastExtension(leave)?.nextOn ?? leave.expiresOn;

/** A certificate for more leave may have been written so many days before that was granted. */
const CERTIFIED_BEFORE = 30;

/**
 * From which day a certificate is missing of a leave because of 心理问题: that of the beginning, or of the last extension,
 * which has to have one of its own. Null where none is.
 */
export function certificateMissingSince({
  cause,
  fromOn,
  steps,
}: Pick<LeaveSoFar, 'cause' | 'steps'> & { fromOn: LocalDate }): LocalDate | null {
  if (!isCauseOfCare(cause)) return null;
  const certified = steps.filter(({ step }) => step === 'certificate');
  const extension = lastExtension({ steps });
  if (!extension) return certified.length > 0 ? null : fromOn;
  if (extension.institution !== '') return null;
  const earliest = addDays(extension.occurredOn, -CERTIFIED_BEFORE);
  return certified.some(({ occurredOn }) => occurredOn >= earliest) ? null : extension.occurredOn;
}

/** What a leave because of 心理问题 still lacks. */
export type LeaveLack = Exclude<LeaveStep, 'extended'> | 'handOver' | 'expiry';
export const LEAVE_LACKS = {
  certificate: LEAVE_STEPS.certificate,
  procedure: LEAVE_STEPS.procedure,
  handOver: '安全责任移交',
  contactPlan: LEAVE_STEPS.contactPlan,
  expiry: '到期日',
} as const satisfies Readonly<Record<LeaveLack, string>>;

/**
 * What of a lasting leave because of 心理问题 nobody has written down yet; of any other leave nothing is asked for.
 *
 * @param handedOver whether the child went over to the guardian on record (安全责任移交).
 */
export function lackingOf(leave: LeaveSoFar & { fromOn: LocalDate }, handedOver: boolean): LeaveLack[] {
  if (!isCauseOfCare(leave.cause) || leave.endedOn !== null) return [];
  const lacksStep = (wanted: LeaveStep) => !leave.steps.some(({ step }) => step === wanted);
  const lacks: Readonly<Record<LeaveLack, boolean>> = {
    certificate: certificateMissingSince(leave) !== null,
    procedure: lacksStep('procedure'),
    handOver: !handedOver,
    contactPlan: lacksStep('contactPlan'),
    expiry: expiryOf(leave) === null,
  };
  return codesOf(LEAVE_LACKS).filter((lack) => lacks[lack]);
}
