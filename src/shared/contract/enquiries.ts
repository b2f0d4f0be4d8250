import { z } from 'zod';
import { ENQUIRY_CHANNELS, ENQUIRY_SENDERS, ENQUIRY_STATES } from '../enquiries.ts';
import { codesOf, RISK_ANSWERS } from '../terms.ts';
import {
  date,
  line,
  nothing,
  optionalLine,
  optionalProse,
  optionalTime,
  prose,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { recordRef } from './record-refs.ts';
import { inRoom } from './request.ts';

export const enquiryId = z.uuid().brand<'enquiry'>();
export type EnquiryId = z.infer<typeof enquiryId>;

/** What is written down when somebody turns to the room (policy J3). `startsAt` is `HH:mm` or empty. */
const enquiryText = {
  channel: z.enum(codesOf(ENQUIRY_CHANNELS)),
  occurredOn: date,
  startsAt: optionalTime,
  sender: z.enum(codesOf(ENQUIRY_SENDERS)),
  /** Null but for a student of the school. */
  studentId: studentId.nullable(),
  /** Somebody else, in words. */
  fromWhom: optionalLine(60),
  summary: prose(5000),
  /** What was asked, heard or read of suicide. */
  risk: z.enum(codesOf(RISK_ANSWERS)),
  takenBy: line(60),
  answeredOn: date.nullable(),
  answer: optionalProse(5000),
  /** Why no answer is possible. */
  unanswerable: optionalProse(500),
};

export const enquiryLine = z.object({
  id: enquiryId,
  ...enquiryText,
  state: z.enum(codesOf(ENQUIRY_STATES)),
  /** The student as on that day; empty for anybody else. */
  name: z.string(),
  className: z.string(),
  /** The last day on which it is in time; null once it waits no more. */
  dueOn: date.nullable(),
  hasLeft: z.boolean(),
});
export type EnquiryLine = z.infer<typeof enquiryLine>;

/** A record of the same student since: what followed is found, and not written down. */
const followed = z.object({ opens: recordRef, occurredOn: date, title: z.string() });

export const enquiry = enquiryLine.extend({ followed: z.array(followed) });
export type Enquiry = z.infer<typeof enquiry>;

export const enquiryRequests = {
  /** 信箱热线登记簿, the newest first. The look is on record. */
  'enquiries.list': inRoom(nothing, z.array(enquiryLine)),
  /** One, with what followed in the student's file. The look is on record. */
  'enquiries.read': inRoom(z.strictObject({ enquiryId }), enquiry),
  /** Writes an enquiry down, or corrects one. Who wrote anonymously may become known: then it stands in that file. */
  'enquiries.write': inRoom(
    z
      .strictObject({ enquiryId: enquiryId.nullable(), ...enquiryText })
      .superRefine(({ sender, answeredOn, occurredOn, answer, unanswerable, ...whom }, context) => {
        const refuse = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        if (sender === 'student' && whom.studentId === null) {
          refuse('studentId', '请选择学生；不知道是谁的，请选“匿名”');
        }
        if (sender !== 'student' && whom.studentId !== null) {
          refuse('sender', '已选了学生，来自请选“本校学生”');
        }
        if (sender === 'other' && whom.fromWhom === '') refuse('fromWhom', '请写下是谁，例如 家长、校外同学');
        if (sender !== 'other' && whom.fromWhom !== '') refuse('fromWhom', '只有“其他人”才填这一项，请清空');
        if (answeredOn !== null && answer === '') refuse('answer', '请写下怎样回应的');
        if (answeredOn === null && answer !== '') refuse('answeredOn', '请填写回应的日期');
        if (answeredOn !== null && answeredOn < occurredOn) {
          refuse('answeredOn', '不能早于收到的日期，请核对');
        }
        if (answeredOn !== null && unanswerable !== '') {
          refuse('unanswerable', '已经回应的，不用写无法回应的原因，请清空');
        }
      }),
    z.object({ enquiryId }),
  ),
  /** Hides an enquiry; it stays in the vault with the reason. */
  'enquiries.remove': inRoom(z.strictObject({ enquiryId, reason: prose(500) }), z.object({})),
  /** 信箱热线登记簿, what is seen of it in its order. */
  'enquiries.layRegister': inRoom(
    z.strictObject({ enquiryIds: z.array(enquiryId).max(20_000), ...paperFor('enquiry.register') }),
    laidPaper,
  ),
};
