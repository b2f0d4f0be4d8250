import { Checkbox, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { AddRow, RowFields } from '#renderer/parts/row-fields.tsx';
import { FormPart } from '#renderer/plans/form-part.tsx';
import { type Bands, bandsOffered, usualBands } from '#shared/screening/bands.ts';
import { SCALE_KEYS, type Scale, type ScaleVersion } from '#shared/screening/scales.ts';
import classes from './screenings.module.css';

interface BandsFieldsProps {
  scale: Scale;
  version: ScaleVersion;
  bands: Bands;
  /** What is wrong with them, where something is. */
  error: string | undefined;
  onChange(bands: Bands): void;
}

/** By what the scores of this batch are judged: what the scale comes with, and changed where the school judges otherwise. */
export function BandsFields({ scale, version, bands, error, onChange }: BandsFieldsProps) {
  const offered = bandsOffered(scale, version);
  const { totalIs, validity, factors } = SCALE_KEYS[scale];
  const word = totalIs === 'mean' ? '总均分' : '总分';
  const chosen = offered.findIndex((each) => JSON.stringify(each.bands) === JSON.stringify(bands));
  const change = (place: number, changed: Partial<Bands['total'][number]>) =>
    onChange({
      ...bands,
      total: bands.total.map((band, at) => (at === place ? { ...band, ...changed } : band)),
    });
  const number = (value: string | number): number | null => (typeof value === 'number' ? value : null);
  const { factorFrom, positivesFrom, retestFrom } = bands;
  const usual = usualBands(scale, version);
  return (
    <FormPart word="划界" note="随这个批次保存，导入结果以后不再改变。各校可以按本地常模修改。">
      {offered.length > 1 && (
        <Select
          label="采用哪一种"
          data={[
            ...offered.map(({ name }, place) => ({ value: `${place}`, label: name })),
            ...(chosen === -1 ? [{ value: '-1', label: '自定' }] : []),
          ]}
          value={`${chosen}`}
          allowDeselect={false}
          onChange={(value) => {
            const taken = offered[Number(value)];
            if (taken) onChange(taken.bands);
          }}
        />
      )}
      {bands.total.map((band, place) => (
        <RowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is told by its place
          key={place}
          name={`第 ${place + 1} 段`}
          className={classes.band}
          onRemove={() => onChange({ ...bands, total: bands.total.filter((_, at) => at !== place) })}
        >
          <NumberInput
            label={place === 0 ? `${word}从` : undefined}
            aria-label={`第 ${place + 1} 段从`}
            value={band.from}
            min={0}
            hideControls
            decimalScale={totalIs === 'mean' ? 2 : 0}
            onChange={(value) => change(place, { from: number(value) ?? 0 })}
          />
          <TextInput
            label={place === 0 ? '称为' : undefined}
            aria-label={`第 ${place + 1} 段称为`}
            autoComplete="off"
            value={band.word}
            onChange={(event) => change(place, { word: event.currentTarget.value })}
          />
          <Checkbox
            label="需面谈"
            aria-label={`第 ${place + 1} 段需面谈`}
            checked={band.isFlagged}
            onChange={(event) => change(place, { isFlagged: event.currentTarget.checked })}
          />
        </RowFields>
      ))}
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      <AddRow
        onAdd={() =>
          onChange({
            ...bands,
            total: [...bands.total, { from: (bands.total.at(-1)?.from ?? 0) + 1, word: '', isFlagged: true }],
          })
        }
      >
        再加一段
      </AddRow>
      {factors.length > 0 && usual.factorFrom !== null && (
        <>
          <NumberInput
            label="因子分从几分起算偏高"
            value={factorFrom ?? ''}
            min={0}
            hideControls
            decimalScale={2}
            onChange={(value) => onChange({ ...bands, factorFrom: number(value) })}
          />
          <Checkbox
            label="有因子偏高的，也列为待面谈"
            description={
              scale === 'mht' ? '学习焦虑偏高的学生通常很多；不勾选时照样在结果里注明偏高' : undefined
            }
            checked={bands.factorFlags}
            onChange={(event) => onChange({ ...bands, factorFlags: event.currentTarget.checked })}
          />
        </>
      )}
      {usual.positivesFrom !== null && (
        <NumberInput
          label="阳性项目从几项起需面谈"
          value={positivesFrom ?? ''}
          min={0}
          hideControls
          onChange={(value) => onChange({ ...bands, positivesFrom: number(value) })}
        />
      )}
      {validity.length > 0 && (
        <NumberInput
          label="效度分从几分起需复测"
          value={retestFrom ?? ''}
          min={0}
          hideControls
          onChange={(value) => onChange({ ...bands, retestFrom: number(value) })}
        />
      )}
      {SCALE_KEYS[scale].keyItems.map(({ item, word: key }) => (
        <Text key={item} size="sm" c="dimmed">
          {key}答了“有”的，不论总分多少都列为待面谈。
        </Text>
      ))}
    </FormPart>
  );
}
