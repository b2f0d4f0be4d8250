import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { draftKeyInFile } from '#renderer/parts/draft-key.ts';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { Referral, ReferralStepTold } from '#shared/contract/referrals.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { institutionsIn } from '#shared/recommended-institutions.ts';
import { FIELDS_OF_STEP, mayFollow, REFERRAL_STEPS, type ReferralStep } from '#shared/referral-steps.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

interface StepFormProps {
  file: StudentFile;
  referral: Referral;
  /** Null for the next one. */
  step: ReferralStepTold | null;
  onDone(): void;
  /** Undefined where the form always stands there. */
  onCancel?: (() => void) | undefined;
}

/** What stands in the form, where nobody may have said yet which step it is. */
type Draft = Omit<InputOf<'referrals.writeStep'>, 'step' | 'occurredOn'> & {
  step: ReferralStep | null;
  occurredOn: LocalDate | null;
};

/** What came of a referral: the next step, or one that is put right. */
export function StepForm({ file, referral, step, onDone, onCancel }: StepFormProps) {
  const write = useCommand('referrals.writeStep');
  const remove = useCommand('referrals.removeStep');
  const initial: Draft = {
    referralId: referral.id,
    stepId: step?.id ?? null,
    step: step?.step ?? null,
    occurredOn: step?.occurredOn ?? todayOnThisPc(),
    who: step?.who ?? '',
    witnesses: step?.witnesses ?? '',
    institution: step?.institution ?? '',
    nextOn: step?.nextOn ?? null,
    text: step?.text ?? '',
  };
  const form = useRecordForm({
    schema: contract['referrals.writeStep'].input,
    initial,
    draftKey: `${draftKeyInFile('referral', file.id, referral.id)}/${step?.id ?? 'next'}`,
    changesRecord: step !== null,
    submit: write.run,
    onDone: () => {
      announce('已保存转介经过');
      onDone();
    },
  });
  const allowed = mayFollow(referral.state);
  const isLast = step !== null && step.id === referral.steps.at(-1)?.id;
  return (
    <RecordForm
      form={form}
      name={step ? `更正：${REFERRAL_STEPS[step.step]}` : '接下来'}
      {...(onCancel && { onCancel })}
      extraActions={
        isLast && (
          <RemoveButton
            what={REFERRAL_STEPS[step.step]}
            of={file.name}
            on={step.occurredOn}
            consequence="这一步将不再显示"
            remove={(reason) => remove.run({ referralId: referral.id, stepId: step.id, reason })}
            onRemoved={onDone}
          />
        )
      }
    >
      {!step && (
        <Select
          label="接下来怎样了"
          required
          placeholder="请选择"
          data={allowed.map((each) => ({ value: each, label: REFERRAL_STEPS[each] }))}
          {...form.getInputProps('step')}
        />
      )}
      <DateField label="日期" required {...form.getInputProps('occurredOn')} />
      <Fields file={file} referral={referral} form={form} />
    </RecordForm>
  );
}

/** What the chosen step asks for. */
function Fields({
  file,
  referral,
  form,
}: {
  file: StudentFile;
  referral: Referral;
  form: RecordFormState<Draft>;
}) {
  const { step } = form.values;
  if (!step) return null;
  const { who, witnesses, institution, nextOn, text } = FIELDS_OF_STEP[step];
  const told = (field: { word: string; required: boolean; hint?: string }) => ({
    label: field.word,
    required: field.required,
    ...(field.hint && { description: field.hint }),
  });
  return (
    <>
      {who && (
        <Autocomplete {...told(who)} data={guardianWords(file.guardians)} {...form.getInputProps('who')} />
      )}
      {witnesses && (
        <TextInput {...told(witnesses)} autoComplete="off" {...form.getInputProps('witnesses')} />
      )}
      {institution && (
        <Autocomplete
          {...told(institution)}
          data={institutionsIn(referral.institutions)}
          {...form.getInputProps('institution')}
        />
      )}
      {nextOn && <DateField ahead {...told(nextOn)} {...form.getInputProps('nextOn')} />}
      {text && <Textarea {...told(text)} minRows={3} {...form.getInputProps('text')} />}
    </>
  );
}
