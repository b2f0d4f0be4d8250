import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { StudentId } from '#shared/contract/fields.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import type { Outcome } from '#shared/outcome.ts';
import { RECORD_KINDS, type RecordKind } from '#shared/record-kinds.ts';
import { announce } from './announce.ts';
import type { RecordName } from './named-record.ts';
import { RecordForm, type RecordFormState, useRecordForm } from './record-form.tsx';
import { RemoveButton } from './remove-button.tsx';

interface FileRecordOptions<Values, Accepted> {
  kind: RecordKind;
  studentId: StudentId;
  /** Null for another one. */
  recordId: string | null;
  schema: z.ZodType<Accepted>;
  initial: Values;
  write(wanted: Accepted): Promise<Outcome<unknown>>;
  onClose(): void;
}

/** The form of a record in a student's file, which is written once and may be put right later. */
export function useFileRecordForm<Values extends object, Accepted>({
  kind,
  studentId,
  recordId,
  schema,
  initial,
  write,
  onClose,
}: FileRecordOptions<Values, Accepted>): RecordFormState<Values> {
  return useRecordForm({
    schema,
    initial,
    draftKey: draftKeyInFile(kind, studentId, recordId ?? undefined),
    changesRecord: recordId !== null,
    submit: write,
    onDone: () => {
      announce(`已保存${RECORD_KINDS[kind]}`);
      onClose();
    },
  });
}

interface FileRecordFormProps<Values> {
  kind: RecordKind;
  form: RecordFormState<Values>;
  /** Where it is another than the kind's own word. */
  name?: string;
  /** How a record that stands is taken away; null for another one. */
  removing:
    | (Omit<RecordName, 'what'> & {
        of: string;
        /** What comes of it, such as 这次沟通将不再显示和打印. */
        consequence: string;
        remove(reason: string): Promise<Outcome<unknown>>;
      })
    | null;
  /** Beside taking it away, such as ending it. */
  extraActions?: ReactNode;
  onClose(): void;
  children: ReactNode;
}

export function FileRecordForm<Values>({
  kind,
  form,
  name = RECORD_KINDS[kind],
  removing,
  extraActions,
  onClose,
  children,
}: FileRecordFormProps<Values>) {
  return (
    <RecordForm
      form={form}
      name={name}
      onCancel={onClose}
      extraActions={
        <>
          {removing && <RemoveButton what={RECORD_KINDS[kind]} {...removing} onRemoved={onClose} />}
          {extraActions}
        </>
      }
    >
      {children}
    </RecordForm>
  );
}
