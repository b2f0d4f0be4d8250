import { Radio, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import { useRequest } from '#renderer/request.ts';
import { studentId } from '#shared/contract/fields.ts';
import type { EmptyFields as Lacking, TrackedStudent, TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { PAPERS } from '#shared/papers.ts';
import { EmptyFields } from './empty-fields.tsx';

interface TablesDialogProps {
  period: TrackingPeriod;
  students: readonly TrackedStudent[];
  opened: boolean;
  /** The heads of these students' tables are to be described first. */
  onDescribe(students: readonly Lacking[]): void;
  onClose(): void;
}

type TablesWanted = Pick<InputOf<'followUps.layTables'>, 'studentId' | 'emptyWeeks'>;
const EVERYONE: TablesWanted = { studentId: null, emptyWeeks: 'print' };

/** The follow-up tables (forms.md 附件1) of a period, as one paper. */
export function TablesDialog({ period, students, opened, onDescribe, onClose }: TablesDialogProps) {
  const [wanted, setWanted] = useState(EVERYONE);
  const close = () => {
    setWanted(EVERYONE);
    onClose();
  };
  const { data: lacking = [] } = useRequest(
    'followUps.emptyFields',
    { periodId: period.id },
    { enabled: opened },
  );
  const shown = lacking.filter(({ id }) => wanted.studentId === null || id === wanted.studentId);
  return (
    <PaperDialog
      title={`${PAPERS['followUp.tables'].word}（附件1）`}
      wanted={{ request: 'followUps.layTables', input: { periodId: period.id, ...wanted } }}
      opened={opened ? 'print' : null}
      onClose={close}
    >
      <Text size="sm">{period.name}，每名学生从新的一页开始。</Text>
      <Select
        label="学生"
        data={[
          { value: '', label: `全部（${students.length} 名学生）` },
          ...students.map(({ id, name, className }) => ({ value: id, label: `${name} ${className}` })),
        ]}
        searchable
        allowDeselect={false}
        nothingFoundMessage="没有找到"
        value={wanted.studentId ?? ''}
        onChange={(value) => setWanted({ ...wanted, studentId: studentId.safeParse(value).data ?? null })}
      />
      <Radio.Group
        label="空周"
        value={wanted.emptyWeeks}
        onChange={(value) => setWanted({ ...wanted, emptyWeeks: value === 'omit' ? 'omit' : 'print' })}
      >
        <Stack gap={8} mt={4}>
          <Radio value="print" label="打印" description="没有记录的周也占一行，写明没有记录" />
          <Radio value="omit" label="略去" description="只打印有记录的周" />
        </Stack>
      </Radio.Group>
      <EmptyFields
        lacking={shown}
        onDescribe={(students) => {
          close();
          onDescribe(students);
        }}
      />
    </PaperDialog>
  );
}
