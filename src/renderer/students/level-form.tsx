import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import {
  ALERT_LEVEL_MEANINGS,
  ALERT_LEVELS,
  type AlertLevel,
  codesOf,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
} from '#shared/terms.ts';

interface LevelFormProps {
  studentId: StudentId;
  onDone(): void;
  onCancel(): void;
}

/** 调整预警等级: which level, from when, why, who decided, how the school learned of it. */
export function LevelForm(props: LevelFormProps) {
  const { data } = useRequest('school.particulars', {});
  return data ? <Form {...props} decidedBy={data.person} /> : null;
}

interface LevelValues {
  studentId: StudentId;
  level: AlertLevel | null;
  fromOn: LocalDate | null;
  reason: string;
  decidedBy: string;
  discoveryRoute: DiscoveryRoute | null;
}

function Form({ studentId, decidedBy, onDone, onCancel }: LevelFormProps & { decidedBy: string }) {
  const setLevel = useCommand('watchlist.setLevel');
  const initial: LevelValues = {
    studentId,
    level: null,
    fromOn: todayOnThisPc(),
    reason: '',
    decidedBy,
    discoveryRoute: null,
  };
  const form = useRecordForm({
    schema: contract['watchlist.setLevel'].input,
    initial,
    draftKey: `level/${studentId}`,
    submit: setLevel.run,
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="保存等级" onCancel={onCancel}>
      <Radio.Group label="预警等级" required {...form.getInputProps('level')}>
        <Stack gap={12} my={8}>
          {codesOf(ALERT_LEVELS).map((level) => (
            <Radio
              key={level}
              value={level}
              required
              label={
                <>
                  <LevelMark level={level} /> {ALERT_LEVEL_MEANINGS[level]}
                </>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <DateField label="起始日期" required {...form.getInputProps('fromOn')} />
      <Textarea label="原因" required {...form.getInputProps('reason')} />
      <Select
        label="发现途径"
        required
        placeholder="请选择"
        data={codesOf(DISCOVERY_ROUTES).map((code) => ({ value: code, label: DISCOVERY_ROUTES[code] }))}
        {...form.getInputProps('discoveryRoute')}
      />
      <TextInput label="决定人" required {...form.getInputProps('decidedBy')} />
    </RecordForm>
  );
}
