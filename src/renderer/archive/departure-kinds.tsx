import { IconArchive, IconHandStop } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { writtenDate } from '#shared/school-calendar.ts';
import { DEPARTURE_KINDS } from '#shared/terms.ts';

export const departureKind: KindOnScreen<'departure'> = {
  icon: IconArchive,
  opens: {
    in: 'file',
    Body: ({ file: { departure }, id }) =>
      departure?.id === id ? (
        <Facts
          rows={[
            ['离校', writtenDate(departure.leftOn)],
            ['类型', DEPARTURE_KINDS[departure.kind]],
            ['去向', departure.destination],
            ['原因', departure.reason],
          ]}
        />
      ) : (
        // Who has come back: the chronology tells of both days.
        <Gone />
      ),
  },
  // Leaving and coming back stand under 档案管理: nobody does them in passing.
  writes: null,
};

export const holdKind: KindOnScreen<'hold'> = {
  icon: IconHandStop,
  opens: { in: 'place', place: () => ({ at: 'archive' }) },
  writes: null,
};
