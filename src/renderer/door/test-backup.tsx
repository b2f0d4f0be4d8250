import { Button, PasswordInput, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useCommand } from '#renderer/request.ts';
import type { FoundBackup, TestedBackup } from '#shared/contract/backups.ts';
import { backupRequests } from '#shared/contract/backups.ts';
import classes from './door.module.css';
import { useSecondsLeft } from './seconds-left.ts';

interface TestBackupProps {
  backup: FoundBackup;
  waitUntil: number;
  onRefused(): void;
  onTested(tested: TestedBackup): void;
  onBack(): void;
}

/** Step 2 of restoring: the backup is opened with a key of its time and read through. */
export function TestBackup(props: TestBackupProps) {
  const { backup } = props;
  const [kind, setKind] = useState<'password' | 'recoveryCode'>('password');
  return (
    <div className={classes.card}>
      <Text className={classes.step}>第 2 步，共 3 步</Text>
      <Title order={2} className={classes.heading}>
        打开并检查备份
      </Title>
      <dl className={classes.facts} aria-label="备份文件">
        <dt>备份时间</dt>
        <dd>{writtenInstant(backup.createdAt)}</dd>
        <dt>大小</dt>
        <dd>{writtenBytes(backup.bytes)}</dd>
        <dt>文件名</dt>
        <dd className={classes.path}>{backup.fileName}</dd>
      </dl>
      {backup.sameVault === false && <Text className={classes.lead}>它和这台电脑上的保险库不是同一个。</Text>}
      <TestForm key={kind} kind={kind} {...props} />
      <div className={classes.other}>
        <Button variant="subtle" onClick={() => setKind(kind === 'password' ? 'recoveryCode' : 'password')}>
          {kind === 'password' ? '用恢复码检查' : '用密码检查'}
        </Button>
      </div>
    </div>
  );
}

function TestForm({
  kind,
  backup,
  waitUntil,
  onRefused,
  onTested,
  onBack,
}: TestBackupProps & { kind: 'password' | 'recoveryCode' }) {
  const check = useCommand('backups.test');
  const seconds = useSecondsLeft(waitUntil);
  const form = useRecordForm({
    schema: backupRequests['backups.test'].input,
    initial: { token: backup.token, kind, secret: '', personName: '' },
    submit: async (wanted) => {
      const outcome = await check.run(wanted);
      if (!outcome.ok) onRefused();
      return outcome;
    },
    onDone: onTested,
  });
  const waiting = seconds > 0;
  return (
    <RecordForm
      form={form}
      submitLabel={waiting ? `请等待 ${seconds} 秒` : '检查备份'}
      submitDisabled={waiting}
      extraActions={
        <Button variant="default" onClick={onBack} disabled={check.isRunning}>
          另选备份
        </Button>
      }
    >
      {kind === 'password' ? (
        <PasswordInput
          label="密码"
          description="做这份备份时用的密码"
          autoFocus
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏输入', tabIndex: 0 }}
          {...form.getInputProps('secret')}
        />
      ) : (
        <>
          <TextInput
            label="恢复码"
            description="做这份备份时有效的恢复码，大小写和短横都不要紧"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            className={classes.mono}
            {...form.getInputProps('secret')}
          />
          <TextInput
            label="您的姓名"
            description="恢复码不知道是谁：恢复会记在您的名下"
            required
            autoComplete="off"
            {...form.getInputProps('personName')}
          />
        </>
      )}
      <output className={classes.soft}>
        {check.isRunning ? '正在完整检查备份，附件多时要几分钟，请不要拔下 U 盘…' : ''}
      </output>
    </RecordForm>
  );
}
