import { Radio, Stack } from '@mantine/core';
import { codesOf, NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';

interface NumberChoiceProps {
  value: NumberKind;
  /** What there is to say where it is asked. */
  note?: string;
  onChange(kind: NumberKind): void;
}

/** By which of two numbers the school tells its students apart: asked with its first roster that has both. */
export function NumberChoice({ value, note = '', onChange }: NumberChoiceProps) {
  return (
    <Radio.Group
      label="以哪个号识别学生"
      description={`名单、搜索结果和纸面上写这个号，另一个号也保存，用哪个都能找到学生。学籍号多含身份证号，一般选学号。${note}`}
      value={value}
      // The values are the codes of the terms.
      onChange={(kind) => onChange(kind as NumberKind)}
    >
      <Stack gap={8} mt={8}>
        {codesOf(NUMBER_KINDS).map((kind) => (
          <Radio key={kind} value={kind} label={NUMBER_KINDS[kind]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
