import { IconSunrise } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';

export const seasonKind: KindOnScreen<'season'> = {
  icon: IconSunrise,
  opens: { in: 'place', place: () => ({ at: 'seasons' }) },
  writes: null,
};
