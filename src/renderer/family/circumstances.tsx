import { Button } from '@mantine/core';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import { writtenSpan } from '#renderer/students/period-words.ts';
import { CIRCUMSTANCES } from '#shared/terms.ts';

/** 家庭与成长情况: facts with their source and their time, never a flag. */
export function Circumstances({ file, isArchived, onOpen }: FileSectionProps) {
  const add = !isArchived && (
    <Button variant="default" onClick={() => onOpen({ record: 'circumstance', id: null })}>
      登记家庭情况
    </Button>
  );
  return (
    <Section title="家庭与成长情况" note="登记事实、来源和日期" action={add}>
      <List
        label="家庭情况"
        rows={file.circumstances}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'circumstance',
            heading: '情况',
            width: 200,
            cell: ({ circumstance }) => CIRCUMSTANCES[circumstance],
          },
          { key: 'span', heading: '起止', width: 264, cell: (period) => writtenSpan(period) },
          {
            key: 'text',
            heading: '说明',
            cell: ({ text, endReason }) => (
              <Clamped>{`${text}${endReason && `（结束：${endReason}）`}`}</Clamped>
            ),
          },
          { key: 'source', heading: '来源', width: 120, cell: ({ source }) => <Clamped>{source}</Clamped> },
          {
            key: 'acts',
            heading: '操作',
            width: 152,
            cell: ({ id, circumstance, endedOn }) =>
              endedOn === null &&
              !isArchived && (
                <Button.Group>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`更正：${CIRCUMSTANCES[circumstance]}`}
                    onClick={() => onOpen({ record: 'circumstance', id })}
                  >
                    更正
                  </Button>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`结束：${CIRCUMSTANCES[circumstance]}`}
                    onClick={() => onOpen({ record: 'endCircumstance', id })}
                  >
                    结束
                  </Button>
                </Button.Group>
              ),
          },
        ]}
        empty={
          <EmptyState
            title="没有登记家庭情况"
            text="父母离异、留守、经济困难、亲人去世等，知道后登记一条，写明是谁说的。"
          />
        }
      />
    </Section>
  );
}
