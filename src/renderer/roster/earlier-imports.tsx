import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useRequest } from '#renderer/request.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import { LIST_KINDS, type ListKind } from '#shared/roster-terms.ts';
import classes from './roster.module.css';
import { UndoDialog } from './undo-dialog.tsx';

interface EarlierImportsProps {
  list: ListKind;
  onOpen(importId: RosterImportId): void;
}

/** The imports made before; one that brought the wrong file can be taken back. */
export function EarlierImports({ list, onOpen }: EarlierImportsProps) {
  const { data: all = [], isPending, failure, refetch } = useRequest('roster.imports', {});
  const imports = all.filter((each) => each.list === list);
  const [asked, setAsked] = useState<{ importId: RosterImportId; fileName: string } | null>(null);
  return (
    <section className={classes.earlier}>
      <Title order={2} className={classes.heading}>
        以前的导入
      </Title>
      <List
        label="以前的导入"
        rows={imports}
        rowKey={(entry) => entry.id}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        columns={[
          {
            key: 'recordedAt',
            heading: '时间',
            width: 184,
            cell: (entry) => writtenInstant(entry.recordedAt),
          },
          { key: 'fileName', heading: '文件', cell: (entry) => entry.fileName },
          { key: 'taken', heading: '写入', width: 80, align: 'end', cell: (entry) => entry.taken },
          { key: 'skipped', heading: '未写入', width: 80, align: 'end', cell: (entry) => entry.skipped },
          {
            key: 'acts',
            heading: '操作',
            width: 200,
            cell: (entry) => (
              <Group gap={4} wrap="nowrap">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`查看报告：${entry.fileName}`}
                  onClick={() => onOpen(entry.id)}
                >
                  查看报告
                </Button>
                {entry.undoneAt === null ? (
                  <TakeAwayButton
                    size="compact-sm"
                    aria-label={`撤销导入：${entry.fileName}`}
                    onClick={() => setAsked({ importId: entry.id, fileName: entry.fileName })}
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
        empty={<EmptyState title={`还没有导入过${LIST_KINDS[list]}`} />}
      />
      <UndoDialog list={list} asked={asked} onClose={() => setAsked(null)} />
    </section>
  );
}
