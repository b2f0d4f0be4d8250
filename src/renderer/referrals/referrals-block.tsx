import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { REFERRAL_STATES } from '#shared/referral-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';

const openIn = ({ referrals }: StudentFile) => referrals.filter(({ state }) => state !== 'ended');

/** 转介: what is not at its end yet. */
export const referralsBlock: StandingBlock = {
  name: 'referrals',
  word: '转介',
  gist: (file) => openIn(file).map(({ state }) => REFERRAL_STATES[state])[0] ?? null,
  Body: Referrals,
};

function Referrals({ file, onShow }: InFile) {
  return openIn(file).map(({ id, occurredOn, reason, state }) => (
    <OpenRow
      key={id}
      title={REFERRAL_STATES[state]}
      note={<Clamped lines={2}>{`${writtenDate(occurredOn)}建议。${reason}`}</Clamped>}
      onOpen={() => onShow({ shows: 'record', opens: { record: 'referral', id } })}
    />
  ));
}
