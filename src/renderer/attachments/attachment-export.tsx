import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Attachment } from '#shared/contract/attachments.ts';

interface AttachmentExportProps {
  /** Null while the dialog is closed. */
  attachment: Attachment | null;
  onClose(): void;
}

/** The only way in which an attachment leaves the vault. */
export function AttachmentExport({ attachment, onClose }: AttachmentExportProps) {
  const saving = useCommand('attachments.save');
  return (
    <ExportDialog
      title={`导出附件 ${attachment?.fileName ?? ''}`}
      opened={attachment !== null}
      onClose={onClose}
      save={async (password) =>
        attachment
          ? saving.run({ attachmentId: attachment.id, password })
          : { ok: true, value: { saved: false } }
      }
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
    />
  );
}
