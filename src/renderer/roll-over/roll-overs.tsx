import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { type UndoneRollOver, UndoRollOver } from './undo-roll-over.tsx';

/** The roll-overs made before; nothing at all while there is none. */
export function RollOvers() {
  const { go } = usePlace();
  const { data: rollOvers = [], failure, refetch } = useRequest('rollOver.list', {});
  const [undoing, setUndoing] = useState<UndoneRollOver | null>(null);
  if (rollOvers.length === 0 && !failure) return null;
  return (
    <Section title="升级记录">
      <List
        label="升级记录"
        rows={rollOvers}
        rowKey={({ id }) => id}
        failure={failure}
        onRetry={refetch}
        columns={[
          { key: 'into', heading: '升入', cell: ({ intoSchoolYear }) => `${intoSchoolYear}学年` },
          {
            key: 'at',
            heading: '办理时间',
            width: 184,
            cell: ({ recordedAt }) => writtenInstant(recordedAt),
          },
          { key: 'moved', heading: '升级', width: 80, align: 'end', cell: ({ moved }) => moved },
          { key: 'repeated', heading: '留级', width: 80, align: 'end', cell: ({ repeated }) => repeated },
          { key: 'graduated', heading: '毕业', width: 80, align: 'end', cell: ({ graduated }) => graduated },
          {
            key: 'acts',
            heading: '操作',
            width: 200,
            cell: ({ id, intoSchoolYear, undoneAt }) => (
              <Group gap={4} wrap="nowrap">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`查看报告：升入${intoSchoolYear}学年`}
                  onClick={() => go({ at: 'rollOverReport', rollOverId: id })}
                >
                  查看报告
                </Button>
                {undoneAt === null ? (
                  <TakeAwayButton
                    size="compact-sm"
                    aria-label={`撤销升级：升入${intoSchoolYear}学年`}
                    onClick={() => setUndoing({ id, intoSchoolYear })}
                  >
                    撤销
                  </TakeAwayButton>
                ) : (
                  '已撤销'
                )}
              </Group>
            ),
          },
        ]}
        empty={null}
      />
      <UndoRollOver asked={undoing} onClose={() => setUndoing(null)} />
    </Section>
  );
}
