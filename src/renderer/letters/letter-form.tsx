import { useState } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { LetterKind } from '#shared/contract/letters.ts';
import { type DraftKey, draftKeyInFile } from '#shared/draft-keys.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { JustIssued } from './just-issued.tsx';
import { everyField, type LetterDraft, letterDraft, lettersOf, newLetter } from './letter-draft.ts';
import { LetterFields } from './letter-fields.tsx';
import { LetterPreview } from './letter-preview.tsx';
import classes from './letters.module.css';

interface LetterFormProps {
  /** Whom it is about; one or several, or nobody chosen yet. */
  studentIds: readonly StudentId[];
  /** Which kind one begins with. */
  kind: string | undefined;
  /** An issued letter that is written once more. */
  again: LetterId | undefined;
}

/** 写告知书: the form at the left, the paper at the right. */
export function LetterForm({ studentIds, kind, again }: LetterFormProps) {
  const { back } = usePlace();
  const kinds = useRequest('letters.kinds', {});
  const earlier = useRequest(
    'letters.read',
    // Asked only where there is one.
    { letterId: again ?? ('' as never) },
    { enabled: again !== undefined },
  );
  const [issued, setIssued] = useState<OutputOf<'letters.issue'>['letters'] | null>(null);
  const failure = kinds.failure ?? earlier.failure;
  const isReady = kinds.data && (again === undefined || earlier.data);
  return (
    <PageFrame title="写告知书" subtitle="写观察到的情况，不写诊断；选几名学生，一次出几份" onBack={back}>
      {failure && <ErrorState failure={failure} onRetry={kinds.refetch} />}
      {!failure && !isReady && <Reading />}
      {kinds.data && isReady && !issued && (
        <LetterDesk
          key={studentIds.join()}
          kinds={kinds.data}
          initial={
            earlier.data
              ? writtenAgain(earlier.data, kinds.data)
              : newLetter(kind ?? kinds.data[0]?.kind ?? '', studentIds)
          }
          draftKey={draftKeyOf(studentIds, again)}
          onIssued={setIssued}
        />
      )}
      {issued && <JustIssued letters={issued} onAnother={() => setIssued(null)} />}
    </PageFrame>
  );
}

/** Several that were chosen in a list are the next time others: nothing of them is found again. */
function draftKeyOf(studentIds: readonly StudentId[], again: LetterId | undefined): DraftKey | undefined {
  if (again !== undefined || studentIds.length > 1) return undefined;
  const [only] = studentIds;
  return only ? draftKeyInFile('letter', only) : 'letter:new';
}

/** 照这份再写: the same words and what was filled in, of today. */
function writtenAgain(
  { kind, studentId, body, values }: OutputOf<'letters.read'>,
  kinds: readonly LetterKind[],
): LetterDraft {
  const known = kinds.find((each) => each.kind === kind);
  const begun = newLetter(known ? kind : (kinds[0]?.kind ?? ''), [studentId]);
  return {
    ...begun,
    body: known?.body === body ? null : body,
    values: everyField(values),
  };
}

interface LetterDeskProps {
  kinds: readonly LetterKind[];
  initial: LetterDraft;
  draftKey: DraftKey | undefined;
  onIssued(letters: OutputOf<'letters.issue'>['letters']): void;
}

function LetterDesk({ kinds, initial, draftKey, onIssued }: LetterDeskProps) {
  const issue = useCommand('letters.issue');
  const form = useRecordForm({
    schema: letterDraft,
    initial,
    draftKey,
    submit: issue.run,
    onDone: ({ letters }) => onIssued(letters),
  });
  const { asking, asked, setAsking } = useAskedBeforeIssue(form);
  const kind = kinds.find((each) => each.kind === form.values.kind) ?? kinds[0];
  if (!kind) return null;
  const count = lettersOf(form.values).length;
  return (
    <div className={classes.desk}>
      <div className={classes.column}>
        <RecordForm form={asked} submitLabel={count > 1 ? `发出 ${count} 份` : '发出'} name="写告知书">
          <LetterFields form={form} kinds={kinds} kind={kind} />
        </RecordForm>
      </div>
      <div className={classes.column}>
        <LetterPreview draft={form.values} />
      </div>
      <IssueDialog
        name={kind.name}
        count={count}
        opened={asking || form.handIn.isRunning}
        isRunning={form.handIn.isRunning}
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
    if (letterDraft.safeParse(form.getValues()).success) setAsking(true);
    else await form.handIn.submit();
  };
  return { asking, setAsking, asked: { ...form, handIn: { ...form.handIn, submit } } };
}
