import { WRITE_ENQUIRY } from '#renderer/enquiries/enquiry-words.ts';
import { WRITE_HELPER } from '#renderer/helpers/helper-words.ts';
import { actOf, KINDS, placeToWrite } from '#renderer/kinds/kinds.ts';
import { readDraftKey } from '#renderer/parts/draft-key.ts';
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
import { recordRef } from '#shared/contract/record-refs.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import type { BegunDraft } from '#shared/contract/vault.ts';
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

/** The way on with a draft that stands in no student's file, by the key that its form gives it. */
function wayOnAlone(key: string): WayOn | null {
  switch (key) {
    case 'student/new':
      return { act: '新增学生', place: { at: 'students', begins: 'student' } };
    case 'watchlist/list':
      return { act: '列入预警库', place: { at: 'watchlist', begins: 'listing' } };
    case 'school/particulars':
      return { act: '修改学校信息', place: { at: 'settings', section: 'school' } };
  }
  const [what = '', id = '', week = ''] = key.split(':');
  // The ids are those of the forms' own records.
  switch (what) {
    case 'session':
      return id === 'new'
        ? { act: '写辅导记录', place: { at: 'session', sessionId: null } }
        : { act: '修改辅导记录', place: { at: 'session', sessionId: id as SessionId } };
    case 'conference':
      return id === 'new'
        ? { act: '记会商', place: { at: 'conference', conferenceId: null } }
        : { act: '修改会商', place: { at: 'conference', conferenceId: id as ConferenceId } };
    case 'screeningBatch':
      return id === 'new'
        ? { act: '新建普查批次', place: { at: 'screenings', begins: 'batch' } }
        : { act: '修改普查批次', place: { at: 'screening', batchId: id as ScreeningBatchId } };
    case 'weeklyReport':
      return /^\d{4}-\d\d-\d\d$/.test(week)
        ? {
            act: '写班级周报',
            place: {
              at: 'weeklyReports',
              opened: { classId: id as SchoolClassId, weekFrom: localDate(week) },
            },
          }
        : null;
    case 'conferenceAddendum':
      return { act: '写补记', place: { at: 'conference', conferenceId: id as ConferenceId } };
    case 'addendum':
      return { act: '写补记', place: { at: 'session', sessionId: id as SessionId } };
    case 'letter':
      return { act: '写告知书', place: { at: 'letter' } };
    case 'letterKind':
      return { act: '修改告知书模板', place: { at: 'settings', section: 'wording' } };
    case 'receipt':
      return { act: '登记回执', place: { at: 'letters', letterId: id as LetterId, takes: 'receipt' } };
    case 'homeVisit':
      return { act: '记家访', place: { at: 'homeVisits', visitId: id as HomeVisitId | 'new' } };
    case 'enquiry':
      return {
        act: id === 'new' ? WRITE_ENQUIRY : '修改信箱热线',
        place: { at: 'enquiries', enquiryId: id as EnquiryId | 'new' },
      };
    case 'helperPost':
      return {
        act: id === 'new' ? WRITE_HELPER : '修改心理委员',
        place: { at: 'helpers', postId: id as HelperPostId | 'new' },
      };
    case 'activity':
      return {
        act: id === 'new' ? '记活动' : '修改活动',
        place: { at: 'activities', activityId: id as ActivityId | 'new' },
      };
    case 'followUp': {
      if (!/^\d{4}-\d\d-\d\d$/.test(week)) return null;
      return {
        act: '写跟踪记录',
        place: { at: 'followUps', writes: { studentId: null, occurredOn: localDate(week) } },
      };
    }
    default:
      return null;
  }
}
