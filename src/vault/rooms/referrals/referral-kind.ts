import { REFERRAL_STEPS } from '#shared/referral-steps.ts';
import { writtenStep } from '#shared/written-referral.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { recordsInFile } from '#vault/roll/students/file-records.ts';
import { stepsOf } from './referrals.ts';
import { referralSteps, referrals } from './tables.ts';

/** SQL of a text of every step that stands. */
const ofSteps = (column: string) =>
  `(SELECT group_concat(${column}, char(10)) FROM referral_steps WHERE referral_id = r.id AND removed_at IS NULL)`;

export const referralKind = recordKind({
  table: referrals,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: referralSteps, by: 'referral_id', frozen: 'withRecord' }],
  search: {
    group: 'referral',
    texts: ['r.reason', 'r.institutions', ...['text', 'institution', 'who', 'witnesses'].map(ofSteps)],
  },
  log: {
    labels: {
      reason: '转介原因',
      institutions: '推荐机构',
      referralStep: '转介进展',
      who: '人员',
      witnesses: '见证人',
      institution: '机构',
      nextOn: '预约日期',
    },
    words: { referralStep: REFERRAL_STEPS },
  },
  told: (reader, studentId) =>
    recordsInFile(reader, referrals, studentId).flatMap((row) => [
      recordTold('referral', row, {
        occurredOn: row.occurredOn,
        title: '建议转介',
        text: lines(row.reason, row.institutions && `推荐：${row.institutions.replaceAll('\n', '、')}`),
      }),
      ...stepsOf(reader, row.id).map(({ id, recordedAt, ...step }) => {
        const { title, said } = writtenStep(step);
        const told = { occurredOn: step.occurredOn, title: `转介：${title}`, text: lines(...said) };
        return { ...recordTold('referral', { id: row.id, recordedAt }, told), key: id };
      }),
    ]),
});
