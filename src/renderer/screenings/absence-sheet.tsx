import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { BatchStudent } from '#shared/contract/screenings.ts';
import { ABSENCES, type Absence } from '#shared/screening/batches.ts';
import { codesOf } from '#shared/terms.ts';

export const SET_ABSENCE = '登记请假或免测';

/** Why some students are not tested; or that they are to be tested after all. */
export function AbsenceForm({ of, onClose }: { of: readonly BatchStudent[]; onClose(): void }) {
  const set = useCommand('screenings.setAbsence');
  const [first] = of;
  const absence: Absence | null = first?.state === 'exempt' ? 'exempt' : 'excused';
  const form = useRecordForm({
    schema: contract['screenings.setAbsence'].input,
    initial: {
      entryIds: of.map(({ entryId }) => entryId),
      absence: absence as Absence | null,
      reason: of.length === 1 ? (first?.reason ?? '') : '',
    },
    submit: set.run,
    onDone: () => {
      announce(`已登记 ${of.length} 名学生`);
      onClose();
    },
  });
  const { absence: chosen } = form.values;
  const names = of.map(({ name }) => name);
  return (
    <RecordForm form={form} name={SET_ABSENCE} onCancel={onClose}>
      <Text>
        {names.length <= 5 ? names.join('、') : `${names.slice(0, 5).join('、')}等 ${names.length} 名学生`}
      </Text>
      <Radio.Group
        label="登记为"
        value={chosen ?? 'untested'}
        onChange={(value) =>
          form.setFieldValue('absence', codesOf(ABSENCES).find((code) => code === value) ?? null)
        }
      >
        <Stack gap={12} my={8}>
          <Radio value="excused" label="请假" description="以后补测；补测的结果导入后自动算已测" />
          <Radio value="exempt" label="免测" description="如随班就读、长期住院，或监护人不同意" />
          <Radio value="untested" label="未测" description="撤回请假或免测" />
        </Stack>
      </Radio.Group>
      {chosen !== null && <Textarea label="原因" required {...form.getInputProps('reason')} />}
    </RecordForm>
  );
}
