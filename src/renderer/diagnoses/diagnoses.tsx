import { Button } from '@mantine/core';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import type { Diagnosis } from '#shared/contract/diagnoses.ts';
import { writtenDate } from '#shared/school-calendar.ts';

const COLUMNS: readonly Column<Diagnosis>[] = [
  { key: 'on', heading: '诊断日期', width: 132, cell: ({ diagnosedOn }) => writtenDate(diagnosedOn) },
  { key: 'hospital', heading: '医院', width: 180, cell: ({ hospital }) => <Clamped>{hospital}</Clamped> },
  {
    key: 'diagnosis',
    heading: '诊断',
    cell: ({ diagnosis, note }) => (
      <Clamped lines={5}>{note === '' ? diagnosis : `${diagnosis}（${note}）`}</Clamped>
    ),
  },
  {
    key: 'provided',
    heading: '提供',
    width: 240,
    cell: ({ providedBy, providedOn }) => <Clamped>{`${providedBy}，${writtenDate(providedOn)}`}</Clamped>,
  },
];

/** 医院诊断（家长提供）, apart from what the school itself assessed. */
export function Diagnoses({ file, isArchived, onOpen }: FileSectionProps) {
  const add = !isArchived && (
    <Button variant="default" onClick={() => onOpen({ record: 'diagnosis', id: null })}>
      登记医院诊断
    </Button>
  );
  return (
    <Section
      title="医院诊断（家长提供）"
      note="只登记医院的诊断和提供的人；学校的评估在“预警与重点”里"
      action={add}
    >
      <List
        label="医院诊断"
        rows={file.diagnoses}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={isArchived ? undefined : ({ id }) => onOpen({ record: 'diagnosis', id })}
        empty={
          <EmptyState
            title="没有医院诊断"
            text="家长拿来病历或告知诊断时，登记医院、诊断、提供人和日期；病历照片放进附件。"
          />
        }
      />
    </Section>
  );
}
