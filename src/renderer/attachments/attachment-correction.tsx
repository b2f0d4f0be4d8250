import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { type Attachment, attachmentDescription } from '#shared/contract/attachments.ts';
import { DescribedFields } from './described-fields.tsx';

interface AttachmentCorrectionProps {
  /** Null while the dialog is closed. */
  attachment: Attachment | null;
  onClose(): void;
}

/** Puts right what is said of an attachment. */
export function AttachmentCorrection({ attachment, onClose }: AttachmentCorrectionProps) {
  return (
    <Dialog title={`更正说明 ${attachment?.fileName ?? ''}`} opened={attachment !== null} onClose={onClose}>
      {attachment && <Correction attachment={attachment} onClose={onClose} />}
    </Dialog>
  );
}

function Correction({ attachment, onClose }: { attachment: Attachment; onClose(): void }) {
  const correct = useCommand('attachments.correct');
  const { id, occurredOn, evidence, source, original } = attachment;
  const form = useRecordForm({
    schema: attachmentDescription,
    initial: { occurredOn, evidence, source, original },
    submit: (said) => correct.run({ attachmentId: id, ...said }),
    onDone: () => {
      announce('已更正附件说明');
      onClose();
    },
  });
  return (
    <RecordForm form={form} onCancel={onClose}>
      <DescribedFields form={form} />
    </RecordForm>
  );
}
