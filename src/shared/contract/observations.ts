import { z } from 'zod';
import { ABSENCES, LOG_PARTS, SEEN_AT, VERDICTS } from '../observation-log.ts';
import { codesOf, OBSERVED_SIGNS } from '../terms.ts';
import {
  date,
  line,
  observationId,
  optionalLine,
  optionalProse,
  optionalTime,
  prose,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const observedSign = z.enum(codesOf(OBSERVED_SIGNS));

/** An entry of 观察日志: what a teacher saw, which may be one of the thirteen signs, and what came of it (policy P1, B8). */
export const observation = z.object({
  id: observationId,
  sign: observedSign.nullable(),
  occurredOn: date,
  /** `HH:mm`, or empty. */
  startsAt: z.string(),
  seenAt: z.enum(codesOf(SEEN_AT)).nullable(),
  /** Seen and heard. */
  text: z.string(),
  cognition: z.string(),
  emotion: z.string(),
  behaviour: z.string(),
  will: z.string(),
  study: z.string(),
  compared: z.string(),
  done: z.string(),
  /** Who saw it. */
  source: z.string(),
  /** 到校异常. */
  absence: z.enum(codesOf(ABSENCES)).nullable(),
  unusual: z.boolean(),
  /** 研判: when, by whom, what came of it. Nothing of it before it took place. */
  judgedOn: date.nullable(),
  judgedBy: z.string(),
  verdict: z.enum(codesOf(VERDICTS)).nullable(),
  judgement: z.string(),
});
export type Observation = z.infer<typeof observation>;

/** What one need not say of an observation. */
export const OBSERVATION_UNSAID = {
  sign: null,
  startsAt: '',
  seenAt: null,
  text: '',
  cognition: '',
  emotion: '',
  behaviour: '',
  will: '',
  study: '',
  compared: '',
  done: '',
  absence: null,
  unusual: false,
  judgedOn: null,
  judgedBy: '',
  verdict: null,
  judgement: '',
} as const satisfies Partial<Observation>;

export const observationRequests = {
  /** Writes an observation down, or corrects one. */
  'observations.write': inRoom(
    z
      .strictObject({
        observationId: observationId.nullable(),
        studentId,
        sign: observedSign.nullable(),
        occurredOn: date,
        startsAt: optionalTime,
        seenAt: z.enum(codesOf(SEEN_AT)).nullable(),
        text: optionalProse(5000),
        cognition: optionalProse(2000),
        emotion: optionalProse(2000),
        behaviour: optionalProse(2000),
        will: optionalProse(2000),
        study: optionalProse(2000),
        compared: optionalProse(2000),
        done: optionalProse(2000),
        source: line(60),
        absence: z.enum(codesOf(ABSENCES)).nullable(),
        unusual: z.boolean(),
        judgedOn: date.nullable(),
        judgedBy: optionalLine(100),
        verdict: z.enum(codesOf(VERDICTS)).nullable(),
        judgement: optionalProse(2000),
      })
      .superRefine((entry, context) => {
        const refuse = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        const tells = entry.text !== '' || codesOf(LOG_PARTS).some((part) => entry[part] !== '');
        if (!tells && entry.absence === null) refuse('text', '请写下看到、听到的，或在下面至少写一项');
        const { judgedOn, judgedBy, verdict, judgement } = entry;
        if (judgedOn === null && judgedBy === '' && verdict === null && judgement === '') return;
        if (verdict === null) refuse('verdict', '请选择研判结论；还没有研判的，把研判各项清空');
        if (judgedBy === '') refuse('judgedBy', '请填写谁一起研判的');
        if (judgedOn === null) refuse('judgedOn', '请填写研判日期');
        else if (judgedOn < entry.occurredOn) refuse('judgedOn', '不能早于观察的日期，请核对');
      }),
    z.object({ observationId }),
  ),
  /** 观察日志 of one entry. */
  'observations.layPaper': inRoom(z.strictObject({ observationId, ...paperFor('observation') }), laidPaper),
  /** 高危因素与警示信号核查表, blank: a PDF. */
  'observations.layChecklist': inRoom(z.strictObject(paperFor('observation.checklist')), laidPaper),
  /** Hides an observation; it stays in the vault with the reason. */
  'observations.remove': inRoom(z.strictObject({ observationId, reason: prose(500) }), z.object({})),
};
