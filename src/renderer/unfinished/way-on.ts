import { WRITE_ENQUIRY } from '#renderer/enquiries/enquiry-words.ts';
import { WRITE_HELPER } from '#renderer/helpers/helper-words.ts';
import type { FormOfIncident } from '#renderer/incidents/form-of-incident.ts';
import { actOf, KINDS, placeToWrite } from '#renderer/kinds/kinds.ts';
import type { Place } from '#renderer/place.tsx';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type {
  ActivityId,
  HomeVisitId,
  LetterId,
  SchoolClassId,
  SessionId,
  StudentId,
} from '#shared/contract/fields.ts';
import type { HelperPostId } from '#shared/contract/helpers.ts';
import type { IncidentId } from '#shared/contract/incidents.ts';
import { recordRef } from '#shared/contract/record-refs.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import type { BegunDraft } from '#shared/contract/vault.ts';
import { type FormAlone, isOnlyForm, type OnlyForm, readDraftKey, readKeyAlone } from '#shared/draft-keys.ts';
import { RECORD_KINDS } from '#shared/record-kinds.ts';
import { localDate } from '#shared/school-calendar.ts';

/** What was begun, and where one goes on with it. */
export interface WayOn {
  act: string;
  place: Place;
}

/** What became meanwhile of the record that a draft would change. */
export const ENDED = {
  signed: '记录已签字或定稿',
  removed: '记录已删除',
} as const satisfies Record<NonNullable<BegunDraft['ended']>, string>;

/** The way on with a draft; null for one that no form of this version keeps. */
export function wayOn({ key, students }: BegunDraft): WayOn | null {
  const [student] = students;
  return (student && wayOnInFile(key, student)) ?? wayOnAlone(key);
}

/** The way on with a draft whose key names the student (`draftKeyInFile`). */
function wayOnInFile(key: string, student: BegunDraft['students'][number]): WayOn | null {
  const { id: studentId } = student;
  if (key === `student/${studentId}`) {
    return { act: '修改基本信息', place: inFile(studentId, { shows: 'act', act: 'particulars' }) };
  }
  const draft = readDraftKey(key);
  if (!draft) return null;
  const { kind, apart, part } = draft;
  if (kind === 'level' && apart === 'lift') {
    return { act: '解除预警', place: inFile(studentId, { shows: 'act', act: 'lift' }) };
  }
  const { writes } = KINDS[kind];
  const act = actOf(kind, student);
  if (!writes || !act) return null;
  const changed = recordRef.safeParse({ record: kind, id: apart });
  if (changed.success) {
    const opens = changed.data;
    if (part !== '') {
      return { act: `接着写${RECORD_KINDS[kind]}`, place: inFile(studentId, { shows: 'record', opens }) };
    }
    return KINDS[kind].Correct
      ? { act: `更正${RECORD_KINDS[kind]}`, place: inFile(studentId, { shows: 'correcting', opens }) }
      : { act: `修改${RECORD_KINDS[kind]}`, place: inFile(studentId, { shows: 'record', opens }) };
  }
  if (writes.in === 'place' || apart === '') return { act, place: placeToWrite(kind, studentId) };
  return { act, place: inFile(studentId, { shows: 'writing', kind, given: apart }) };
}

function inFile(studentId: StudentId, shown: Extract<Place, { at: 'student' }>['shown']): Place {
  return { at: 'student', studentId, shown };
}

const ONLY: Readonly<Record<OnlyForm, WayOn>> = {
  'student/new': { act: '新增学生', place: { at: 'students', begins: 'student' } },
  'watchlist/list': { act: '列入预警库', place: { at: 'watchlist', begins: 'listing' } },
  'homeVisits/plan': { act: '计划家访', place: { at: 'homeVisits', plans: true } },
  'school/particulars': { act: '修改学校信息', place: { at: 'settings', section: 'school' } },
};

type Way = (id: string, part: string) => WayOn | null;

/** One whose record is on the desk already, or a new one. */
const written =
  (word: string, begins: string, place: (id: string) => Place): Way =>
  (id) => ({ act: id === 'new' ? begins : `修改${word}`, place: place(id) });

/** A form of an event that lies open on it. */
const ofIncident =
  (act: string, form: FormOfIncident['form']): Way =>
  (id, part) => ({
    act,
    place: { at: 'incident', incidentId: id as IncidentId, opens: { form, id: part || 'new' } },
  });

/** The ids are those of the forms' own records. */
const ALONE: Readonly<Record<FormAlone, Way>> = {
  session: written('辅导记录', '写辅导记录', (id) => ({
    at: 'session',
    sessionId: id === 'new' ? null : (id as SessionId),
  })),
  addendum: (id) => ({ act: '写补记', place: { at: 'session', sessionId: id as SessionId } }),
  conference: written('会商', '记会商', (id) => ({
    at: 'conference',
    conferenceId: id === 'new' ? null : (id as ConferenceId),
  })),
  conferenceAddendum: (id) => ({
    act: '写补记',
    place: { at: 'conference', conferenceId: id as ConferenceId },
  }),
  screeningBatch: written('普查批次', '新建普查批次', (id) =>
    id === 'new'
      ? { at: 'screenings', begins: 'batch' }
      : { at: 'screening', batchId: id as ScreeningBatchId },
  ),
  weeklyReport: (id, week) =>
    isDay(week)
      ? {
          act: '写班级周报',
          place: { at: 'weeklyReports', opened: { classId: id as SchoolClassId, weekFrom: localDate(week) } },
        }
      : null,
  incident: (id, part) =>
    id === 'new'
      ? { act: '记危机事件', place: { at: 'incident', incidentId: null } }
      : ofIncident('修改危机事件', 'change')(id, part),
  incidentEntry: ofIncident('记危机事件的经过', 'entry'),
  incidentLeg: ofIncident('登记危机事件的报告', 'leg'),
  incidentAftercare: ofIncident('写善后事项', 'aftercare'),
  incidentLessons: ofIncident('写举一反三', 'lessons'),
  letter: () => ({ act: '写告知书', place: { at: 'letter' } }),
  letterKind: () => ({ act: '修改告知书模板', place: { at: 'settings', section: 'wording' } }),
  receipt: (id) => ({
    act: '登记回执',
    place: { at: 'letters', letterId: id as LetterId, takes: 'receipt' },
  }),
  homeVisit: (id) => ({ act: '记家访', place: { at: 'homeVisits', visitId: id as HomeVisitId | 'new' } }),
  enquiry: written('信箱热线', WRITE_ENQUIRY, (id) => ({
    at: 'enquiries',
    enquiryId: id as EnquiryId | 'new',
  })),
  helperPost: written('心理委员', WRITE_HELPER, (id) => ({
    at: 'helpers',
    postId: id as HelperPostId | 'new',
  })),
  activity: written('活动', '记活动', (id) => ({ at: 'activities', activityId: id as ActivityId | 'new' })),
  followUp: (_new, week) =>
    isDay(week)
      ? {
          act: '写跟踪记录',
          place: { at: 'followUps', writes: { studentId: null, occurredOn: localDate(week) } },
        }
      : null,
};

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The way on with a draft that stands in no student's file, by the key that its form gave it. */
function wayOnAlone(key: string): WayOn | null {
  if (isOnlyForm(key)) return ONLY[key];
  const alone = readKeyAlone(key);
  return alone && ALONE[alone.form](alone.id, alone.part);
}
