import { IconTable } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { TrackingSheet } from './tracking-sheet.tsx';

export const trackingSheetKind: KindOnScreen<'trackingSheet'> = {
  icon: IconTable,
  opens: { in: 'file', Body: TrackingSheet },
  writes: { act: '填跟踪表表头', letter: 'B', in: 'file', Form: TrackingSheet },
};
