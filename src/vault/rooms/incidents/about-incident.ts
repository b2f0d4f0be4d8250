import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentExtract } from '#shared/contract/incidents.ts';
import { INCIDENT_KINDS, INCIDENT_ROLES, KIND_OPEN } from '#shared/incident-terms.ts';
import { auditSubjects, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { type IncidentRow, numberOf } from './incident-rows.ts';

/** How the log names an event: by whom it concerns, and one of nobody by its number. */
export function aboutIncident(
  reader: Reader,
  row: Pick<IncidentRow, 'id' | 'kind' | 'schoolYear' | 'sequence' | 'learnedOn'>,
  extracts: readonly { studentId: StudentId }[],
) {
  const ids = [...new Set(extracts.map(({ studentId }) => studentId))];
  const { subject, detail } = auditSubjects(studentsById(reader, ids, reader.today));
  return {
    subject: subject || numberOf(row),
    detail: { incidentId: row.id, incidentNumber: numberOf(row), ...detail },
  };
}

/** What an event is called beside its number. */
export const kindWord = (kind: IncidentRow['kind']): string =>
  kind === null ? KIND_OPEN : INCIDENT_KINDS[kind];

export const roleWord = (role: IncidentExtract['role']): string => INCIDENT_ROLES[role];
