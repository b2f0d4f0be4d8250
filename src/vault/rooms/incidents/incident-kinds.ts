import { AFTERCARE_KINDS } from '#shared/aftercare.ts';
import { INCIDENT_STATES } from '#shared/incident-states.ts';
import { DISPOSALS, INCIDENT_KINDS, INCIDENT_ROLES, RESPONSE_LEVELS } from '#shared/incident-terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { kindWord, roleWord } from './about-incident.ts';
import { incidentExtractsOf } from './incident-rows.ts';
import {
  incidentAftercare,
  incidentEntries,
  incidentExtracts,
  incidentReports,
  incidentSteps,
  incidents,
  reportLegs,
} from './tables.ts';

/** SQL of a text of every row of a table that belongs to the event and stands. */
const ofAll = (table: string, column: string, stands = 'removed_at IS NULL') =>
  `(SELECT group_concat(${column}, char(10)) FROM ${table} WHERE incident_id = r.id AND ${stands})`;

/** The event: its timeline and its reports are about several students, so that it stands in nobody's file. */
export const incidentKind = recordKind({
  table: incidents,
  about: { partsOf: incidentExtracts, by: 'incident_id' },
  time: { on: 'learnedOn' },
  // It is written for weeks, and opened again: what froze are its reports.
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  parts: [
    { table: incidentEntries, by: 'incident_id', frozen: 'never' },
    { table: incidentSteps, by: 'incident_id', frozen: 'never' },
    { table: reportLegs, by: 'incident_id', frozen: 'never' },
    { table: incidentAftercare, by: 'incident_id', frozen: 'never' },
    { table: incidentReports, by: 'incident_id', frozen: 'always' },
  ],
  search: {
    group: 'incident',
    texts: [
      `'危〔' || r.school_year || '〕' || r.sequence || '号'`,
      'r.place',
      'r.others',
      'r.cause',
      'r.judgement',
      'r.measures',
      'r.help_needed',
      'r.lessons',
      ofAll('incident_entries', 'text'),
      ofAll('incident_steps', 'text'),
      ofAll('incident_aftercare', `what || ' ' || responsible || ' ' || outcome`),
      ofAll('report_legs', `to_whom || ' ' || received_by || ' ' || note`, '1'),
    ],
    code: { column: 'kind', words: INCIDENT_KINDS },
  },
  log: {
    labels: {
      incidentNumber: '事件编号',
      level: '预警级别',
      happenedOn: '发生日期',
      happenedAt: '发生时间',
      foundOn: '发现日期',
      foundAt: '发现时间',
      learnedOn: '得知日期',
      learnedAt: '得知时间',
      place: '地点',
      others: '其他相关人员',
      cause: '原因',
      judgement: '性质初步判断',
      measures: '已采取的措施',
      helpNeeded: '需要协助的事项',
      lessons: '举一反三',
      leg: '报告环节',
      doneOn: '报告日期',
      doneAt: '报告时间',
      reportedBy: '报告人',
      receivedBy: '接报人',
      waived: '不需要的原因',
      step: '现场处置',
      stage: '报告种类',
      aftercareKind: '善后事项',
      what: '做什么',
      responsible: '责任人',
      dueOn: '期限',
      outcome: '结果',
    },
    words: {
      incidentKind: INCIDENT_KINDS,
      kind: INCIDENT_KINDS,
      level: RESPONSE_LEVELS,
      state: INCIDENT_STATES,
      aftercareKind: AFTERCARE_KINDS,
    },
  },
  told: () => [],
});

/** What it is about one student, which is that student's own. Work on it goes on when the student has left. */
export const incidentExtractKind = recordKind({
  table: incidentExtracts,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  search: {
    group: 'incident',
    texts: ['r.facts', 'r.assessment', 'r.advice', 'r.assessed_by'],
    code: { column: 'role', words: INCIDENT_ROLES },
  },
  log: {
    labels: {
      role: '在事件中',
      facts: '与本人有关的经过',
      assessedOn: '评估日期',
      assessedAt: '评估时间',
      assessedBy: '评估人',
      disposal: '去向意见',
      advice: '建议',
    },
    words: { role: INCIDENT_ROLES, disposal: DISPOSALS },
  },
  told: (reader, studentId) =>
    incidentExtractsOf(reader, studentId).flatMap((extract) => {
      const { id, number, kind, role, occurredOn, facts, assessedOn, assessedBy, disposal } = extract;
      const told = recordTold('incidentExtract', extract, {
        occurredOn,
        title: `危机事件：${kindWord(kind)}（${roleWord(role)}）`,
        text: lines(facts, number),
      });
      if (assessedOn === null) return [told];
      const assessed = recordTold('incidentExtract', extract, {
        occurredOn: assessedOn,
        startsAt: extract.assessedAt,
        title: `危机事件评估（${assessedBy}）`,
        text: lines(
          extract.assessment,
          disposal ? `去向意见：${DISPOSALS[disposal]}` : '',
          extract.advice && `建议：${extract.advice}`,
        ),
      });
      return [told, { ...assessed, key: `${id}:assessed` }];
    }),
});
