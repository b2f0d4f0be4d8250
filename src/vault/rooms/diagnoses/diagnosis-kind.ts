import { writtenDate } from '#shared/school-calendar.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { diagnosesOf } from './diagnoses.ts';
import { diagnoses } from './tables.ts';

export const diagnosisKind = recordKind({
  table: diagnoses,
  about: { one: 'studentId' },
  time: { on: 'diagnosedOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'observation', texts: ['r.diagnosis', 'r.hospital', 'r.provided_by', 'r.note'] },
  told: (reader, studentId) =>
    diagnosesOf(reader, studentId).map((row) =>
      recordTold('diagnosis', row, {
        occurredOn: row.diagnosedOn,
        title: `医院诊断（家长提供）：${row.hospital}`,
        text: lines(row.diagnosis, `${row.providedBy}于${writtenDate(row.providedOn)}提供`, row.note),
      }),
    ),
});
