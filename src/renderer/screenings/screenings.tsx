import { Button } from '@mantine/core';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import type { Screening } from '#shared/contract/screenings.ts';
import { writtenDate } from '#shared/school-calendar.ts';

const COLUMNS: readonly Column<Screening>[] = [
  { key: 'on', heading: '筛查日期', width: 132, cell: ({ occurredOn }) => writtenDate(occurredOn) },
  { key: 'scale', heading: '量表', width: 220, cell: ({ scale }) => <Clamped>{scale}</Clamped> },
  { key: 'result', heading: '结果', cell: ({ result }) => <Clamped>{result}</Clamped> },
  { key: 'note', heading: '备注', cell: ({ note }) => <Clamped>{note}</Clamped> },
];

/** 普查与筛查: what scales showed of a student. */
export function Screenings({ file, isArchived, onOpen }: FileSectionProps) {
  const add = !isArchived && (
    <Button variant="default" onClick={() => onOpen({ record: 'screening', id: null })}>
      登记筛查结果
    </Button>
  );
  return (
    <Section title="普查与筛查" note="筛查，非诊断" action={add}>
      <List
        label="筛查结果"
        rows={file.screenings}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={isArchived ? undefined : ({ id }) => onOpen({ record: 'screening', id })}
        empty={<EmptyState title="没有筛查结果" text="没有登记不等于没有问题：可能还没有做过普查。" />}
      />
    </Section>
  );
}
