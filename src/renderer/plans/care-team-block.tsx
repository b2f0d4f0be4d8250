import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { TEAM_ROLES } from '#shared/plan-terms.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';

const membersToday = ({ careTeam }: StudentFile) => {
  const today = todayOnThisPc();
  return careTeam.filter(({ fromOn, endedOn }) => fromOn <= today && (endedOn === null || today < endedOn));
};

/** 专班: who cares for the student together today. */
export const careTeamBlock: StandingBlock = {
  name: 'careTeam',
  word: '专班',
  gist: (file) => (membersToday(file).length > 0 ? `${membersToday(file).length} 人` : null),
  Body: Members,
};

function Members({ file, onShow }: InFile) {
  return membersToday(file).map(({ id, role, name, phone, task }) => (
    <OpenRow
      key={id}
      title={`${TEAM_ROLES[role]}：${name}`}
      note={[phone, task].filter(Boolean).join('　')}
      onOpen={() => onShow({ shows: 'record', opens: { record: 'careTeam', id } })}
    />
  ));
}
