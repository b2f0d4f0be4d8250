import { z } from 'zod';
import { AFTERCARE_KINDS } from '../aftercare.ts';
import { INCIDENT_STATES } from '../incident-states.ts';
import {
  DISPOSALS,
  INCIDENT_KINDS,
  INCIDENT_ROLES,
  REPORT_STAGES,
  RESPONSE_LEVELS,
  SPOT_STEPS,
} from '../incident-terms.ts';
import { LEG_CHANNELS } from '../report-legs.ts';
import { ALERT_LEVELS, codesOf, GENDERS } from '../terms.ts';
import {
  date,
  instant,
  line,
  nothing,
  optionalLine,
  optionalPhone,
  optionalProse,
  optionalTime,
  prose,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const incidentId = z.uuid().brand<'incident'>();
export type IncidentId = z.infer<typeof incidentId>;
/** What an event is about one student: all that the student's own file has of it. */
export const incidentExtractId = z.uuid().brand<'incidentExtract'>();
export type IncidentExtractId = z.infer<typeof incidentExtractId>;
/** A 监护小组; it is a record of the student over whom it watches. */
export const watchGroupId = z.uuid().brand<'watchGroup'>();
export type WatchGroupId = z.infer<typeof watchGroupId>;
/** A line of the timeline. */
export const incidentEntryId = z.uuid().brand<'incidentEntry'>();
export type IncidentEntryId = z.infer<typeof incidentEntryId>;
/** A 报告环节. */
export const reportLegId = z.uuid().brand<'reportLeg'>();
export type ReportLegId = z.infer<typeof reportLegId>;
/** An issued report. */
export const incidentReportId = z.uuid().brand<'incidentReport'>();
export type IncidentReportId = z.infer<typeof incidentReportId>;

const kind = z.enum(codesOf(INCIDENT_KINDS));
const level = z.enum(codesOf(RESPONSE_LEVELS));
const role = z.enum(codesOf(INCIDENT_ROLES));
const state = z.enum(codesOf(INCIDENT_STATES));
const channel = z.enum(codesOf(LEG_CHANNELS));
const step = z.enum(codesOf(SPOT_STEPS));
const stage = z.enum(codesOf(REPORT_STAGES));

/** A time to the minute. */
export const exactTime = optionalTime.refine((time) => time !== '', '请填写时间，到分钟，例如 14:35');

const MOST_STUDENTS = 60;

const concerned = z.strictObject({
  studentId,
  role,
  /** What of it is this student's alone; nobody else is named in it. */
  facts: optionalProse(5000),
});
export type ConcernedStudent = z.infer<typeof concerned>;

/** What is written about an event. Of the three instants only 得知 has to be known. */
export const incidentText = z.strictObject({
  /** Null until somebody says. */
  kind: kind.nullable(),
  level,
  happenedOn: date.nullable(),
  happenedAt: optionalTime,
  foundOn: date.nullable(),
  foundAt: optionalTime,
  learnedOn: date,
  learnedAt: exactTime,
  place: optionalLine(100),
  /** Who else was in it, but for students of the school. */
  others: optionalProse(2000),
  students: z.array(concerned).max(MOST_STUDENTS, `最多 ${MOST_STUDENTS} 名学生`),
  /** Empty while it is being looked into. */
  cause: optionalProse(5000),
  judgement: optionalProse(5000),
  measures: optionalProse(5000),
  helpNeeded: optionalProse(5000),
});
export type IncidentText = z.infer<typeof incidentText>;

/** A student's part of an event. Nobody else is named in it by the app. */
export const incidentExtract = z.object({
  id: incidentExtractId,
  incidentId,
  studentId,
  number: z.string(),
  kind: kind.nullable(),
  level,
  state,
  /** The day of the event: when it happened, or was found, or the school learned of it. */
  occurredOn: date,
  learnedOn: date,
  role,
  facts: z.string(),
  assessedOn: date.nullable(),
  assessedAt: z.string(),
  assessedBy: z.string(),
  assessment: z.string(),
  disposal: z.enum(codesOf(DISPOSALS)).nullable(),
  advice: z.string(),
  recordedAt: instant,
});
export type IncidentExtract = z.infer<typeof incidentExtract>;

const entry = z.object({
  id: incidentEntryId,
  /** A step on the spot; null for what somebody wrote down. */
  step: step.nullable(),
  occurredOn: date,
  startsAt: z.string(),
  text: z.string(),
  recordedBy: z.string(),
});
export type IncidentEntry = z.infer<typeof entry>;

export const reportLeg = z.object({
  id: reportLegId,
  toWhom: z.string(),
  phone: z.string(),
  channel,
  within: z.int(),
  basis: z.string(),
  dueAt: instant,
  doneAt: instant.nullable(),
  reportedBy: z.string(),
  receivedBy: z.string(),
  note: z.string(),
  /** Why it is not needed; empty where it is. */
  waived: z.string(),
});
export type ReportLeg = z.infer<typeof reportLeg>;

const stateStep = z.object({ state, occurredOn: date, startsAt: z.string(), text: z.string() });

const issuedReport = z.object({
  id: incidentReportId,
  stage,
  nth: z.int(),
  to: z.string(),
  issuedAt: instant,
  issuedBy: z.string(),
});
export type IssuedReport = z.infer<typeof issuedReport>;

/** Something that is done after an event. */
export const aftercareId = z.uuid().brand<'aftercare'>();
export type AftercareId = z.infer<typeof aftercareId>;
const aftercareKind = z.enum(codesOf(AFTERCARE_KINDS));
export const aftercare = z.object({
  id: aftercareId,
  kind: aftercareKind,
  what: z.string(),
  className: z.string(),
  responsible: z.string(),
  dueOn: date.nullable(),
  doneOn: date.nullable(),
  outcome: z.string(),
});
export type Aftercare = z.infer<typeof aftercare>;

const { students: _students, ...written } = incidentText.shape;

export const incident = z.object({
  ...written,
  id: incidentId,
  number: z.string(),
  state,
  steps: z.array(stateStep),
  entries: z.array(entry),
  legs: z.array(reportLeg),
  reports: z.array(issuedReport),
  watches: z.array(
    z.object({
      id: watchGroupId,
      studentId,
      fromOn: date,
      fromAt: z.string(),
      members: z.int(),
      ended: z.object({ on: date, at: z.string() }).nullable(),
      /** From when on nobody is on duty; null where somebody is. */
      unwatchedSince: instant.nullable(),
    }),
  ),
  lessons: z.string(),
  aftercare: z.array(aftercare),
  extracts: z.array(
    incidentExtract.extend({
      student: z.object({ name: z.string(), className: z.string() }),
      hasLeft: z.boolean(),
    }),
  ),
});
export type Incident = z.infer<typeof incident>;

export const incidentLine = z.object({
  id: incidentId,
  number: z.string(),
  kind: kind.nullable(),
  level,
  state,
  learnedOn: date,
  learnedAt: z.string(),
  place: z.string(),
  /** The 当事人; nobody where they are not known yet. */
  subjects: z.array(z.object({ id: studentId, name: z.string() })),
  /** Who else is concerned. */
  affected: z.int(),
  /** Legs that are still owed, and the first instant by which one is. */
  openLegs: z.int(),
  /** What is still to be done afterwards, and is due next. */
  nextCare: z.object({ kind: aftercareKind, what: z.string(), dueOn: date }).nullable(),
  nextLeg: z.object({ toWhom: z.string(), channel, dueAt: instant, within: z.int() }).nullable(),
});
export type IncidentLine = z.infer<typeof incidentLine>;

/** What one has to know of a child at once: out of the file, and written down nowhere else. */
export const emergencyCard = z.object({
  studentId,
  name: z.string(),
  className: z.string(),
  studentNumber: z.string(),
  gender: z.enum(codesOf(GENDERS)),
  age: z.string(),
  boarding: z.string(),
  address: z.string(),
  level: z.enum(codesOf(ALERT_LEVELS)).nullable(),
  homeroomTeacher: z.object({ name: z.string(), phone: z.string() }),
  guardians: z.array(z.object({ name: z.string(), relation: z.string(), phone: z.string() })),
  /** Hospitals with what they said, as the guardians have told it. */
  hospitals: z.array(z.string()),
  /** Treatment and medicine, as far as the file says it. */
  treatment: z.array(z.string()),
  /** Out of the plan that holds: what calms, whom to call first, what gets worse before, what to keep away, what not to do. */
  calms: z.string(),
  callFirst: z.string(),
  signs: z.string(),
  dangers: z.string(),
  avoid: z.string(),
});
export type EmergencyCard = z.infer<typeof emergencyCard>;

/** A line of the school's list of whom to tell. */
export const reportRoute = z.strictObject({
  toWhom: line(60),
  phone: optionalPhone,
  channel,
  within: z.int('请填写整数').min(5, '最少 5 分钟').max(20_160, '最多 14 天，请核对'),
  fromLevel: z.enum(['second', 'third']),
  step: step.nullable(),
  basis: optionalLine(40),
});

export const incidentRequests = {
  /** All events, the newest first. The look is on record. */
  'incidents.list': inRoom(nothing, z.array(incidentLine)),
  'incidents.read': inRoom(z.strictObject({ incidentId }), incident),
  /** Begins an event, or writes one anew that is not closed. With it begin the legs that its level asks for. */
  'incidents.write': inRoom(
    z.strictObject({ incidentId: incidentId.nullable(), text: incidentText }),
    z.object({ incidentId }),
  ),
  /** Hides an event that never was; it stays in the vault with the reason. */
  'incidents.remove': inRoom(z.strictObject({ incidentId, reason: prose(500) }), z.object({})),
  /** A step on the spot is done, at this very minute; what has to be told by it is told. */
  'incidents.tick': inRoom(z.strictObject({ incidentId, step }), z.object({})),
  /** What one has to know of some children at once. The look is on record. */
  'incidents.background': inRoom(
    z.strictObject({ studentIds: z.array(studentId).min(1).max(MOST_STUDENTS) }),
    z.array(emergencyCard),
  ),
  /** 应急信息卡 of some children, to be printed beforehand: a PDF. */
  'incidents.layCards': inRoom(
    z.strictObject({
      studentIds: z
        .array(studentId)
        .min(1, '请选择学生')
        .max(MOST_STUDENTS, `一次最多 ${MOST_STUDENTS} 名学生`),
      ...paperFor('incident.cards'),
    }),
    laidPaper,
  ),
  /** 流程单: what to do on the spot, and whom to call, with room for a pen: a PDF. */
  'incidents.laySteps': inRoom(z.strictObject(paperFor('incident.steps')), laidPaper),
  /** A line of the timeline, or one put right. */
  'incidents.note': inRoom(
    z.strictObject({
      incidentId,
      entryId: incidentEntryId.nullable(),
      occurredOn: date,
      startsAt: exactTime,
      text: prose(2000),
    }),
    z.object({}),
  ),
  /** Takes a line of the timeline or a tick back. */
  'incidents.removeEntry': inRoom(
    z.strictObject({ entryId: incidentEntryId, reason: prose(500) }),
    z.object({}),
  ),
  /** Somebody was told: when, by whom, who took it; or it is put right. */
  'incidents.reportLeg': inRoom(
    z.strictObject({
      legId: reportLegId,
      doneOn: date,
      doneAt: exactTime,
      reportedBy: line(60),
      receivedBy: line(60),
      note: optionalProse(2000),
    }),
    z.object({}),
  ),
  /** Somebody need not be told, and why. */
  'incidents.waiveLeg': inRoom(z.strictObject({ legId: reportLegId, reason: prose(500) }), z.object({})),
  /** What was written down of a leg is taken back: it is owed again. */
  'incidents.reopenLeg': inRoom(z.strictObject({ legId: reportLegId }), z.object({})),
  /** Somebody else whom this event asks to tell. */
  'incidents.addLeg': inRoom(
    z.strictObject({
      incidentId,
      toWhom: line(60),
      phone: optionalPhone,
      channel,
      within: reportRoute.shape.within,
    }),
    z.object({}),
  ),
  /** How far the school has come with it. */
  'incidents.goOn': inRoom(
    z.strictObject({
      incidentId,
      state,
      occurredOn: date,
      startsAt: exactTime,
      text: optionalProse(2000),
    }),
    z.object({}),
  ),
  /** Takes the last step back. */
  'incidents.stepBack': inRoom(z.strictObject({ incidentId, reason: prose(500) }), z.object({})),
  /**
   * What the assessment of a student found. `affected`: the ladder 受事件影响 begins with it, and nothing else: nobody comes
   * to the watchlist by that alone.
   */
  'incidents.assess': inRoom(
    z.strictObject({
      extractId: incidentExtractId,
      assessedOn: date,
      assessedAt: exactTime,
      assessedBy: line(60),
      assessment: prose(5000),
      disposal: z.enum(codesOf(DISPOSALS)).nullable(),
      advice: optionalProse(5000),
      affected: z.boolean(),
    }),
    z.object({}),
  ),
  /** 书面评估意见 of one student: a PDF. */
  'incidents.layAssessment': inRoom(
    z.strictObject({ extractId: incidentExtractId, ...paperFor('incidentExtract') }),
    laidPaper,
  ),
  /** Something that is to be done afterwards, or is put right. */
  'incidents.writeAftercare': inRoom(
    z.strictObject({
      incidentId,
      aftercareId: aftercareId.nullable(),
      kind: aftercareKind,
      what: prose(1000),
      className: optionalLine(40),
      responsible: line(60),
      dueOn: date.nullable(),
    }),
    z.object({}),
  ),
  /** The days that usually bring an event back: those that are not there yet. */
  'incidents.addUsualDays': inRoom(z.strictObject({ incidentId }), z.object({ added: z.int() })),
  /** It was done, with what came of it; null takes the tick back. Also of an event that is closed. */
  'incidents.tickAftercare': inRoom(
    z.strictObject({ aftercareId, doneOn: date.nullable(), outcome: optionalProse(2000) }),
    z.object({}),
  ),
  'incidents.removeAftercare': inRoom(z.strictObject({ aftercareId, reason: prose(500) }), z.object({})),
  /** 举一反三: what the school learns of it. */
  'incidents.writeLessons': inRoom(
    z.strictObject({ incidentId, lessons: optionalProse(5000) }),
    z.object({}),
  ),
  /** A report as it would be, to be looked at; it is not kept. */
  'incidents.previewReport': inRoom(
    z.strictObject({ incidentId, stage, to: line(100), ...paperFor('incident.report') }),
    laidPaper,
  ),
  /** Issues a report: its bytes never change any more. */
  'incidents.issueReport': inRoom(
    z.strictObject({ incidentId, stage, to: line(100) }),
    z.object({ reportId: incidentReportId }),
  ),
  /** An issued report, as it was issued. */
  'incidents.layReport': inRoom(
    z.strictObject({ reportId: incidentReportId, ...paperFor('incident.report') }),
    laidPaper,
  ),
  /** Whom the school tells of an event; as the papers ask for it, until somebody changes it. */
  'incidents.routes': inRoom(nothing, z.object({ routes: z.array(reportRoute), isOwn: z.boolean() })),
  /** Sets the whole list; events that have begun keep theirs. */
  'incidents.setRoutes': inRoom(
    z.strictObject({ routes: z.array(reportRoute).min(1, '至少保留一个报告环节').max(40, '最多 40 个') }),
    z.object({}),
  ),
};
