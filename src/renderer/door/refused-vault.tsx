import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/request.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/outcome.ts';
import classes from './door.module.css';
import type { OpenedByNobody } from './who-are-you.tsx';

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
  /** The key is nobody's: it must be said who one is first. */
  onAsked(opened: OpenedByNobody): void;
  onRestore(): void;
  onSalvaged(report: OutputOf<'vault.salvage'>): void;
}

/** What is wrong, what is safe, and what can be done. Nothing is deleted by any of it. */
export function RefusedVault(props: RefusedVaultProps) {
  const { refused, onBack, onOpened, onAsked, onRestore, onSalvaged } = props;
  const { failure, given } = refused;
  const open = useCommand('vault.unlock');
  const salvage = useCommand('vault.salvage', { onDone: onSalvaged });
  const [personName, setPersonName] = useState('');
  const byCode = given.kind === 'recoveryCode';
  const openAsItIs = async () => {
    const wanted = { ...given, acceptOlder: true };
    const outcome = await open.run(wanted);
    if (!outcome.ok) return;
    if (outcome.value.whoAreYou) onAsked({ given: wanted, known: outcome.value.whoAreYou });
    else onOpened();
  };
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
            onChoose={() => void salvage.run({ ...given, personName })}
          >
            {byCode && (
              <TextInput
                label="您的姓名"
                description="恢复码不知道是谁：这一步会记在您的名下"
                required
                autoComplete="off"
                value={personName}
                error={salvage.failure?.fields?.personName}
                onChange={(event) => setPersonName(event.currentTarget.value)}
              />
            )}
          </Choice>
        )}
        {failure.code === 'olderDatabase' && (
          <Choice
            text="确认是断电或自己放回了旧文件时：按现有的记录打开。缺少的记录不会回来，这一步会写进操作日志。"
            label="按现有的记录打开"
            isRunning={open.isRunning}
            onChoose={() => void openAsItIs()}
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
  /** What must be said with it. */
  children?: ReactNode;
}

function Choice({ text, label, isRunning = false, onChoose, children }: ChoiceProps) {
  return (
    <Stack gap={8}>
      <Text className={classes.choice}>{text}</Text>
      {children}
      <Button variant="default" fullWidth loading={isRunning} onClick={onChoose}>
        {label}
      </Button>
    </Stack>
  );
}
