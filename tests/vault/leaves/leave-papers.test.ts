import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { rowsOf, words } from '#tests/documents/printed-words.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { contact, custodyPromise, leave, schoolReturn, talk } from '../file-records.ts';
import { day, enrolled, sessionText } from '../sample.ts';

/** Somebody who was on leave from 9 March to 25 July, and what the press is given to print. */
async function returned() {
  const room = await deskInRoom();
  const document = await PDFDocument.create();
  document.addPage();
  const pdf = await document.save();
  const printed: string[] = [];
  openRoomOf(room).shell.printToPdf = async ({ html }) => {
    printed.push(html);
    return { pdf, style: 0 };
  };
  const studentId = await enrolled(room);
  await room.get('schooling.beginLeave', leave(studentId));
  await room.get('schooling.endLeave', { studentId, endedOn: day('2026-07-25'), reason: '' });
  const [period] = (await room.get('students.file', { studentId })).leaves;
  const leaveId = period?.id ?? expect.fail('no leave');
  return { room, studentId, leaveId, paper: () => printed.at(-1) ?? '' };
}

test('休学期间联系记录 is drawn from the records of the leave alone, and carries no process notes', async () => {
  const { room, studentId, leaveId, paper } = await returned();
  await room.get('contacts.write', { ...contact(studentId), occurredOn: day('2026-03-08') });
  await room.get('contacts.write', {
    ...contact(studentId),
    occurredOn: day('2026-03-13'),
    answer: '周五再说',
  });
  await room.get('talks.write', { ...talk(studentId), occurredOn: day('2026-07-24') });
  await room.get('talks.write', { ...talk(studentId), occurredOn: day('2026-07-25') });
  await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], {
      occurredOn: day('2026-05-11'),
      assessment: '睡眠好转',
      nextSteps: '两周后再通话',
      processNotes: '只给自己看的话',
    }),
  });
  await room.get('leaves.layContacts', { leaveId });
  expect(
    rowsOf(paper(), 1)
      .slice(1)
      .filter(([on]) => on !== ''),
  ).toEqual([
    ['2026年3月13日', '当面，周远', '林静', '建议尽快就诊。\n家长答复：周五再说', ''],
    ['2026年5月11日', '个别辅导', '林静', '睡眠好转', '两周后再通话'],
    ['2026年7月24日', '谈心', '王海', '说这学期常想家。', ''],
  ]);
  expect(words(paper())).not.toContain('只给自己看的话');
  expect(words(paper())).toContain('记录截止2026年7月24日');
});

test('复学访谈及风险评估记录 has each window up to today with what satisfied it; alike ones are told once', async () => {
  const { room, studentId, leaveId, paper } = await returned();
  await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], {
      occurredOn: day('2026-07-28'),
      assessment: '情绪平稳',
      risk: 'none',
      measures: '每周见一面',
    }),
  });
  await room.get('talks.write', { ...talk(studentId), occurredOn: day('2026-08-10') });
  await room.get('leaves.layInterviews', { leaveId });
  const talked = '2026年8月10日谈心王海';
  expect(rowsOf(paper(), 1).slice(1)).toEqual([
    ['2026年7月25日至8月1日', '复学评估', '2026年7月28日个别辅导林静', '情绪平稳', '无', '每周见一面'],
    ['2026年7月25日至8月7日', '谈心', '未完成', '', '', ''],
    ['2026年7月25日至8月24日', '班主任谈心', talked, '说这学期常想家。', '', ''],
    ['2026年7月25日至8月24日', '个别辅导面谈并评估风险', '2026年7月28日个别辅导林静', '同 7月28日'],
    ['2026年8月8日至8月21日', '谈心', talked, '同 8月10日'],
    ['2026年8月22日至9月4日', '谈心', '进行中', '', '', ''],
    ['2026年8月25日至9月24日', '班主任谈心个别辅导面谈并评估风险', '进行中', '', '', ''],
  ]);
});

test('there are no interviews of who is still away, nor after an illness of the body', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('schooling.beginLeave', { ...leave(studentId), cause: 'physical' });
  const leaveId = (await room.get('students.file', { studentId })).leaves[0]?.id ?? expect.fail('no leave');
  expect((await room.refused('leaves.layInterviews', { leaveId })).code).toBe('notReturned');
  await room.get('schooling.endLeave', { studentId, endedOn: day('2026-07-25'), reason: '' });
  expect((await room.refused('leaves.layInterviews', { leaveId })).code).toBe('notAsked');
});

test('a paper speaks of its own day: the class and the phone are those of then', async () => {
  const { room, studentId, leaveId, paper } = await returned();
  const { custodyPromiseId } = await room.get('custody.writePromise', custodyPromise(studentId));
  const { schoolReturnId } = await room.get('schoolReturns.write', schoolReturn(studentId, leaveId));
  const moved = { studentId, className: '七年级(2)班', fromOn: day('2026-08-20'), reason: '' };
  await room.get('schooling.moveToClass', moved);
  await room.get('custody.layPromise', { custodyPromiseId });
  expect(words(paper())).toContain('七年级(1)班');
  // Who live apart need not read each other's number.
  expect(words(paper())).not.toMatch(/138.?0013/);
  await room.get('schoolReturns.layPaper', { schoolReturnId });
  expect(words(paper())).toContain('七年级(1)班');
  await room.get('schoolReturns.layPlan', { schoolReturnId });
  expect(words(paper())).toMatch(/防备预案.*内部资料.*周远（父亲）　138.0013.8000/);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['预览监护承诺', '预览复学申请', '预览防备预案']),
  );
});
