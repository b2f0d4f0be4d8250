import { FILED_WITH, PLAN_STEPS, REVIEW_OUTCOMES } from '#shared/plan-steps.ts';
import { PLAN_TEXTS, TEAM_ROLES } from '#shared/plan-terms.ts';
import { writtenPlanStep } from '#shared/written-plan.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, periodTold, recordTold } from '#vault/records/told.ts';
import { existingInFile } from '#vault/roll/students/file-records.ts';
import { careTeamOf } from './care-team.ts';
import { measuresOf, versionsOf } from './plans.ts';
import { careTeamMembers, planMeasures, planSteps, plans } from './tables.ts';

/** SQL of a text of everything that hangs on the plan. */
const ofPart = (part: string, column: string, stands = '') =>
  `(SELECT group_concat(${column}, char(10)) FROM ${part} WHERE plan_id = r.id${stands})`;

export const planKind = recordKind({
  table: plans,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: { once: 'signedAt' },
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [
    { table: planMeasures, by: 'plan_id', frozen: 'withRecord' },
    { table: planSteps, by: 'plan_id', frozen: 'never' },
  ],
  search: {
    group: 'plan',
    texts: [
      'r.goals',
      'r.behaviour',
      'r.test_results',
      'r.cause_individual',
      'r.cause_family',
      'r.cause_school',
      'r.cause_peers',
      ...['content', 'responsible'].map((column) => ofPart('plan_measures', column)),
      ...['text', 'who', 'witnesses', 'institution', 'receipt'].map((column) =>
        ofPart('plan_steps', column, ' AND removed_at IS NULL'),
      ),
      'r.pace',
      'r.homework',
      'r.discipline',
      'r.triggers',
      'r.dangers',
      'r.to_protect',
      'r.when_worse',
      'r.call_first',
      'r.safety_signs',
      'r.safety_own_ways',
      'r.safety_places',
      'r.safety_people',
      'r.safety_professionals',
      'r.safety_surroundings',
      'r.at_home',
      'r.in_class',
      'r.not_in_class',
    ],
  },
  log: {
    labels: {
      ...PLAN_TEXTS,
      measures: '干预措施',
      reviewOn: '复评日期',
      planStep: '方案进展',
      who: '人员',
      witnesses: '见证人',
      institution: '机构',
      filedWith: '备案',
      receipt: '回执',
      outcome: '复评结论',
      nextOn: '下次复评日期',
    },
    words: { planStep: PLAN_STEPS, filedWith: FILED_WITH, outcome: REVIEW_OUTCOMES },
  },
  told: (reader, studentId) =>
    versionsOf(reader, studentId).flatMap(({ id, version, steps }) => {
      const row = existingInFile(reader, plans, id);
      const measures = measuresOf(reader, id);
      const which = version === 1 ? '' : `第 ${version} 版`;
      return [
        recordTold('plan', row, {
          occurredOn: row.occurredOn,
          title: `制定干预方案${which}`,
          text: lines(row.goals, measures.map(({ content }) => content).join('；')),
        }),
        ...steps.map((step) => {
          const { title, said } = writtenPlanStep(step, measures);
          const told = { occurredOn: step.occurredOn, title: `方案${which}${title}`, text: lines(...said) };
          return {
            ...recordTold('plan', { id, recordedAt: step.recordedAt }, told),
            key: step.id,
          };
        }),
      ];
    }),
});

export const careTeamKind = recordKind({
  table: careTeamMembers,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: null },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'plan',
    texts: ['r.name', 'r.task', 'r.end_reason'],
    code: { column: 'role', words: TEAM_ROLES },
  },
  log: { labels: { role: '角色', task: '任务' }, words: { role: TEAM_ROLES } },
  told: (reader, studentId) =>
    careTeamOf(reader, studentId).flatMap((member) =>
      periodTold('careTeam', member, {
        begun: `进入专班：${TEAM_ROLES[member.role]}，${member.name}`,
        text: member.task,
        ended: `离开专班：${TEAM_ROLES[member.role]}，${member.name}`,
      }),
    ),
});
