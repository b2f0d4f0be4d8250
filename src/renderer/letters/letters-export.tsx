import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { LetterId } from '#shared/contract/fields.ts';

interface LettersExportProps {
  letterIds: LetterId[];
  opened: boolean;
  onClose(): void;
}

/** Saves issued letters as PDF, one or several, and says where they lie. */
export function LettersExport({ letterIds, opened, onClose }: LettersExportProps) {
  const saving = useCommand('letters.save');
  return (
    <ExportDialog
      title={`保存告知书（${letterIds.length} 份）`}
      opened={opened}
      onClose={onClose}
      save={(password) => saving.run({ letterIds, password })}
      onSaved={({ fileName, pages }) =>
        announceSaved(
          `已保存 ${fileName}：${letterIds.length} 份告知书${pages === undefined ? '' : `，共 ${pages} 页`}`,
        )
      }
    />
  );
}
