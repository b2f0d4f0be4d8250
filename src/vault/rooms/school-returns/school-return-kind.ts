import type { SchoolReturn } from '#shared/contract/school-returns.ts';
import { RETURN_DECISIONS } from '#shared/return-decisions.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { writtenSigners } from '#shared/written-signers.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { signersNamed } from '#vault/roll/students/signers.ts';
import { schoolReturnsOf } from './school-returns.ts';
import { schoolReturnSigners, schoolReturns } from './tables.ts';

export const schoolReturnKind = recordKind({
  table: schoolReturns,
  about: { one: 'studentId' },
  time: { on: 'appliedOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: schoolReturnSigners, by: 'record_id', frozen: 'withRecord' }],
  search: {
    group: 'absence',
    texts: [
      `'复学'`,
      'r.application',
      'r.assessment',
      'r.decision_reason',
      'r.arrangement',
      'r.certificate',
      'r.certificate_hospital',
      'r.assessed_by',
      'r.decided_by',
      'r.signs',
      'r.roles',
      'r.numbers',
      signersNamed('school_return_signers'),
    ],
    code: { column: 'decision', words: RETURN_DECISIONS },
  },
  log: {
    labels: {
      leaveId: '休学',
      appliedOn: '申请日期',
      application: '申请内容',
      certificateHospital: '出具康复证明的医院',
      certificateOn: '证明日期',
      certificate: '证明的要点',
      assessedOn: '评估日期',
      assessedBy: '参加评估的人',
      assessment: '评估意见',
      decision: '决定',
      decidedOn: '决定日期',
      decisionReason: '决定的理由',
      reviewOn: '再议日期',
      arrangement: '学习安排',
      plannedOn: '预案制定日期',
      signs: '预警迹象',
      roles: '各人做什么',
      numbers: '联系电话',
      planLeader: '预案负责人',
      signers: '监护人',
    },
    words: { decision: RETURN_DECISIONS },
  },
  told: (reader, studentId) =>
    schoolReturnsOf(reader, studentId).flatMap((row) =>
      happened(row).map(([part, occurredOn, title, text]) => ({
        ...recordTold('schoolReturn', row, { occurredOn, title, text }),
        key: `${row.id}:${part}`,
      })),
    ),
});

type Happened = [part: string, occurredOn: LocalDate, title: string, text: string];

/** The application, the assessment, the decision and the plan, each on its own day. */
function happened(row: SchoolReturn): Happened[] {
  const { certificateOn, assessedOn, decision, decidedOn, plannedOn } = row;
  const applied: Happened = [
    'applied',
    row.appliedOn,
    '申请复学',
    lines(
      row.application,
      certificateOn
        ? `康复证明：${row.certificateHospital}，${writtenDate(certificateOn)}${row.certificate && `，${row.certificate}`}`
        : '',
      decision === null && row.arrangement ? `学习安排：${row.arrangement}` : '',
      `监护人：${writtenSigners(row.signers)}`,
    ),
  ];
  return [
    applied,
    ...(assessedOn
      ? [['assessed', assessedOn, `复学评估（${row.assessedBy}）`, row.assessment] satisfies Happened]
      : []),
    ...(decision && decidedOn
      ? [
          [
            'decided',
            decidedOn,
            `复学决定：${RETURN_DECISIONS[decision]}（${row.decidedBy}）`,
            lines(
              row.decisionReason,
              row.reviewOn ? `再议：${writtenDate(row.reviewOn)}` : '',
              row.arrangement && `学习安排：${row.arrangement}`,
            ),
          ] satisfies Happened,
        ]
      : []),
    ...(plannedOn
      ? [
          [
            'planned',
            plannedOn,
            '复学防备预案',
            lines(
              row.signs && `预警迹象：${row.signs}`,
              row.roles && `分工：${row.roles}`,
              row.numbers && `电话：${row.numbers}`,
            ),
          ] satisfies Happened,
        ]
      : []),
  ];
}
