import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { isInForce, isUnsigned, PLAN_STATES } from '#shared/plan-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';

const openIn = ({ plans }: StudentFile) => plans.filter(({ state }) => isInForce(state) || isUnsigned(state));

/** 一生一策: what holds, and what is being written. */
export const plansBlock: StandingBlock = {
  name: 'plans',
  word: '干预方案',
  gist: (file) => openIn(file).map(({ state }) => PLAN_STATES[state])[0] ?? null,
  Body: Plans,
};

function Plans({ file, onShow }: InFile) {
  return openIn(file).map(({ id, version, state, occurredOn, review }) => (
    <OpenRow
      key={id}
      title={`第 ${version} 版：${PLAN_STATES[state]}`}
      note={[`${writtenDate(occurredOn)}制定`, review && `${writtenDate(review.on)}复评`]
        .filter(Boolean)
        .join('，')}
      onOpen={() => onShow({ shows: 'record', opens: { record: 'plan', id } })}
    />
  ));
}
