import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useCommand } from '#renderer/request.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/outcome.ts';
import classes from './door.module.css';

/** A right secret that found no whole vault behind the door. */
export interface RefusedUnlock {
  failure: Failure;
  /** What was typed, so that it need not be typed again. */
  given: Pick<InputOf<'vault.unlock'>, 'kind' | 'secret'>;
}

/** The refusals that no other password mends. */
const BEYOND_THE_KEY = ['damagedVault', 'olderDatabase', 'damagedKeyFile', 'databaseMissing'];
export const isBeyondTheKey = ({ code }: Failure) => BEYOND_THE_KEY.includes(code);

interface RefusedVaultProps {
  refused: RefusedUnlock;
  onBack(): void;
  onOpened(): void;
  onRestore(): void;
  onSalvaged(report: OutputOf<'vault.salvage'>): void;
}

/** What is wrong, what is safe, and what can be done. Nothing is deleted by any of it. */
export function RefusedVault({ refused, onBack, onOpened, onRestore, onSalvaged }: RefusedVaultProps) {
  const { failure, given } = refused;
  const open = useCommand('vault.unlock', { onDone: onOpened });
  const salvage = useCommand('vault.salvage', { onDone: onSalvaged });
  const later = open.failure ?? salvage.failure;
  return (
    <div className={classes.card}>
      <Title order={2} className={classes.heading}>
        保险库没有打开
      </Title>
      <Alert color="red" role="alert" className={classes.notice}>
        {later?.message ?? failure.message}
      </Alert>
      <Stack gap={16}>
        <Button fullWidth onClick={onRestore}>
          从备份恢复
        </Button>
        {failure.code === 'damagedVault' && (
          <Choice
            text="没有合适的备份时：把还能读出的记录抄进一个新的保险库，读不出的会逐表列出。损坏的文件原样留在旁边。"
            label="抢救还能读出的记录"
            isRunning={salvage.isRunning}
            onChoose={() => void salvage.run(given)}
          />
        )}
        {failure.code === 'olderDatabase' && (
          <Choice
            text="确认是断电或自己放回了旧文件时：按现有的记录打开。缺少的记录不会回来，这一步会写进操作日志。"
            label="按现有的记录打开"
            isRunning={open.isRunning}
            onChoose={() => void open.run({ ...given, acceptOlder: true })}
          />
        )}
        <Button variant="subtle" onClick={onBack}>
          返回
        </Button>
      </Stack>
    </div>
  );
}

interface ChoiceProps {
  text: string;
  label: string;
  isRunning?: boolean;
  onChoose(): void;
}

function Choice({ text, label, isRunning = false, onChoose }: ChoiceProps) {
  return (
    <div>
      <Text className={classes.choice}>{text}</Text>
      <Button variant="default" fullWidth loading={isRunning} onClick={onChoose}>
        {label}
      </Button>
    </div>
  );
}
