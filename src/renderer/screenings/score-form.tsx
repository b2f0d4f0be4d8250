import { NumberInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { FormPart } from '#renderer/plans/form-part.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { ScreeningEntryId } from '#shared/contract/screenings.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import {
  countsPositives,
  SCALE_KEYS,
  type Scale,
  type ScaleVersion,
  totalItems,
  totalRange,
} from '#shared/screening/scales.ts';

export const WRITE_SCORE = '记测评结果';

interface ScoreFormProps {
  entryId: ScreeningEntryId;
  scale: Scale;
  version: ScaleVersion;
  onClose(): void;
}

/** One student's scores off a sheet of paper: another test, or one made up for. */
export function ScoreForm({ entryId, scale, version, onClose }: ScoreFormProps) {
  const write = useCommand('screenings.writeScore');
  const { factors, validity, keyItems, totalIs } = SCALE_KEYS[scale];
  const [least, most] = totalRange(scale, version);
  const form = useRecordForm({
    schema: contract['screenings.writeScore'].input,
    initial: {
      entryId,
      testedOn: todayOnThisPc() as LocalDate | null,
      total: null as number | null,
      validity: null as number | null,
      positives: null as number | null,
      hasKeyItem: null as boolean | null,
      factors: {} as Record<string, number>,
      note: '',
    },
    submit: write.run,
    onDone: () => {
      announce('已保存测评结果');
      onClose();
    },
  });
  const number = (value: string | number): number | null => (typeof value === 'number' ? value : null);
  return (
    <RecordForm form={form} name={WRITE_SCORE} onCancel={onClose}>
      <Text size="sm" c="dimmed">
        筛查，非诊断。多名学生的结果请用“导入结果”；这里写的注明总分未经核算。
      </Text>
      <DateField label="测评日期" required {...form.getInputProps('testedOn')} />
      <NumberInput
        label={totalIs === 'mean' ? '总均分' : '总分'}
        description={`${least}–${most}`}
        hideControls
        decimalScale={totalIs === 'mean' ? 2 : 0}
        value={form.values.total ?? ''}
        error={form.errors.total}
        data-path="total"
        onChange={(value) => form.setFieldValue('total', number(value))}
      />
      {validity.length > 0 && (
        <NumberInput
          label="效度分"
          description={`0–${validity.length}`}
          hideControls
          value={form.values.validity ?? ''}
          error={form.errors.validity}
          data-path="validity"
          onChange={(value) => form.setFieldValue('validity', number(value))}
        />
      )}
      {countsPositives(scale) && (
        <NumberInput
          label="阳性项目数"
          description={`0–${totalItems(scale).length}`}
          hideControls
          value={form.values.positives ?? ''}
          error={form.errors.positives}
          data-path="positives"
          onChange={(value) => form.setFieldValue('positives', number(value))}
        />
      )}
      {keyItems.map(({ item, word }) => (
        <Radio.Group
          key={item}
          label={word}
          value={form.values.hasKeyItem === null ? 'unknown' : form.values.hasKeyItem ? 'yes' : 'no'}
          onChange={(value) => form.setFieldValue('hasKeyItem', value === 'unknown' ? null : value === 'yes')}
        >
          <Stack gap={12} my={8}>
            <Radio value="yes" label="有（1 分以上）" />
            <Radio value="no" label="没有（0 分）" />
            <Radio value="unknown" label="不知道" />
          </Stack>
        </Radio.Group>
      ))}
      {factors.length > 0 && (
        <FormPart word="因子分" note="只写知道的。">
          {factors.map(({ word }) => (
            <NumberInput
              key={word}
              label={word}
              hideControls
              decimalScale={2}
              value={form.values.factors[word] ?? ''}
              onChange={(value) => {
                const { [word]: _before, ...others } = form.getValues().factors;
                const now = number(value);
                form.setFieldValue('factors', now === null ? others : { ...others, [word]: now });
              }}
            />
          ))}
        </FormPart>
      )}
      <Textarea label="备注" {...form.getInputProps('note')} />
    </RecordForm>
  );
}
