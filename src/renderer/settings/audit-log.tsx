import { Alert, Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSpreadsheet, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { List } from '#renderer/parts/list.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useKept } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { type AuditFilters, type AuditLine, EVERY_LINE } from '#shared/contract/audit.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { AuditLineSheet } from './audit-line-sheet.tsx';
import { type AuditChainState, useAuditPages } from './audit-pages.ts';
import classes from './settings.module.css';

/** How long typing rests before the log is searched, in milliseconds. */
const REST_MS = 200;

/** 操作日志: who saw, changed, printed, exported what, and when. */
export function AuditLog() {
  const [filters, setFilters] = useKept<AuditFilters>('audit/filters', EVERY_LINE);
  const [wanted] = useDebouncedValue(filters, REST_MS);
  const { lines, chain, isPending, failure, refetch, earlier, isReadingEarlier } = useAuditPages(wanted);
  const { data: people = [] } = useRequest('audit.people', {});
  const [opened, setOpened] = useState<AuditLine | null>(null);
  const [exporting, setExporting] = useState(false);
  const isFiltering = Object.values(filters).some((filter) => filter !== null && filter.length > 0);
  const clear = () => setFilters(EVERY_LINE);
  return (
    <div className={classes.audit}>
      <div className={classes.auditHead}>
        <Integrity chain={chain} />
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          disabled={lines.length === 0}
          onClick={() => setExporting(true)}
        >
          导出Excel表格
        </Button>
      </div>
      <AuditFilterBar
        filters={filters}
        people={people}
        isFiltering={isFiltering}
        onChange={(changed) => setFilters({ ...filters, ...changed })}
        onClear={clear}
      />
      <List
        label="操作日志"
        rows={lines}
        rowKey={(line) => `${line.sequence}`}
        columns={[
          { key: 'at', heading: '时间', width: 184, cell: (line) => writtenInstant(line.at) },
          { key: 'who', heading: '操作人', width: 128, cell: (line) => line.who },
          { key: 'action', heading: '操作', width: '28%', cell: (line) => line.action },
          { key: 'subject', heading: '对象', cell: (line) => line.subject },
        ]}
        onOpen={setOpened}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          isFiltering ? (
            <EmptyState
              title="没有符合的操作"
              text="换一个字，或放宽类别、操作人和日期。"
              action={
                <Button variant="default" onClick={clear}>
                  清除筛选
                </Button>
              }
            />
          ) : (
            <EmptyState title="还没有操作" />
          )
        }
      />
      {earlier && (
        <div className={classes.more}>
          <Button variant="default" loading={isReadingEarlier} onClick={() => void earlier()}>
            更早的操作
          </Button>
        </div>
      )}
      <AuditLineSheet line={opened} onClose={() => setOpened(null)} />
      <AuditExport filters={filters} opened={exporting} onClose={() => setExporting(false)} />
    </div>
  );
}

function Integrity({ chain }: { chain: AuditChainState | undefined }) {
  if (chain === undefined) return <div />;
  if (chain === 'intact') {
    return (
      <Text className={classes.intact} role="status" component="div">
        <IconShieldCheck size={18} aria-hidden />
        日志完整，没有被改动过
      </Text>
    );
  }
  if (chain === 'salvaged') {
    return (
      <Alert color="yellow" role="status">
        操作日志有缺口：保险库曾抢救过，读不出的操作没有抄过来。抢救之后的操作都完整。
      </Alert>
    );
  }
  return (
    <Alert color="red" role="alert">
      操作日志前后对不上，可能被别的程序改动过。学生的记录不受影响。请先备份保险库，再联系维护人员。
    </Alert>
  );
}

function AuditExport({ filters, ...dialog }: { filters: AuditFilters; opened: boolean; onClose(): void }) {
  const saving = useCommand('audit.save');
  return (
    <ExportDialog
      title="导出操作日志"
      {...dialog}
      save={(password) => saving.run({ filters, password })}
      onSaved={({ fileName, lines }) => announceSaved(`已保存 ${fileName}：${lines} 条操作`)}
    >
      <Text size="sm">导出筛选出来的全部操作：时间、操作人、类别、操作和对象。记录里写了什么不会导出。</Text>
    </ExportDialog>
  );
}
