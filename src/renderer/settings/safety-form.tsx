import { NumberInput, Switch } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { type SafetyPolicy, safetyPolicy } from '#shared/contract/safety.ts';
import classes from './settings.module.css';

const WHERE_IT_WORKS = [
  'Windows：截图、录屏、投屏和远程会议里看不到心港的窗口。',
  'macOS：多数截屏软件拍不到，较新的录屏软件可能仍拍得到。',
  'Linux：系统不提供这个功能，打开也不起作用。',
  '需要投屏给人看时可以关闭；上锁后的窗口总是不让拍。',
];

/** 设置 · 安全: how the room guards itself while it is open. */
export function SafetyForm() {
  const { data, failure, refetch } = useRequest('safety.read', {});
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <Form initial={data} /> : null;
}

function Form({ initial }: { initial: SafetyPolicy }) {
  const change = useCommand('safety.change');
  const form = useRecordForm({
    schema: safetyPolicy,
    initial,
    submit: change.run,
    onDone: () => announce('已保存安全设置，现在起生效'),
  });
  return (
    <div className={classes.narrow}>
      <RecordForm form={form} name="安全设置">
        <NumberInput
          label="无人操作多久后上锁（分钟）"
          description="1 到 60 分钟。电脑睡眠、锁屏、按 Ctrl+L 或关窗时总是立即上锁，写到一半的先加密存为草稿"
          required
          min={1}
          max={60}
          clampBehavior="none"
          allowDecimal={false}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('idleMinutes')}
        />
        <Switch
          label="不让截屏和录屏拍到心港"
          description={WHERE_IT_WORKS.map((line) => (
            <span key={line} className={classes.line}>
              {line}
            </span>
          ))}
          {...form.getInputProps('screenProtected', { type: 'checkbox' })}
        />
      </RecordForm>
    </div>
  );
}
