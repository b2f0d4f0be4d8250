import { Input, SegmentedControl, Text } from '@mantine/core';
import { AUDIENCES, type Audience, PAPERS, type PaperKind } from '#shared/papers.ts';

interface AudienceChoiceProps {
  kind: PaperKind;
  audience: Audience;
  onChange(audience: Audience): void;
}

/** For whom a paper is: chosen where its kind is for several, said where it is for one. */
export function AudienceChoice({ kind, audience, onChange }: AudienceChoiceProps) {
  const offered: readonly Audience[] = PAPERS[kind].audiences;
  if (offered.length === 1) return <Text size="sm">阅读对象：{AUDIENCES[audience]}</Text>;
  return (
    <Input.Wrapper label="阅读对象">
      <SegmentedControl
        aria-label="阅读对象"
        fullWidth
        data={offered.map((each) => ({ value: each, label: AUDIENCES[each] }))}
        value={audience}
        onChange={(value) => onChange(offered.find((each) => each === value) ?? audience)}
      />
    </Input.Wrapper>
  );
}
