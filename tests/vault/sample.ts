import type { StaffId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { OwedWhat } from '#shared/contract/obligations.ts';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import { localDate } from '#shared/school-calendar.ts';
import type { AlertLevel } from '#shared/terms.ts';
import type { TestDesk } from './open-desk.ts';

export const day = localDate;

/** Puts a student on the list by hand. */
export async function enrolled(
  room: Pick<TestDesk, 'get'>,
  particulars: Partial<InputOf<'students.add'>> = {},
): Promise<StudentId> {
  const { studentId } = await room.get('students.add', {
    studentNumber: '20260101',
    name: '周小禾',
    gender: 'female',
    bornOn: day('2013-04-09'),
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
    ...particulars,
  });
  return studentId;
}

export function atLevel(
  room: Pick<TestDesk, 'get'>,
  studentId: StudentId,
  level: AlertLevel,
  fromOn: string,
) {
  return room.get('watchlist.setLevel', {
    studentIds: [studentId],
    level,
    fromOn: day(fromOn),
    reason: '情绪持续低落',
    decidedBy: '评估小组',
    discoveryRoute: 'homeroomTeacher',
  });
}

export const sessionText = (
  studentIds: StudentId[],
  text: Partial<InputOf<'sessions.write'>['text']> = {},
): InputOf<'sessions.write'>['text'] => ({
  ...NOTHING_WRITTEN,
  studentIds,
  occurredOn: day('2026-08-20'),
  startsAt: '14:30',
  minutes: 50,
  topic: '睡眠与作息',
  content: '谈了近两周的睡眠。',
  assessment: '',
  nextSteps: '',
  processNotes: '只给自己看的手记',
  ...text,
});

/** The names of the students to whom the workbench says that something is owed. */
export async function owedTo(room: TestDesk, what: OwedWhat): Promise<string[]> {
  const { owed } = await room.get('workbench.read', {});
  return owed.filter((line) => line.what === what).map(({ name }) => name);
}

/** A 附件2 about one student. */
export const letterIssue = (
  studentId: StudentId,
  values: InputOf<'letters.issue'>['letters'][number]['values'] = { emotion: '情绪低落' },
  common: Partial<InputOf<'letters.issue'>> = {},
): InputOf<'letters.issue'> => ({
  kind: 'notice',
  issuedOn: day('2026-08-20'),
  body: null,
  letters: [{ studentId, guardianId: null, values: { route: 'homeroomTeacher', ...values } }],
  ...common,
});

/** The phone of the counselling room, without which no letter is issued. */
export async function writeRoomPhone({ get }: Pick<TestDesk, 'get'>): Promise<void> {
  const { schoolName, counsellorName } = await get('school.particulars', {});
  await get('school.changeParticulars', { schoolName, counsellorName, roomPhone: '025-8866 1234' });
}

/** The teacher of that name, who stands on the list from the first time on. */
export async function teacherNamed(room: TestDesk, name: string): Promise<StaffId> {
  const known = (await room.get('school.staff', {})).find((teacher) => teacher.name === name);
  return (known ?? (await room.get('school.addStaff', { name, phone: '' }))).id;
}
