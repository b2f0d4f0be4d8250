import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useCommand } from '#renderer/request.ts';
import type { FoundBackup, TestedBackup } from '#shared/contract/backups.ts';
import classes from './door.module.css';

interface ConfirmRestoreProps {
  backup: FoundBackup;
  tested: TestedBackup;
  onDone(restored: { keptAside: string | null }): void;
  onBack(): void;
}

/** Step 3 of restoring: what is in the backup, and the yes. */
export function ConfirmRestore({ backup, tested, onDone, onBack }: ConfirmRestoreProps) {
  const restore = useCommand('backups.restore', { onDone });
  const heading = useRef<HTMLHeadingElement>(null);
  // On no button: an Enter too many must not restore.
  useEffect(() => heading.current?.focus(), []);
  const isWhole = tested.logIntact && tested.missingAttachments === 0 && tested.damagedAttachments === 0;
  return (
    <div className={classes.card}>
      <Text className={classes.step}>第 3 步，共 3 步</Text>
      <Title ref={heading} order={2} tabIndex={-1} className={classes.heading}>
        {isWhole ? '备份完好，可以恢复' : '备份可以恢复'}
      </Title>
      <dl className={classes.facts} aria-label="备份内容">
        <dt>学校</dt>
        <dd>{tested.schoolName}</dd>
        <dt>备份时间</dt>
        <dd>{writtenInstant(tested.createdAt)}</dd>
        <dt>最后使用</dt>
        <dd>{writtenInstant(tested.lastUsedAt)}</dd>
        <dt>学生</dt>
        <dd>{tested.students} 人</dd>
        <dt>辅导记录</dt>
        <dd>{tested.sessions} 份</dd>
        <dt>跟踪记录</dt>
        <dd>{tested.followUps} 份</dd>
        <dt>告知书</dt>
        <dd>{tested.letters} 份</dd>
        <dt>附件</dt>
        <dd>
          {tested.attachments} 个
          {tested.missingAttachments > 0 && `，其中 ${tested.missingAttachments} 个在备份时已经找不到`}
          {tested.damagedAttachments > 0 && `，${tested.damagedAttachments} 个附件已损坏，恢复后打不开`}
        </dd>
        {!tested.logIntact && (
          <>
            <dt>操作日志</dt>
            <dd>有缺口（可能来自以前的抢救），其他记录不受影响</dd>
          </>
        )}
      </dl>
      <Text className={classes.lead}>
        {backup.replaces
          ? '备份之后写的记录不在里面。这台电脑上现在的保险库会原样保留在另一个文件夹，不会删除。'
          : '备份之后写的记录不在里面。'}
      </Text>
      <Text className={classes.lead}>
        恢复后，用备份当时的密码和恢复码打开；之后删除或更换过的密码会重新有效，请到“设置 · 密码”核对。
      </Text>
      {restore.failure && (
        <Alert color="red" role="alert" className={classes.notice}>
          {restore.failure.message}
        </Alert>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onBack}>
          另选备份
        </Button>
        <Button onClick={() => void restore.run({ token: backup.token })} loading={restore.isRunning}>
          恢复这份备份
        </Button>
      </Group>
    </div>
  );
}
