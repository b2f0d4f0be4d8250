import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { INCIDENT_STATES } from '#shared/incident-states.ts';
import { INCIDENT_ROLES } from '#shared/incident-terms.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { kindWord } from './incident-words.ts';

const openIn = ({ incidentExtracts }: StudentFile) =>
  incidentExtracts.filter(({ state }) => state !== 'closed');

/** 危机事件: what is not closed, and how the student is concerned. */
export const incidentsBlock: StandingBlock = {
  name: 'incidents',
  word: '危机事件',
  gist: (file) => {
    const [first] = openIn(file);
    return first ? INCIDENT_STATES[first.state] : null;
  },
  Body: Incidents,
};

function Incidents({ file, onShow }: InFile) {
  return openIn(file).map(({ id, kind, role, state, occurredOn }) => (
    <OpenRow
      key={id}
      title={`${kindWord(kind)}（${INCIDENT_ROLES[role]}）：${INCIDENT_STATES[state]}`}
      note={writtenDate(occurredOn)}
      onOpen={() => onShow({ shows: 'record', opens: { record: 'incidentExtract', id } })}
    />
  ));
}
