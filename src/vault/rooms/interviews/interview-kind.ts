import { RISK_ANSWERS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { interviewsOf } from './interviews.ts';
import { interviews } from './tables.ts';

export const interviewKind = recordKind({
  table: interviews,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'observation',
    texts: [
      'r.content',
      'r.impression',
      'r.advice',
      'r.risk_text',
      'r.teacher_says',
      'r.guardian_says',
      'r.occasion',
      'r.interviewer',
    ],
    code: { column: 'risk', words: RISK_ANSWERS },
  },
  log: {
    labels: {
      place: '地点',
      interviewer: '面谈人',
      occasion: '面谈原因',
      teacherSays: '班主任反映',
      guardianSays: '家长反映',
      content: '面谈内容',
      risk: '自伤或自杀风险',
      riskText: '学生的回答',
      impression: '初步印象',
      advice: '建议',
    },
    words: { risk: RISK_ANSWERS },
  },
  told: (reader, studentId) =>
    interviewsOf(reader, studentId).map((row) =>
      recordTold('interview', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: `面谈：${row.interviewer}`,
        text: lines(
          row.occasion && `原因：${row.occasion}`,
          row.content,
          `自伤或自杀风险：${RISK_ANSWERS[row.risk]}${row.riskText && `（${row.riskText}）`}`,
          `印象：${row.impression}`,
          row.advice && `建议：${row.advice}`,
        ),
      }),
    ),
});
