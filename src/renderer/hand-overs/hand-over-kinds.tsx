import { IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import type { InFile, KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { HandOvers } from './hand-overs.tsx';

const opens = { in: 'file', closesItself: true, Body: HandOversOpened } as const;

export const handOverKind: KindOnScreen<'handOver'> = {
  icon: IconPackageExport,
  opens,
  writes: null,
};

export const receivedHandOverKind: KindOnScreen<'receivedHandOver'> = {
  icon: IconPackageImport,
  opens,
  writes: null,
};

/** All that was handed over of a student: there are never many, and one is read beside the other. */
export function HandOversOpened({ file, isArchived, onShow }: InFile) {
  return (
    <HandOvers
      studentId={file.id}
      isArchived={isArchived}
      onMake={() => onShow({ shows: 'act', act: 'handOver' })}
    />
  );
}
