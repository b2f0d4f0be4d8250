import { IconBuildingHospital } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { ReferralForm } from './referral-form.tsx';
import { ReferralOpened } from './referral-opened.tsx';

export const referralKind: KindOnScreen<'referral'> = {
  icon: IconBuildingHospital,
  opens: { in: 'file', closesItself: true, Body: ReferralOpened },
  writes: {
    act: '记转介',
    letter: 'E',
    in: 'file',
    Form: ({ file, onClose }) => <ReferralForm file={file} referral={null} onClose={onClose} />,
  },
  Correct: CorrectReferral,
};

function CorrectReferral({ file, id, onClose }: RecordProps<'referral'>) {
  const referral = file.referrals.find((each) => each.id === id);
  return referral ? <ReferralForm file={file} referral={referral} onClose={onClose} /> : <Gone />;
}
