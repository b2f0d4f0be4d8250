import { type EndBeginning, EndForm } from '#renderer/parts/period-forms.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';

/** 解除预警: from when the level no longer holds, why, and who decided. */
export function LiftForm({
  studentId,
  decided,
  onClose,
}: {
  studentId: StudentId;
  /** What a conference decided, with which the form begins. */
  decided?: EndBeginning;
  onClose(): void;
}) {
  const lift = useCommand('watchlist.lift');
  return (
    <EndForm
      schema={contract['watchlist.lift'].input}
      what={{ studentId }}
      submit={lift.run}
      done="已解除预警"
      submitLabel="解除预警"
      label="解除日期"
      description="从这一天起不再列入预警库"
      decides
      {...(decided ? { begins: decided } : { draftKey: draftKeyInFile('level', studentId, 'lift') })}
      onClose={onClose}
    />
  );
}
