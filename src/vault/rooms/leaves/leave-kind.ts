import { LEAVE_STEPS } from '#shared/leave-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { LEAVE_CAUSES } from '#shared/terms.ts';
import { writtenLeaveStep } from '#shared/written-leave.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, periodTold, recordTold } from '#vault/records/told.ts';
import { leavesOf } from '#vault/roll/students/leaves.ts';
import { leavePeriods } from '#vault/roll/students/tables.ts';
import { stepsOfLeave } from './leave-steps.ts';
import { leaveSteps } from './tables.ts';

/** SQL of a text of whatever hangs on the leave and stands. */
const ofSteps = (column: string) =>
  `(SELECT group_concat(${column}, char(10)) FROM leave_steps WHERE leave_id = r.id AND removed_at IS NULL)`;

export const leaveKind = recordKind({
  table: leavePeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: [] },
  frozen: 'never',
  removal: 'endsOnItsFirstDay',
  closedFile: 'byDayWritten',
  parts: [{ table: leaveSteps, by: 'leave_id', frozen: 'withRecord' }],
  search: {
    group: 'absence',
    texts: [`'休学'`, 'r.reason', 'r.end_reason', ...['text', 'institution', 'who'].map(ofSteps)],
    code: { column: 'cause', words: LEAVE_CAUSES },
  },
  log: {
    words: { cause: LEAVE_CAUSES, leaveStep: LEAVE_STEPS },
    labels: {
      cause: '休学原因',
      reason: '说明',
      expiresOn: '到期日',
      leaveStep: '休学事项',
      who: '人员',
      institution: '出具证明的医院',
      nextOn: '新的到期日',
    },
  },
  told: (reader, studentId) =>
    leavesOf(reader, studentId).flatMap((period) => [
      ...periodTold('leave', period, {
        begun: period.cause ? `开始休学（${LEAVE_CAUSES[period.cause]}）` : '开始休学',
        text: lines(period.reason, period.expiresOn ? `休学到${writtenDate(period.expiresOn)}` : ''),
        ended: '复学',
      }),
      ...stepsOfLeave(reader, period.id).map(({ id, recordedAt, ...step }) => {
        const { title, said } = writtenLeaveStep(step);
        const told = { occurredOn: step.occurredOn, title: `休学：${title}`, text: lines(...said) };
        return { ...recordTold('leave', { id: period.id, recordedAt }, told), key: id };
      }),
    ]),
});
