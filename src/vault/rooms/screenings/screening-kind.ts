import { ABSENCES, BATCH_KINDS, BATCH_TERMS, GUARDIAN_CONSENTS } from '#shared/screening/batches.ts';
import { SCALE_VERSIONS, SCALES } from '#shared/screening/scales.ts';
import { SCREENING_OUTCOMES } from '#shared/screening/way.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { screeningEntriesOf } from './entries.ts';
import { screeningsOf } from './screenings.ts';
import {
  screeningBatches,
  screeningClasses,
  screeningEntries,
  screeningFindings,
  screeningReplies,
  screenings,
} from './tables.ts';

export const screeningKind = recordKind({
  table: screenings,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'observation', texts: ['r.scale', 'r.result', 'r.note'] },
  told: (reader, studentId) => {
    const all = screeningsOf(reader, studentId);
    return all.map((row) => {
      const isRetest = all.some(
        (other) =>
          other.entryId !== null && other.entryId === row.entryId && other.occurredOn < row.occurredOn,
      );
      const then = row.asksRetest ? '，需复测' : row.isFlagged ? '，需面谈' : '';
      return recordTold('screening', row, {
        occurredOn: row.occurredOn,
        title: `筛查（非诊断）：${row.scale}${isRetest ? '复测' : ''}${then}`,
        text: lines(row.result, row.batch ? `普查：${row.batch.name}` : '', row.note),
      });
    });
  },
});

/** The run over many students: who stood on its list is in nobody else's file. */
export const screeningBatchKind = recordKind({
  table: screeningBatches,
  about: { partsOf: screeningEntries, by: 'batch_id' },
  time: { on: 'fromOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  parts: [
    { table: screeningClasses, by: 'batch_id', frozen: 'withRecord' },
    { table: screeningReplies, by: 'batch_id', frozen: 'withRecord' },
  ],
  search: {
    group: 'observation',
    texts: ['r.name', 'r.note', 'r.consent_note'],
    code: { column: 'kind', words: BATCH_KINDS },
  },
  log: {
    labels: {
      name: '批次名称',
      term: '学期',
      version: '版本',
      bands: '划界',
      consent: '监护人知情同意',
      consentNote: '知情同意的说明',
    },
    words: {
      kind: BATCH_KINDS,
      term: BATCH_TERMS,
      scale: SCALES,
      version: SCALE_VERSIONS,
      consent: GUARDIAN_CONSENTS,
    },
  },
  told: () => [],
});

/** A student's place on the list of a batch: why nobody was tested, who said to speak with the student, what came of it. */
export const screeningEntryKind = recordKind({
  table: screeningEntries,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: screeningFindings, by: 'entry_id', frozen: 'withRecord' }],
  search: {
    group: 'observation',
    texts: [
      'r.flag_reason',
      'r.outcome_reason',
      'r.guardian_told',
      'r.reason',
      '(SELECT group_concat(text, char(10)) FROM screening_findings WHERE entry_id = r.id AND replaced_at IS NULL)',
    ],
    code: { column: 'outcome', words: SCREENING_OUTCOMES },
  },
  log: {
    labels: {
      batch: '普查批次',
      absence: '请假或免测',
      flaggedOn: '列为待面谈的日期',
      flagReason: '列为待面谈的原因',
      outcome: '评估结论',
      outcomeOn: '结论日期',
      outcomeBy: '决定人',
      outcomeReason: '理由',
      guardianToldOn: '告知家长的日期',
      guardianTold: '怎样告知',
    },
    words: { absence: ABSENCES, outcome: SCREENING_OUTCOMES },
  },
  told: (reader, studentId) =>
    screeningEntriesOf(reader, studentId).flatMap((entry) => {
      const of = (key: string, occurredOn: typeof entry.occurredOn, title: string, text: string) => ({
        ...recordTold('screeningEntry', entry, {
          occurredOn,
          title: `${title}：${entry.batchName}`,
          text,
        }),
        key: `${entry.id}:${key}`,
      });
      const { state, outcome, outcomeOn, guardianToldOn, flaggedOn } = entry;
      return [
        ...(state === 'excused' || state === 'exempt'
          ? [of('absent', entry.occurredOn, `普查${ABSENCES[state]}`, entry.reason)]
          : []),
        ...entry.found.map(({ text, on, by }, place) =>
          of(`found-${place}`, on, '班级重点排查', lines(text, `${by}上报`)),
        ),
        ...(flaggedOn ? [of('flagged', flaggedOn, '列为待面谈', entry.flagReason || entry.why)] : []),
        ...(outcome && outcomeOn
          ? [
              of(
                'settled',
                outcomeOn,
                `筛查后评估：${SCREENING_OUTCOMES[outcome]}`,
                lines(entry.outcomeReason, entry.outcomeBy && `决定：${entry.outcomeBy}`),
              ),
            ]
          : []),
        ...(guardianToldOn ? [of('told', guardianToldOn, '筛查情况已告知家长', entry.guardianTold)] : []),
      ];
    }),
});
