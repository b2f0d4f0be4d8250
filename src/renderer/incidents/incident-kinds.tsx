import { IconUrgent, IconUserExclamation } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { IncidentExtractOpened } from './extract-opened.tsx';

export const incidentKind: KindOnScreen<'incident'> = {
  icon: IconUrgent,
  opens: { in: 'place', place: (incidentId) => ({ at: 'incident', incidentId }) },
  // It begins on the spot, or in its own place: a file's letters are for what is written in peace.
  writes: null,
};

export const incidentExtractKind: KindOnScreen<'incidentExtract'> = {
  icon: IconUserExclamation,
  opens: { in: 'file', closesItself: true, Body: IncidentExtractOpened },
  writes: null,
};
