import { IconTargetArrow } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { planId } from '#shared/contract/plans.ts';
import { isUnsigned } from '#shared/plan-steps.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanOpened } from './plan-opened.tsx';
import { ReadPlan } from './read-plan.tsx';

export const planKind: KindOnScreen<'plan'> = {
  icon: IconTargetArrow,
  opens: { in: 'file', closesItself: true, title: '干预方案（一生一策）', Body: PlanOpened },
  writes: { act: '写干预方案', letter: 'P', in: 'file', Form: WritePlan },
  Correct: CorrectPlan,
};

/** The first version, by itself or out of the conference that is `given`; or another one of the plan that is. */
function WritePlan({ file, given, onClose }: WritingProps) {
  const extract = file.extracts.find(({ id }) => id === given);
  if (extract) return <PlanForm file={file} plan={null} copied={null} decided={extract} onClose={onClose} />;
  const revises = planId.safeParse(given).data;
  return revises ? (
    <ReadPlan id={revises}>
      {(plan) => <PlanForm file={file} plan={null} copied={plan} onClose={onClose} />}
    </ReadPlan>
  ) : (
    <PlanForm file={file} plan={null} copied={null} onClose={onClose} />
  );
}

function CorrectPlan({ file, id, onClose }: RecordProps<'plan'>) {
  return (
    <ReadPlan id={id}>
      {(plan) =>
        // What was signed is changed by another version, a draft of which stands under this one.
        isUnsigned(plan.state) ? (
          <PlanForm file={file} plan={plan} copied={null} onClose={onClose} />
        ) : (
          <PlanForm file={file} plan={null} copied={plan} onClose={onClose} />
        )
      }
    </ReadPlan>
  );
}
