import { CONTACT_UNSAID } from '#shared/contract/contacts.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { day } from './sample.ts';

/** One record of each kind that is written into a student's file. */

export const observation = (studentId: StudentId): InputOf<'observations.write'> => ({
  observationId: null,
  studentId,
  sign: 'lowMood',
  occurredOn: day('2026-05-06'),
  text: '三周来很少说话',
  source: '班主任',
});
export const diagnosis = (studentId: StudentId): InputOf<'diagnoses.write'> => ({
  diagnosisId: null,
  studentId,
  diagnosedOn: day('2026-05-20'),
  hospital: '市第七人民医院',
  diagnosis: '中度抑郁发作',
  providedBy: '周远（父亲）',
  providedOn: day('2026-05-22'),
  note: '',
});
export const screening = (studentId: StudentId): InputOf<'screenings.write'> => ({
  screeningId: null,
  studentId,
  occurredOn: day('2026-04-10'),
  scale: 'MHT',
  result: '总分 61',
  note: '孤独倾向偏高',
});
export const contact = (studentId: StudentId): InputOf<'contacts.write'> => ({
  contactId: null,
  studentId,
  occurredOn: day('2026-05-21'),
  ...CONTACT_UNSAID,
  channel: 'inPerson',
  guardian: '周远',
  spokenBy: '林静',
  witnesses: '王校长',
  text: '建议尽快就诊。',
});
export const talk = (studentId: StudentId): InputOf<'talks.write'> => ({
  talkId: null,
  studentId,
  occurredOn: day('2026-05-20'),
  startsAt: '15:30',
  place: '操场',
  spokenBy: '王海',
  text: '说这学期常想家。',
});

export const referral = (studentId: StudentId): InputOf<'referrals.write'> => ({
  referralId: null,
  studentId,
  occurredOn: day('2026-06-01'),
  reason: '失眠两周，多次说不想来学校，需要医院评估。',
  institutions: '市第七人民医院 儿童青少年心理科\n省立同德医院 精神卫生科',
});

export const leftBehind = (studentId: StudentId): InputOf<'family.addCircumstance'> => ({
  studentId,
  circumstance: 'leftBehind',
  text: '父母在外务工，随祖母生活',
  source: '家访',
  fromOn: day('2026-03-01'),
});
