import { IconSpeakerphone } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';

export const activityKind: KindOnScreen<'activity'> = {
  icon: IconSpeakerphone,
  opens: { in: 'place', place: (activityId) => ({ at: 'activities', activityId }) },
  writes: null,
};
