import { Radio, Select, Stack } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { draftKeyInFile } from '#renderer/parts/draft-key.ts';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Beginning, BeginningFields, beginsToday, DecidedBy } from '#renderer/parts/period-forms.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
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
  /** Said when it is done. */
  done?: string;
  onClose(): void;
}

interface LevelValues extends Beginning {
  studentId: StudentId;
  level: AlertLevel | null;
  decidedBy: string;
  discoveryRoute: DiscoveryRoute | null;
}

/** 调整预警等级: which level, from when, why, who decided, how the school learned of it. */
export function LevelForm({ studentId, done = '已调整预警等级', onClose }: LevelFormProps) {
  const setLevel = useCommand('watchlist.setLevel');
  const initial: LevelValues = {
    studentId,
    level: null,
    ...beginsToday(),
    decidedBy: '',
    discoveryRoute: null,
  };
  const form = useRecordForm({
    schema: contract['watchlist.setLevel'].input,
    initial,
    draftKey: draftKeyInFile('level', studentId),
    submit: setLevel.run,
    onDone: () => {
      announce(done);
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存等级" onCancel={onClose}>
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
      <BeginningFields form={form} />
      <Select
        label="发现途径"
        required
        placeholder="请选择"
        data={codesOf(DISCOVERY_ROUTES).map((code) => ({ value: code, label: DISCOVERY_ROUTES[code] }))}
        {...form.getInputProps('discoveryRoute')}
      />
      <DecidedBy {...form.getInputProps('decidedBy')} />
    </RecordForm>
  );
}
