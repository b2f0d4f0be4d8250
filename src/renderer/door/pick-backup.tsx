import { Alert, Button, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { FoundBackup } from '#shared/contract/backups.ts';
import classes from './door.module.css';

interface PickBackupProps {
  onPicked(backup: FoundBackup): void;
  onBack(): void;
}

/** Step 1 of restoring: which backup. */
export function PickBackup({ onPicked, onBack }: PickBackupProps) {
  const { data: found = [] } = useRequest('backups.found', {});
  const choose = useCommand('backups.chooseFile', {
    onDone: (picked) => {
      if (picked) onPicked(picked);
    },
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.card} aria-labelledby="pick-backup">
      <Text className={classes.step}>第 1 步，共 3 步</Text>
      <Title ref={heading} id="pick-backup" order={2} tabIndex={-1} className={classes.heading}>
        从备份恢复
      </Title>
      <Text className={classes.lead}>
        请插上存放备份的 U 盘，选一个备份文件（.hhbackup）。恢复前会先完整检查它，检查通过才替换。
      </Text>
      {choose.failure && (
        <Alert color="red" role="alert" className={classes.notice}>
          {choose.failure.message}
        </Alert>
      )}
      {found.length > 0 && (
        <>
          <Text className={classes.step}>这台电脑上的备份</Text>
          <ul className={classes.backups} aria-label="这台电脑上的备份">
            {found.map((backup) => (
              <li key={backup.token}>
                <UnstyledButton className={classes.backup} onClick={() => onPicked(backup)}>
                  <span>{writtenInstant(backup.createdAt)}</span>
                  <span className={classes.soft}>
                    {backup.beforeUpgrade ? '升级前，' : ''}
                    {writtenBytes(backup.bytes)}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onBack}>
          返回
        </Button>
        <Button onClick={() => void choose.run({})} loading={choose.isRunning}>
          选择备份文件
        </Button>
      </Group>
    </section>
  );
}
