import type { StudentId } from './contract/fields.ts';
import { isRecordKind, RECORD_KINDS, type RecordKind } from './record-kinds.ts';

/** Forms that stand in no student's file, or before it is known in whose; what is begun in them has a key of its own. */
const FORMS_ALONE = {
  session: RECORD_KINDS.session,
  addendum: '补记',
  conference: RECORD_KINDS.conference,
  conferenceAddendum: '补记',
  screeningBatch: RECORD_KINDS.screeningBatch,
  weeklyReport: RECORD_KINDS.weeklyReport,
  incident: RECORD_KINDS.incident,
  incidentEntry: '经过',
  incidentLeg: '报告环节',
  incidentAftercare: '善后事项',
  incidentLessons: '举一反三',
  letter: RECORD_KINDS.letter,
  letterKind: '告知书模板',
  receipt: '回执',
  homeVisit: RECORD_KINDS.homeVisit,
  enquiry: RECORD_KINDS.enquiry,
  helperPost: RECORD_KINDS.helperPost,
  activity: RECORD_KINDS.activity,
  followUp: RECORD_KINDS.followUp,
} as const satisfies Readonly<Record<string, string>>;
export type FormAlone = keyof typeof FORMS_ALONE;

/** Forms of which there is one. */
const ONLY_FORMS = {
  'student/new': '基本信息',
  'watchlist/list': RECORD_KINDS.level,
  'homeVisits/plan': RECORD_KINDS.homeVisit,
  'school/particulars': '学校信息',
} as const;
export type OnlyForm = keyof typeof ONLY_FORMS;

/** As `draftKeyInFile` makes them. */
export type DraftKeyInFile = `${RecordKind}/${string}`;

/**
 * Under which name a draft lies in the vault. Whoever adds a form adds its key here, and the renderer's table of ways
 * asks where one goes on with it (`way-on.ts`): a draft that nobody could find again does not compile.
 */
export type DraftKey = DraftKeyInFile | `student/${string}` | `${FormAlone}:${string}` | OnlyForm;

/**
 * The key of a draft in a student's file. It names the student, so that what was begun is found again in the file
 * (`drafts.begun`).
 *
 * @param apart the record that is changed, or what else tells drafts of one kind apart.
 */
export function draftKeyInFile(kind: RecordKind, studentId: StudentId, apart = ''): DraftKeyInFile {
  return `${kind}/${studentId}/${apart}`;
}

/** What such a key says; null for the draft of something else. `part`: what behind it tells parts of a record apart. */
export function readDraftKey(key: string): { kind: RecordKind; apart: string; part: string } | null {
  const [kind = '', , apart = '', part = ''] = key.split('/');
  return isRecordKind(kind) ? { kind, apart, part } : null;
}

/** The key of a draft in no student's file, as its form gave it: the record's id or `new`, and what stands behind it. */
export function readKeyAlone(key: string): { form: FormAlone; id: string; part: string } | null {
  const [form = '', id = '', part = ''] = key.split(':');
  return isFormAlone(form) ? { form, id, part } : null;
}

export const isOnlyForm = (key: string): key is OnlyForm => Object.hasOwn(ONLY_FORMS, key);

const isFormAlone = (form: string): form is FormAlone => Object.hasOwn(FORMS_ALONE, form);

/** What was begun, in a word for the log; '' for what no form of this version keeps. */
export function wordOfDraft(key: string): string {
  if (isOnlyForm(key)) return ONLY_FORMS[key];
  const [what = ''] = key.split(/[:/]/);
  if (what === 'student') return ONLY_FORMS['student/new'];
  return isFormAlone(what) ? FORMS_ALONE[what] : isRecordKind(what) ? RECORD_KINDS[what] : '';
}
