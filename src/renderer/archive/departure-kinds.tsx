import { IconArchive, IconHandStop } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { writtenDate } from '#shared/school-calendar.ts';

export const departureKind: KindOnScreen<'departure'> = {
  icon: IconArchive,
  opens: { in: 'file', Body: DepartureDetails },
  // Leaving and coming back stand under 档案管理: nobody does them in passing.
  writes: null,
};

/** The day one left and the day one came back, as the chronology tells them: a file knows no more of earlier ones. */
function DepartureDetails({ file, id }: RecordProps<'departure'>) {
  const told = file.chronicle.filter(({ opens }) => opens?.record === 'departure' && opens.id === id);
  if (told.length === 0) return <Gone />;
  return (
    <Facts
      rows={told.map(({ occurredOn, title, text }) => [
        writtenDate(occurredOn),
        [title, text].filter(Boolean).join('\n'),
      ])}
    />
  );
}

export const holdKind: KindOnScreen<'hold'> = {
  icon: IconHandStop,
  opens: { in: 'place', place: () => ({ at: 'archive' }) },
  writes: null,
};
