import { Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { SchoolClassId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { Batch, BatchText, ScreeningBatchId } from '#shared/contract/screenings.ts';
import { addDays, type LocalDate, schoolYearOf, todayOnThisPc } from '#shared/school-calendar.ts';
import { usualBands } from '#shared/screening/bands.ts';
import {
  BATCH_KINDS,
  BATCH_TERMS,
  type BatchKind,
  GUARDIAN_CONSENTS,
  hasScale,
} from '#shared/screening/batches.ts';
import {
  SCALE_CODES,
  SCALE_KEYS,
  SCALE_VERSIONS,
  SCALES,
  type Scale,
  type ScaleVersion,
} from '#shared/screening/scales.ts';
import { codesOf } from '#shared/terms.ts';
import { BandsFields } from './bands-fields.tsx';
import { ClassChoice } from './class-choice.tsx';

export const NEW_BATCH = '新建普查批次';

interface BatchFormProps {
  /** Null for another one. */
  batch: Batch | null;
  onDone(batchId: ScreeningBatchId): void;
  onRemoved?(): void;
  onClose(): void;
}

/** Days that are not chosen yet are null. */
type Draft = Omit<BatchText, 'fromOn' | 'untilOn'> & { fromOn: LocalDate | null; untilOn: LocalDate | null };

function newBatch(today: LocalDate): Draft {
  const schoolYear = schoolYearOf(today);
  const isFirst = today.slice(5) >= '08-01' || today.slice(5) < '02-01';
  return {
    name: `${today.slice(0, 4)}年${isFirst ? '秋' : '春'}季普查`,
    schoolYear,
    term: isFirst ? 'first' : 'second',
    kind: 'everybody',
    scale: 'mht',
    version: 'usual',
    bands: usualBands('mht', 'usual'),
    fromOn: today,
    untilOn: addDays(today, 13),
    consent: 'notYet',
    consentNote: '',
    note: '',
  };
}

function textOf(batch: Batch): Draft {
  const { name, schoolYear, term, kind, scale, version, bands, fromOn, untilOn, consent, consentNote, note } =
    batch;
  return { name, schoolYear, term, kind, scale, version, bands, fromOn, untilOn, consent, consentNote, note };
}

const options = <Code extends string>(
  terms: Readonly<Record<Code, string>>,
  codes: readonly Code[] = codesOf(terms),
) => codes.map((code) => ({ value: code, label: terms[code] }));

/** 普查批次: what is screened, of which classes, by which scale, and how its scores are judged. */
export function BatchForm({ batch, onDone, onRemoved, onClose }: BatchFormProps) {
  const write = useCommand('screenings.writeBatch');
  const remove = useCommand('screenings.removeBatch');
  const years = useRequest('schoolYears.list', {});
  const text = batch ? textOf(batch) : newBatch(todayOnThisPc());
  const form = useRecordForm({
    schema: contract['screenings.writeBatch'].input,
    initial: {
      batchId: batch?.id ?? null,
      text,
      classIds: (batch?.classes ?? []).map(({ id }) => id) as SchoolClassId[],
    },
    draftKey: `screeningBatch:${batch?.id ?? 'new'}`,
    changesRecord: batch !== null,
    submit: write.run,
    onDone: ({ batchId }) => {
      announce('已保存普查批次');
      onDone(batchId);
    },
  });
  const { scale, version, bands, kind, schoolYear } = form.values.text;
  const { data: year } = useRequest('schoolYears.read', { schoolYear });
  const set = (changed: Partial<Draft>) =>
    form.setFieldValue('text', { ...form.getValues().text, ...changed });
  const { data: earlier = [] } = useRequest('screenings.batches', {});
  /** As the school judged the last time, or as the scale comes. */
  const bandsLike = (of: Scale, form: ScaleVersion) =>
    earlier.find((each) => each.scale === of && each.version === form)?.bands ?? usualBands(of, form);
  const judgeBy = (chosen: Scale | null, form = chosen && SCALE_KEYS[chosen].versions[0]) =>
    set(
      chosen && form
        ? { scale: chosen, version: form, bands: bandsLike(chosen, form) }
        : { scale: null, version: 'usual', bands: null },
    );

  // A new batch is of everybody until somebody takes a class out.
  const isUntouched = useRef(batch === null && form.values.classIds.length === 0);
  useEffect(() => {
    if (!isUntouched.current || !year || year.classes.length === 0) return;
    isUntouched.current = false;
    form.setFieldValue(
      'classIds',
      year.classes.map(({ id }) => id),
    );
  }, [year, form.setFieldValue]);

  const isAsItComes = useRef(batch === null);
  useEffect(() => {
    const { scale: of, version: as, bands: judged } = form.getValues().text;
    const like = earlier.find((each) => each.scale === of && each.version === as)?.bands;
    if (!isAsItComes.current || !like || !of) return;
    isAsItComes.current = false;
    const isUsual = JSON.stringify(judged) === JSON.stringify(usualBands(of, as));
    if (isUsual) form.setFieldValue('text.bands', like);
  }, [earlier, form.getValues, form.setFieldValue]);

  const known = (years.data ?? []).map((each) => each.schoolYear);
  const kindField = form.getInputProps('text.kind');
  return (
    <RecordForm
      form={form}
      name={batch ? '修改普查批次' : NEW_BATCH}
      onCancel={onClose}
      extraActions={
        batch && (
          <RemoveButton
            what={`普查批次“${batch.name}”`}
            consequence="这个批次和应测名单将不再列出；已有结果的批次不能删除"
            remove={(reason) => remove.run({ batchId: batch.id, reason })}
            onRemoved={() => onRemoved?.()}
          />
        )
      }
    >
      <TextInput label="批次名称" required autoComplete="off" {...form.getInputProps('text.name')} />
      <Select
        label="类型"
        required
        allowDeselect={false}
        data={options(BATCH_KINDS)}
        {...kindField}
        onChange={(value) => {
          const chosen = codesOf(BATCH_KINDS).find((code) => code === value);
          if (!chosen) return;
          const takesScale = hasScale(chosen);
          set({ kind: chosen satisfies BatchKind });
          if (!takesScale) judgeBy(null);
          else if (form.getValues().text.scale === null) judgeBy('mht');
        }}
      />
      <div className={pair.pair}>
        <Select
          label="学年"
          required
          allowDeselect={false}
          data={[...new Set([schoolYear, ...known])].map((each) => ({
            value: `${each}`,
            label: `${each}学年`,
          }))}
          value={`${schoolYear}`}
          onChange={(value) => set({ schoolYear: Number(value) })}
        />
        <Select
          label="学期"
          required
          allowDeselect={false}
          data={options(BATCH_TERMS)}
          {...form.getInputProps('text.term')}
        />
      </div>
      <div className={pair.pair}>
        <DateField label="开始日期" required {...form.getInputProps('text.fromOn')} />
        <DateField label="结束日期" required {...form.getInputProps('text.untilOn')} />
      </div>
      <div className={pair.pair}>
        <Select
          label="监护人知情同意"
          required
          allowDeselect={false}
          data={options(GUARDIAN_CONSENTS)}
          {...form.getInputProps('text.consent')}
        />
        <TextInput
          label="说明"
          placeholder="例如 开学告家长书附同意书"
          autoComplete="off"
          {...form.getInputProps('text.consentNote')}
        />
      </div>
      {hasScale(kind) && (
        <Select
          label="量表"
          required
          description="心港不施测，只读入测评平台的结果；筛查，非诊断"
          data={options(SCALES, SCALE_CODES)}
          {...form.getInputProps('text.scale')}
          onChange={(value) => judgeBy(SCALE_CODES.find((code) => code === value) ?? null)}
        />
      )}
      {scale && SCALE_KEYS[scale].versions.length > 1 && (
        <Select
          label={scale === 'scl90' ? '计分方式' : '谁来填'}
          required
          allowDeselect={false}
          data={options(SCALE_VERSIONS, SCALE_KEYS[scale].versions)}
          {...form.getInputProps('text.version')}
          onChange={(value) =>
            judgeBy(
              scale,
              SCALE_KEYS[scale].versions.find((code) => code === value),
            )
          }
        />
      )}
      <ClassChoice
        of={year?.classes ?? []}
        chosen={form.values.classIds}
        error={form.errors.classIds as string | undefined}
        onChoose={(ids) => form.setFieldValue('classIds', ids)}
      />
      {scale && bands && (
        <BandsFields
          scale={scale}
          version={version}
          bands={bands}
          error={(form.errors['text.bands.total'] ?? form.errors['text.bands']) as string | undefined}
          onChange={(changed) => set({ bands: changed })}
        />
      )}
      <Textarea label="备注" {...form.getInputProps('text.note')} />
    </RecordForm>
  );
}
