import { guardianWords } from '#renderer/family/guardian-words.ts';
import { StepForm } from '#renderer/parts/step-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Referral, ReferralStepTold } from '#shared/contract/referrals.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { institutionsIn } from '#shared/recommended-institutions.ts';
import { FIELDS_OF_STEP, mayFollow, REFERRAL_STEPS } from '#shared/referral-steps.ts';

/** A step of a referral has no fields but those that steps of any record have. */
const NOTHING = {};

interface ReferralStepFormProps {
  file: StudentFile;
  referral: Referral;
  /** Null for the next one. */
  step: ReferralStepTold | null;
  onDone(): void;
  /** Undefined where the form always stands there. */
  onCancel?: (() => void) | undefined;
}

/** What came of a referral: the next step, or one that is put right. Only the last is taken back. */
export function ReferralStepForm({ file, referral, step, onDone, onCancel }: ReferralStepFormProps) {
  const write = useCommand('referrals.writeStep');
  const remove = useCommand('referrals.removeStep');
  const { id: referralId, state, steps, institutions } = referral;
  const isLast = step !== null && step.id === steps.at(-1)?.id;
  return (
    <StepForm
      schema={contract['referrals.writeStep'].input}
      of={{ referralId }}
      words={REFERRAL_STEPS}
      asks={FIELDS_OF_STEP}
      own={NOTHING}
      step={step}
      allowed={mayFollow(state)}
      name="接下来"
      question="接下来怎样了"
      people={guardianWords(file.guardians)}
      institutions={institutionsIn(institutions)}
      draftKey={draftKeyInFile('referral', file.id, referralId)}
      submit={write.run}
      removing={
        isLast
          ? { of: file.name, remove: (reason) => remove.run({ referralId, stepId: step.id, reason }) }
          : null
      }
      done="已保存转介经过"
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
