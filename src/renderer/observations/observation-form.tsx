import { Alert, Autocomplete, Select, Textarea } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Observation } from '#shared/contract/observations.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import {
  codesOf,
  DISCOVERY_ROUTES,
  type ObservedSign,
  RISK_FACTORS,
  WARNING_SIGNALS,
} from '#shared/terms.ts';
import { ASSESS_SOON } from './assess-soon.ts';

const SIGNS = [
  {
    group: '警示信号',
    items: codesOf(WARNING_SIGNALS).map((code) => ({ value: code, label: WARNING_SIGNALS[code] })),
  },
  {
    group: '高危因素',
    items: codesOf(RISK_FACTORS).map((code) => ({ value: code, label: RISK_FACTORS[code] })),
  },
];

interface ObservationFormProps {
  file: StudentFile;
  /** Null for another one. */
  observation: Observation | null;
  onClose(): void;
}

/** A risk factor or a warning signal: what was seen, when, and who saw it. */
export function ObservationForm({ file, observation, onClose }: ObservationFormProps) {
  const write = useCommand('observations.write');
  const remove = useCommand('observations.remove');
  const initial: {
    observationId: Observation['id'] | null;
    studentId: StudentFile['id'];
    sign: ObservedSign | null;
    occurredOn: LocalDate | null;
    text: string;
    source: string;
  } = {
    observationId: observation?.id ?? null,
    studentId: file.id,
    sign: observation?.sign ?? null,
    occurredOn: observation?.occurredOn ?? todayOnThisPc(),
    text: observation?.text ?? '',
    source: observation?.source ?? '',
  };
  const form = useFileRecordForm({
    kind: 'observation',
    studentId: file.id,
    recordId: observation?.id ?? null,
    schema: contract['observations.write'].input,
    initial,
    write: write.run,
    onClose,
  });
  const isSignal = form.values.sign !== null && form.values.sign in WARNING_SIGNALS;
  return (
    <FileRecordForm
      kind="observation"
      form={form}
      removing={
        observation && {
          of: file.name,
          on: observation.occurredOn,
          consequence: '这条观察将不再显示和打印',
          remove: (reason) => remove.run({ observationId: observation.id, reason }),
        }
      }
      onClose={onClose}
    >
      <Select
        label="观察到"
        required
        placeholder="请选择"
        data={SIGNS}
        maxDropdownHeight={420}
        {...form.getInputProps('sign')}
      />
      {isSignal && <Alert color="red">{ASSESS_SOON}</Alert>}
      <DateField label="日期" required {...form.getInputProps('occurredOn')} />
      <Textarea
        label="看到、听到的"
        description="写事实，不写判断"
        required
        minRows={5}
        {...form.getInputProps('text')}
      />
      <Autocomplete
        label="来源"
        required
        placeholder="谁发现的"
        data={Object.values(DISCOVERY_ROUTES)}
        {...form.getInputProps('source')}
      />
    </FileRecordForm>
  );
}
