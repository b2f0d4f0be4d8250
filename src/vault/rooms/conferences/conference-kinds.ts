import { CONCLUSIONS, CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import { CRITERIA, writtenCriterion } from '#shared/crisis-criteria.ts';
import { writtenMeasure } from '#shared/written-measure.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { extractsOf } from './extracts.ts';
import {
  conferenceAddenda,
  conferenceAttendees,
  conferenceExtracts,
  conferenceMeasures,
  conferenceOpinions,
  conferenceRemedies,
  conferences,
  conferenceVoids,
} from './tables.ts';

/** SQL of a text of every row of a table that belongs to the record. */
const ofAll = (table: string, by: string, column: string) =>
  `(SELECT group_concat(${column}, char(10)) FROM ${table} WHERE ${by} = r.id)`;

/** The meeting: its minutes are about several students, so that it stands in nobody's file. */
export const conferenceKind = recordKind({
  table: conferences,
  about: { partsOf: conferenceExtracts, by: 'conference_id' },
  time: { on: 'occurredOn' },
  frozen: { once: 'finalisedAt' },
  removal: 'hidden',
  closedFile: 'open',
  parts: [
    { table: conferenceAttendees, by: 'conference_id', frozen: 'withRecord' },
    { table: conferenceRemedies, by: 'conference_id', frozen: 'withRecord', later: ['done_on', 'outcome'] },
    { table: conferenceAddenda, by: 'conference_id', frozen: 'always' },
    { table: conferenceVoids, by: 'conference_id', frozen: 'always' },
  ],
  search: {
    group: 'conference',
    texts: [
      'r.minutes',
      'r.problems',
      'r.place',
      'r.chair',
      'r.recorder',
      ofAll('conference_attendees', 'conference_id', 'name'),
      ofAll('conference_remedies', 'conference_id', 'what'),
      ofAll('conference_remedies', 'conference_id', 'outcome'),
      ofAll('conference_addenda', 'conference_id', 'text'),
    ],
    code: { column: 'kind', words: CONFERENCE_KINDS },
  },
  log: {
    labels: {
      conferenceKind: '会商类型',
      place: '地点',
      chair: '主持人',
      recorder: '记录人',
      minutes: '会议记录',
      problems: '存在的问题',
      measure: '措施',
      doneOn: '完成日期',
      outcome: '结果',
    },
    words: { conferenceKind: CONFERENCE_KINDS, kind: CONFERENCE_KINDS },
  },
  told: () => [],
});

/** What it said of one student, which is that student's own. */
export const conferenceExtractKind = recordKind({
  table: conferenceExtracts,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: { once: 'finalisedAt' },
  removal: 'hidden',
  closedFile: 'byDayHappened',
  parts: [
    { table: conferenceOpinions, by: 'extract_id', frozen: 'withRecord' },
    { table: conferenceMeasures, by: 'extract_id', frozen: 'withRecord', later: ['done_on', 'outcome'] },
  ],
  search: {
    group: 'conference',
    texts: [
      'r.facts',
      'r.advice',
      'r.dissent',
      ofAll('conference_opinions', 'extract_id', 'opinion'),
      ofAll('conference_opinions', 'extract_id', 'member'),
      ofAll('conference_measures', 'extract_id', 'what'),
      ofAll('conference_measures', 'extract_id', 'responsible'),
      ofAll('conference_measures', 'extract_id', 'outcome'),
    ],
    code: { column: 'conclusion', words: CONCLUSIONS },
  },
  log: {
    labels: {
      facts: '陈述的情况',
      opinions: '成员意见',
      dissent: '不同意见',
      conclusion: '等级结论',
      criterion: '认定依据',
      advice: '建议',
      measures: '措施',
    },
    words: {
      conclusion: CONCLUSIONS,
      criterion: Object.fromEntries(Object.entries(CRITERIA).map(([code, { word }]) => [code, word])),
    },
  },
  told: (reader, studentId) =>
    extractsOf(reader, studentId).flatMap((extract) => [
      recordTold('conferenceExtract', extract, {
        occurredOn: extract.occurredOn,
        startsAt: extract.startsAt,
        title: titleOf(extract),
        text: lines(extract.facts, ...(extract.finalisedAt === null ? [] : decidedOf(extract))),
      }),
      ...extract.measures.flatMap(({ id, what, responsible, doneOn, outcome }) => {
        if (doneOn === null || extract.voided) return [];
        const told = { occurredOn: doneOn, title: `会商措施完成：${what}（${responsible}）`, text: outcome };
        return [{ ...recordTold('conferenceExtract', extract, told), key: id }];
      }),
    ]),
});

function decidedOf({
  criterion,
  dissent,
  advice,
  measures,
}: ReturnType<typeof extractsOf>[number]): string[] {
  const clause = writtenCriterion(criterion);
  return [
    clause && `依据：${clause}`,
    dissent && `不同意见：${dissent}`,
    advice && `建议：${advice}`,
    ...measures.map((measure) => `措施：${writtenMeasure(measure)}`),
  ];
}

function titleOf({ kind, conclusion, finalisedAt, voided }: ReturnType<typeof extractsOf>[number]): string {
  // What somebody has jotted down for a meeting that is not final is no finding.
  const decided = conclusion === null || finalisedAt === null ? '' : `：${CONCLUSIONS[conclusion]}`;
  return `${CONFERENCE_KINDS[kind]}${decided}${voided ? '（已作废）' : finalisedAt === null ? '（未定稿）' : ''}`;
}
