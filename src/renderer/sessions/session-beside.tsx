import type { WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { RecordForm } from '#renderer/parts/record-form.tsx';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { SessionFields } from './session-fields.tsx';
import { newSession } from './session-text.ts';
import { useSessionForm } from './session-writing.ts';

/** Another session, written beside the chronology, where the last one can be read. It is signed on its own screen. */
export function SessionBeside({ file, onClose }: WritingProps) {
  const { form } = useSessionForm({
    sessionId: null,
    initial: newSession(file.id),
    draftKey: draftKeyInFile('session', file.id),
    onFirstSaved: onClose,
  });
  return (
    <RecordForm form={form} onCancel={onClose}>
      <SessionFields form={form} beside />
    </RecordForm>
  );
}
