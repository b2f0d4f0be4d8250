import { Checkbox, Text } from '@mantine/core';
import { z } from 'zod';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Institution } from '#shared/contract/institutions.ts';
import { ONE_ALONE, writtenInstitution } from '#shared/recommended-institutions.ts';
import classes from './institutions.module.css';

interface InstitutionsDialogProps {
  opened: boolean;
  onClose(): void;
  /** A line for each that was ticked, in the order of the directory. */
  onTake(lines: string[]): void;
}

/** 从名录选: several at once. */
export function InstitutionsDialog({ opened, onClose, onTake }: InstitutionsDialogProps) {
  const { data } = useRequest('institutions.list', {}, { enabled: opened });
  const offered = data?.filter(({ inUse }) => inUse);
  return (
    // Opened with what it offers in it: the keyboard begins at the first one.
    <Dialog title="从名录选" width={640} opened={opened && offered !== undefined} onClose={onClose}>
      {offered?.length === 0 && (
        <Text size="sm">名录里还没有机构。请到“设置 · 机构名录”里添上本地的医院和热线。</Text>
      )}
      {offered && offered.length > 0 && <Choosing offered={offered} onClose={onClose} onTake={onTake} />}
    </Dialog>
  );
}

const chosen = z.object({ ids: z.array(z.string()).min(1, '请勾选要推荐的机构') });

interface ChoosingProps extends Omit<InstitutionsDialogProps, 'opened'> {
  offered: readonly Institution[];
}

function Choosing({ offered, onClose, onTake }: ChoosingProps) {
  const form = useRecordForm<{ ids: string[] }, { ids: string[] }, null>({
    schema: chosen,
    initial: { ids: [] },
    submit: async ({ ids }) => {
      onTake(offered.filter(({ id }) => ids.includes(id)).map(writtenInstitution));
      return { ok: true, value: null };
    },
    onDone: onClose,
  });
  return (
    <RecordForm form={form} submitLabel="填入" onCancel={onClose}>
      <Checkbox.Group
        label="机构"
        description={form.values.ids.length === 1 ? ONE_ALONE : '可以选几家；一行一家，加在已经写的后面'}
        {...form.getInputProps('ids')}
      >
        <div className={classes.offered}>
          {offered.map((institution, index) => (
            <Checkbox
              key={institution.id}
              value={institution.id}
              label={writtenInstitution(institution)}
              description={institution.note}
              {...(index === 0 && { 'data-autofocus': true })}
            />
          ))}
        </div>
      </Checkbox.Group>
    </RecordForm>
  );
}
