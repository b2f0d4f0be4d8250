import type { SessionId, StudentId } from '#shared/contract/fields.ts';
import type { SessionText } from '#shared/contract/sessions.ts';
import { contact, screening, talk } from '../file-records.ts';
import type { TestDesk } from '../open-desk.ts';
import { day, enrolled, sessionText } from '../sample.ts';

/** The term that the small world is counted in; today is 28 August 2026. */
export const TERM = { fromOn: day('2026-03-01'), untilOn: day('2026-06-30') };

export interface SmallWorld {
  /** 七年级(1)班 until 19 April, then 七年级(2)班. */
  moved: StudentId;
  /** 七年级(1)班. */
  second: StudentId;
  /** 八年级(1)班. */
  third: StudentId;
  sessions: Readonly<Record<'march' | 'april' | 'group' | 'unsigned' | 'voided' | 'july', SessionId>>;
}

/** A handful of records that a person can count by hand, with everything that must count once or not at all. */
export async function smallWorld(room: Pick<TestDesk, 'get'>): Promise<SmallWorld> {
  const { get } = room;
  const student = (studentNumber: string, name: string, className: string) =>
    enrolled(room, { studentNumber, name, className });
  const moved = await student('1', '周小禾', '七年级(1)班');
  const second = await student('2', '陈一鸣', '七年级(1)班');
  const third = await student('3', '张弛', '八年级(1)班');
  // The same child twice: one file went into the other.
  const twin = await student('4', '张驰', '八年级(1)班');

  const write = async (studentIds: StudentId[], occurredOn: string, text: Partial<SessionText> = {}) =>
    (
      await get('sessions.write', {
        sessionId: null,
        text: sessionText(studentIds, { occurredOn: day(occurredOn), minutes: 50, ...text }),
      })
    ).sessionId;
  const signed = async (...given: Parameters<typeof write>) => {
    const sessionId = await write(...given);
    await get('sessions.sign', { sessionId });
    return sessionId;
  };
  const sessions = {
    march: await signed([moved], '2026-03-10', { problems: ['学业压力', '睡眠'] }),
    april: await signed([moved], '2026-04-21', { problems: ['学业压力'], minutes: null }),
    // 陈一鸣 did not come; 张弛 stands in it twice.
    group: await signed([moved, second, third, twin], '2026-04-22', {
      kind: 'group',
      absentIds: [second],
      minutes: 40,
    }),
    unsigned: await write([second], '2026-05-06'),
    voided: await signed([second], '2026-05-07'),
    // Not in the term.
    july: await signed([second], '2026-07-02'),
  };
  await get('sessions.void', { sessionId: sessions.voided, reason: '写错了学生' });

  await get('talks.write', { ...talk(second), occurredOn: day('2026-03-05') });
  const { talkId } = await get('talks.write', { ...talk(second), occurredOn: day('2026-03-06') });
  await get('talks.remove', { talkId, reason: '记错了' });
  await get('contacts.write', { ...contact(moved), channel: 'phone', occurredOn: day('2026-05-11') });
  await get('contacts.write', { ...contact(twin), channel: 'inPerson', occurredOn: day('2026-05-12') });
  await get('screenings.write', { ...screening(second), occurredOn: day('2026-04-10') });
  const activity = { activityId: null, kind: 'guardianLecture', title: '如何陪孩子', quantity: 1 } as const;
  await get('activities.write', { ...activity, occurredOn: day('2026-05-20'), guardians: 120 });

  await get('schooling.moveToClass', {
    studentId: moved,
    className: '七年级(2)班',
    fromOn: day('2026-04-20'),
    reason: '',
  });
  await get('merges.merge', { keptId: third, mergedId: twin, reason: '同一名学生' });
  return { moved, second, third, sessions };
}
