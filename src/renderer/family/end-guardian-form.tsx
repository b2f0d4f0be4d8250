import { EndForm } from '#renderer/parts/period-forms.tsx';
import { useCommand } from '#renderer/request.ts';
import type { GuardianId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';

/** From when a guardian is one no longer, and why. */
export function EndGuardianForm({ guardianId, onClose }: { guardianId: GuardianId; onClose(): void }) {
  const end = useCommand('family.endGuardian');
  return (
    <EndForm
      schema={contract['family.endGuardian'].input}
      what={{ guardianId }}
      submit={end.run}
      done="已记下结束"
      description="从这一天起不再是监护人；以前的联系方式仍可查看"
      onClose={onClose}
    />
  );
}
