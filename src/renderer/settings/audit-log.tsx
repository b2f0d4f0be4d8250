import { Alert, Button, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useAuditPages } from './audit-pages.ts';
import classes from './settings.module.css';

/** 操作日志: who saw, changed, printed, exported what, and when. */
export function AuditLog() {
  const { lines, intact, isPending, failure, refetch, earlier, isReadingEarlier } = useAuditPages();
  return (
    <div>
      {intact === true && (
        <Text className={classes.intact} role="status" component="div">
          <IconShieldCheck size={18} aria-hidden />
          日志完整，没有被改动过
        </Text>
      )}
      {intact === false && (
        <Alert color="red" role="alert" className={classes.broken}>
          操作日志前后对不上，可能被别的程序改动过。学生的记录不受影响。请先备份保险库，再联系维护人员。
        </Alert>
      )}
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
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="还没有操作" />}
      />
      {earlier && (
        <div className={classes.more}>
          <Button variant="default" loading={isReadingEarlier} onClick={() => void earlier()}>
            更早的操作
          </Button>
        </div>
      )}
    </div>
  );
}
