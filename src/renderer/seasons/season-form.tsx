import { TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { MonthDayField } from '#renderer/parts/month-day-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { SeasonId } from '#shared/contract/seasons.ts';

/** What stands in the form: days as they are typed. */
export type SeasonDraft = Record<Exclude<keyof InputOf<'seasons.write'>, 'seasonId'>, string> & {
  seasonId: SeasonId | null;
};

export const NOTHING_SAID: SeasonDraft = { seasonId: null, name: '', fromDay: '', untilDay: '', why: '' };
export const TAKE_UP = '启用特殊时段';

/** 特殊时段: when, each year, and why. It is asked for from the day on which it is saved. */
export function SeasonForm({ initial, onClose }: { initial: SeasonDraft; onClose(): void }) {
  const write = useCommand('seasons.write');
  const remove = useCommand('seasons.remove');
  const { seasonId } = initial;
  const form = useRecordForm({
    schema: contract['seasons.write'].input,
    initial,
    submit: write.run,
    onDone: () => {
      announce('已保存特殊时段');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      name={seasonId ? '修改特殊时段' : TAKE_UP}
      onCancel={onClose}
      extraActions={
        seasonId && (
          <RemoveButton
            what={`特殊时段“${initial.name}”`}
            consequence="这个时段和没有完成的安排将不再显示；以后不用的，可以停用"
            remove={(reason) => remove.run({ seasonId, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <TextInput
        label="名称"
        required
        placeholder="例如 秋季开学前后"
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <div className={pair.pair}>
        <MonthDayField label="每年开始" required description="连这一天" {...form.getInputProps('fromDay')} />
        <MonthDayField
          label="每年结束"
          required
          description="比开始早的，算到下一年"
          {...form.getInputProps('untilDay')}
        />
      </div>
      <TextInput label="为什么" autoComplete="off" {...form.getInputProps('why')} />
    </RecordForm>
  );
}
