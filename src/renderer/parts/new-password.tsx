import { z } from 'zod';
import { PASSWORD_LENGTH } from '#shared/contract/vault.ts';
import { PasswordStrength } from './password-strength.tsx';
import type { RecordFormState } from './record-form.tsx';
import { SecretInput } from './secret-input.tsx';

/** The second field of a new password; a form's schema takes it with `.extend({ again })`. */
export const again = z.string().min(1, '请再输入一次密码');
/** `.refine(...typedTwice)`: both fields hold the same. */
export const typedTwice = [
  (given: { password: string; again: string }) => given.password === given.again,
  { path: ['again'], message: '两次输入的密码不一样' },
] as const satisfies Parameters<z.ZodObject<{ password: z.ZodString; again: z.ZodString }>['refine']>;

interface NewPasswordProps {
  form: Pick<RecordFormState<{ password: string; again: string }>, 'getInputProps' | 'getValues'>;
  /** What the field is called; the second one is `再次输入…`. */
  label: string;
  description?: string;
  /** Names that stand in the same form: anybody would try them. */
  names?: readonly string[];
}

/** A new password, typed twice, and how hard it is to guess. */
export function NewPassword({ form, label, description, names = [] }: NewPasswordProps) {
  const { password } = form.getValues();
  const field = form.getInputProps('password');
  return (
    <>
      <div>
        <SecretInput
          label={label}
          description={description ?? `至少 ${PASSWORD_LENGTH} 个字符。几个不相干的词连起来，最好记也最难猜`}
          required
          autoComplete="new-password"
          {...field}
        />
        <PasswordStrength password={password} names={names} isRefused={Boolean(field.error)} />
      </div>
      <SecretInput
        label={`再次输入${label}`}
        required
        autoComplete="new-password"
        {...form.getInputProps('again')}
      />
    </>
  );
}
