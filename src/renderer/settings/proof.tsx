import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { SecretInput } from '#renderer/parts/secret-input.tsx';

/** Whoever changes a key shows first that he holds one. */
export function Proof({ form }: { form: Pick<RecordFormState<{ proof: string }>, 'getInputProps'> }) {
  return <SecretInput label="您当前的密码" required {...form.getInputProps('proof')} />;
}
