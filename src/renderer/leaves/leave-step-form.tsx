import { guardianWords } from '#renderer/family/guardian-words.ts';
import { StepForm } from '#renderer/parts/step-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Leave, LeaveStepTold } from '#shared/contract/leaves.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { ASKED_OF_LEAVE, LEAVE_STEPS, mayAddTo } from '#shared/leave-steps.ts';

/** A step of a leave has no fields but those that all have. */
const NOTHING = {};

interface LeaveStepFormProps {
  file: StudentFile;
  leave: Leave;
  /** Null for another one. */
  step: LeaveStepTold | null;
  onDone(): void;
  /** Undefined where the form always stands there. */
  onCancel?: (() => void) | undefined;
}

/** What hangs on a leave: a certificate, the procedure, who keeps in touch, more leave. */
export function LeaveStepForm({ file, leave, step, onDone, onCancel }: LeaveStepFormProps) {
  const write = useCommand('leaves.writeStep');
  const remove = useCommand('leaves.removeStep');
  const { data: hospitals = [] } = useRequest('institutions.list', {});
  const leaveId = leave.id;
  return (
    <StepForm
      schema={contract['leaves.writeStep'].input}
      of={{ leaveId }}
      words={LEAVE_STEPS}
      asks={ASKED_OF_LEAVE}
      own={NOTHING}
      step={step}
      allowed={mayAddTo(leave)}
      name="再记一项"
      question="记什么"
      people={[...(file.homeroomTeacher ? [file.homeroomTeacher] : []), ...guardianWords(file.guardians)]}
      institutions={[...new Set(hospitals.map(({ name }) => name))]}
      draftKey={draftKeyInFile('leave', file.id, leaveId)}
      submit={write.run}
      removing={
        step && {
          of: file.name,
          remove: (reason) => remove.run({ leaveId, stepId: step.id, reason }),
        }
      }
      done="已保存休学事项"
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
