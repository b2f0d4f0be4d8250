import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { draftKeyInFile } from '#renderer/parts/draft-key.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import { letterText } from '#shared/contract/letters.ts';
import type { LetterWording } from '#shared/contract/school.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { type LetterDraft, newLetter } from './letter-draft.ts';
import { LetterFields } from './letter-fields.tsx';
import { LetterPreview } from './letter-preview.tsx';
import classes from './letters.module.css';
import { LettersExport } from './letters-export.tsx';

/** 写告知书: the form at the left, the paper at the right. */
export function LetterForm({ studentId }: { studentId?: StudentId | undefined }) {
  const { back } = usePlace();
  const wording = useRequest('school.letterWording', {});
  const [issued, setIssued] = useState<{ letterId: LetterId; number: string } | null>(null);
  return (
    <PageFrame
      title="写告知书"
      subtitle="学生心理健康状况告知书（附件2）：写观察到的情况，不写诊断"
      onBack={back}
    >
      {wording.failure && <ErrorState failure={wording.failure} onRetry={wording.refetch} />}
      {wording.isPending && <Reading />}
      {wording.data && !issued && (
        <LetterDesk key={studentId} studentId={studentId} wording={wording.data} onIssued={setIssued} />
      )}
      {issued && <JustIssued {...issued} onAnother={() => setIssued(null)} />}
    </PageFrame>
  );
}

interface LetterDeskProps {
  studentId: StudentId | undefined;
  wording: LetterWording;
  onIssued(issued: { letterId: LetterId; number: string }): void;
}

function LetterDesk({ studentId, wording, onIssued }: LetterDeskProps) {
  const issue = useCommand('letters.issue');
  const form = useRecordForm({
    schema: letterText,
    initial: newLetter(studentId, wording),
    draftKey: studentId ? draftKeyInFile('letter', studentId) : 'letter:new',
    submit: issue.run,
    onDone: onIssued,
  });
  const { asking, asked, setAsking } = useAskedBeforeIssue(form);
  return (
    <div className={classes.desk}>
      <div className={classes.column}>
        <RecordForm form={asked} submitLabel="发出告知书">
          <LetterFields form={form} />
        </RecordForm>
      </div>
      <div className={classes.column}>
        <LetterPreview draft={form.values} />
      </div>
      <IssueDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onIssue={() => {
          setAsking(false);
          void form.handIn.submit();
        }}
      />
    </div>
  );
}

/** The same form, whose submit asks first once everything in it is right: a number is given only once. */
function useAskedBeforeIssue(form: RecordFormState<LetterDraft>) {
  const [asking, setAsking] = useState(false);
  const submit = async () => {
    if (letterText.safeParse(form.getValues()).success) setAsking(true);
    else await form.handIn.submit();
  };
  return { asking, setAsking, asked: { ...form, handIn: { ...form.handIn, submit } } };
}

interface JustIssuedProps {
  letterId: LetterId;
  number: string;
  onAnother(): void;
}

function JustIssued({ letterId, number, onAnother }: JustIssuedProps) {
  const { go } = usePlace();
  const [saving, setSaving] = useState(false);
  return (
    <>
      <EmptyState
        title={`${number} 已发出`}
        text="内容已按发出时的样子保存。现在可以保存为PDF，打印后请家长签字，回执收回后在登记册里登记。"
        action={
          <Button.Group>
            <Button
              autoFocus
              leftSection={<IconFileDownload size={16} aria-hidden />}
              onClick={() => setSaving(true)}
            >
              保存为PDF
            </Button>
            <Button variant="default" onClick={() => go({ at: 'letters' })}>
              打开登记册
            </Button>
            <Button variant="default" onClick={onAnother}>
              再写一份
            </Button>
          </Button.Group>
        }
      />
      <LettersExport letterIds={[letterId]} opened={saving} onClose={() => setSaving(false)} />
    </>
  );
}
