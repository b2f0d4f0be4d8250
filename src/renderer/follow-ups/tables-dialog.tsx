import { Radio, Select, Stack, Text } from '@mantine/core';
import type { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { studentId } from '#shared/contract/fields.ts';
import type { TrackedStudent, TrackingPeriod } from '#shared/contract/follow-ups.ts';
import { contract } from '#shared/contract/index.ts';

interface TablesDialogProps {
  period: TrackingPeriod;
  students: readonly TrackedStudent[];
  opened: boolean;
  onClose(): void;
}

/** Saves the follow-up tables (forms.md 附件1) of a period as one PDF. */
export function TablesDialog({ opened, onClose, ...rest }: TablesDialogProps) {
  return (
    <Dialog title="保存动态跟踪表（附件1）" opened={opened} onClose={onClose}>
      <TablesForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

const tablesWanted = contract['followUps.saveTables'].input.omit({ periodId: true });
type TablesWanted = z.infer<typeof tablesWanted>;

function TablesForm({ period, students, onClose }: Omit<TablesDialogProps, 'opened'>) {
  const save = useCommand('followUps.saveTables');
  const initial: TablesWanted = { studentId: null, emptyWeeks: 'print' };
  const form = useRecordForm({
    schema: tablesWanted,
    initial,
    submit: (choice) => save.run({ periodId: period.id, ...choice }),
    onDone: (file) => {
      if (!file.saved) return;
      announce(`已保存 ${file.fileName}：${file.students} 名学生，共 ${file.pages} 页`);
      onClose();
    },
  });
  const everyone = { value: '', label: `全部（${students.length} 名学生）` };
  return (
    <RecordForm form={form} submitLabel="保存为PDF" onCancel={onClose}>
      <Text size="sm">{period.name}，每名学生从新的一页开始。</Text>
      <Select
        label="学生"
        data={[
          everyone,
          ...students.map(({ id, name, className }) => ({ value: id, label: `${name} ${className}` })),
        ]}
        searchable
        allowDeselect={false}
        nothingFoundMessage="没有找到"
        value={form.values.studentId ?? ''}
        onChange={(value) => form.setFieldValue('studentId', studentId.safeParse(value).data ?? null)}
        error={form.errors.studentId}
      />
      <Radio.Group label="空周" {...form.getInputProps('emptyWeeks')}>
        <Stack gap={8} mt={4}>
          <Radio value="print" label="打印" description="没有记录的周也占一行，写明没有记录" />
          <Radio value="omit" label="略去" description="只打印有记录的周" />
        </Stack>
      </Radio.Group>
    </RecordForm>
  );
}
