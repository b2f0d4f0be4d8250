import { Select, Switch, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import settings from '#renderer/settings/settings.module.css';
import { contract } from '#shared/contract/index.ts';
import type { WeeklyRuleText } from '#shared/contract/weekly-reports.ts';
import { DUE_DAYS } from '#shared/weekly-reports.ts';

/** 设置 · 班级周报: whether the school asks its classes, and when a report is due. */
export function WeeklyRule() {
  const { data, failure, refetch } = useRequest('weeklyReports.rule', {});
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <Form initial={data} /> : null;
}

function Form({ initial }: { initial: WeeklyRuleText }) {
  const set = useCommand('weeklyReports.setRule');
  const form = useRecordForm({
    schema: contract['weeklyReports.setRule'].input,
    initial,
    submit: set.run,
    onDone: () => announce('已保存班级周报的要求'),
  });
  const { isAsked, dueAfter } = form.values;
  return (
    <div className={settings.narrow}>
      <RecordForm form={form} name="班级周报的要求">
        <Text size="sm" c="dimmed">
          要不要各班每周上报，由学校定。打开以后，从本周起，到了交的日子还没有报的班在班级周报里列为未交，工作台提醒一次；以前的周和假期里的周不算。不打开也可以登记。
        </Text>
        <Switch
          label="要求各班每周上报，没有异常也要说一声"
          {...form.getInputProps('isAsked', { type: 'checkbox' })}
        />
        <Select
          label="什么时候交"
          description="按周一到周日算一周"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          disabled={!isAsked}
          data={[...DUE_DAYS].map(([days, word]) => ({ value: `${days}`, label: word }))}
          value={`${dueAfter}`}
          error={form.errors.dueAfter}
          onChange={(value) => form.setFieldValue('dueAfter', Number(value))}
        />
      </RecordForm>
    </div>
  );
}
