import { ActionIcon, Autocomplete, Button, Input } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MOST_SIGNERS } from '#shared/contract/signers.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { DateField } from './date-field.tsx';
import type { RecordFormState } from './record-form.tsx';
import classes from './signers-field.module.css';

/** A guardian in the form, who may not have a name yet. */
export interface SignerDraft {
  name: string;
  signedOn: LocalDate | null;
}

const NOBODY: SignerDraft = { name: '', signedOn: null };

/** Who signs, as a form begins with it: as it stands, or every guardian, of whom nobody has signed yet. */
export function signersDraft(
  standing: readonly SignerDraft[] | undefined,
  people: readonly string[],
): SignerDraft[] {
  if (standing) return [...standing];
  const known = people.slice(0, MOST_SIGNERS).map((name) => ({ name, signedOn: null }));
  return known.length > 0 ? known : [NOBODY];
}

interface SignersFieldProps {
  value: SignerDraft[];
  onChange(signers: SignerDraft[]): void;
  error?: ReactNode;
  /** Known guardians, to be chosen from. */
  people: readonly string[];
  /** The form's own, of a field of one of them. */
  propsOf(
    path: `signers.${number}.${keyof SignerDraft}`,
  ): ReturnType<RecordFormState<{ signers: SignerDraft[] }>['getInputProps']>;
}

/** The guardians whom a paper concerns, each with the day on which that one signed: two who live apart sign each alone. */
export function SignersField({ value, onChange, error, people, propsOf }: SignersFieldProps) {
  const rows = value.map((_, at) => ({
    of: at === 0 ? '' : `（第 ${at + 1} 位）`,
    name: propsOf(`signers.${at}.name`),
    signedOn: propsOf(`signers.${at}.signedOn`),
  }));
  const saysItself = rows.some(({ name, signedOn }) => name.error || signedOn.error);
  return (
    <Input.Wrapper
      label="监护人"
      labelElement="div"
      description="父母分开生活的，两位都告知、各自签字；还没签的，签字日期先空着"
      error={saysItself ? undefined : error}
    >
      <div className={classes.signers}>
        {rows.map(({ of, name, signedOn }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that tells it apart while it is typed
          <div key={at} className={classes.signer}>
            <Autocomplete label={`姓名${of}`} required data={[...people]} {...name} />
            <DateField label={`签字日期${of}`} {...signedOn} />
            {value.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`去掉${value[at]?.name || `第 ${at + 1} 位`}`}
                onClick={() => onChange(value.filter((_each, other) => other !== at))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        {value.length < MOST_SIGNERS && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...value, NOBODY])}
          >
            再加一位监护人
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}
