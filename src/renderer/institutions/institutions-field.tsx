import { Button, Textarea } from '@mantine/core';
import { IconAddressBook, IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { institutionsIn, ONE_ALONE, withInstitutions } from '#shared/recommended-institutions.ts';
import classes from './institutions.module.css';
import { InstitutionsDialog } from './institutions-dialog.tsx';

interface InstitutionsFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  description?: ReactNode;
  error?: ReactNode;
  'data-path'?: string;
}

/** Institutions that are recommended, one a line: typed, or taken from the directory. One alone is warned of. */
export function InstitutionsField({ value, onChange, ...field }: InstitutionsFieldProps) {
  const [choosing, setChoosing] = useState(false);
  const warning = useId();
  const isAlone = institutionsIn(value).length === 1;
  return (
    <div className={classes.field}>
      <Textarea
        minRows={2}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        {...(isAlone && { 'aria-describedby': warning })}
        {...field}
      />
      <div id={warning} role="status" className={classes.warning}>
        {isAlone && (
          <>
            <IconAlertTriangle size={16} aria-hidden />
            {ONE_ALONE}
          </>
        )}
      </div>
      <Button
        variant="default"
        size="compact-md"
        className={classes.choose}
        leftSection={<IconAddressBook size={16} aria-hidden />}
        onClick={() => setChoosing(true)}
      >
        从名录选
      </Button>
      <InstitutionsDialog
        opened={choosing}
        onClose={() => setChoosing(false)}
        onTake={(lines) => onChange(withInstitutions(value, lines))}
      />
    </div>
  );
}
