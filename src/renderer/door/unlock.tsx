import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { useRef, useState } from 'react';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SecretInput } from '#renderer/parts/secret-input.tsx';
import { useCommand } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { vaultRequests } from '#shared/contract/vault.ts';
import classes from './door.module.css';
import { isBeyondTheKey, type RefusedUnlock, RefusedVault } from './refused-vault.tsx';
import { SalvageReport } from './salvage-report.tsx';
import { useSecondsLeft } from './seconds-left.ts';
import { type OpenedByNobody, WhoAreYou } from './who-are-you.tsx';

type Key = 'password' | 'recoveryCode';

interface UnlockProps {
  /** An instant of this PC's clock; before it the vault answers no try. */
  waitUntil: number;
  onRefused(): void;
  onOpened(): void;
  /** The person wants a backup instead. */
  onRestore(): void;
}

/** The door of a vault that exists: a password, or the recovery code instead. */
export function Unlock(props: UnlockProps) {
  const [kind, setKind] = useState<Key>('password');
  const [refused, setRefused] = useState<RefusedUnlock>();
  const [salvaged, setSalvaged] = useState<OutputOf<'vault.salvage'>>();
  const [byNobody, setByNobody] = useState<OpenedByNobody>();
  if (byNobody) {
    return (
      <WhoAreYou
        {...byNobody}
        waitUntil={props.waitUntil}
        onRefused={props.onRefused}
        onOpened={props.onOpened}
        onBack={() => setByNobody(undefined)}
      />
    );
  }
  if (salvaged) return <SalvageReport report={salvaged} onBack={() => setSalvaged(undefined)} />;
  if (refused) {
    return (
      <RefusedVault
        refused={refused}
        onBack={() => setRefused(undefined)}
        onOpened={props.onOpened}
        onAsked={(known) => {
          setRefused(undefined);
          setByNobody(known);
        }}
        onRestore={props.onRestore}
        onSalvaged={(report) => {
          // What was typed is needed no longer.
          setRefused(undefined);
          setSalvaged(report);
        }}
      />
    );
  }
  return (
    <>
      <div className={classes.card}>
        <UnlockForm key={kind} kind={kind} onBeyondTheKey={setRefused} onAsked={setByNobody} {...props} />
        <div className={classes.other}>
          <Button variant="subtle" onClick={() => setKind(kind === 'password' ? 'recoveryCode' : 'password')}>
            {kind === 'password' ? '用恢复码打开' : '用密码打开'}
          </Button>
        </div>
      </div>
      <div className={classes.otherWay}>
        <Button variant="subtle" color="gray" onClick={props.onRestore}>
          从备份恢复
        </Button>
      </div>
    </>
  );
}

interface UnlockFormProps extends UnlockProps {
  kind: Key;
  onBeyondTheKey(refused: RefusedUnlock): void;
  onAsked(opened: OpenedByNobody): void;
}

function UnlockForm(props: UnlockFormProps) {
  const { kind, waitUntil, onRefused, onOpened, onBeyondTheKey, onAsked } = props;
  const unlock = useCommand('vault.unlock');
  const input = useRef<HTMLInputElement>(null);
  const seconds = useSecondsLeft(waitUntil);
  const form = useRecordForm({
    schema: vaultRequests['vault.unlock'].input,
    initial: { kind, secret: '' },
    submit: async (wanted) => {
      const outcome = await unlock.run(wanted);
      if (!outcome.ok) {
        if (isBeyondTheKey(outcome.failure)) onBeyondTheKey({ failure: outcome.failure, given: wanted });
        onRefused();
        input.current?.focus();
        input.current?.select();
      } else if (outcome.value.whoAreYou) onAsked({ given: wanted, known: outcome.value.whoAreYou });
      else onOpened();
      return outcome;
    },
  });
  const waiting = seconds > 0;
  return (
    <RecordForm form={form} submitLabel={waiting ? `请等待 ${seconds} 秒` : '打开'} submitDisabled={waiting}>
      {kind === 'password' ? (
        <SecretInput ref={input} label="密码" autoFocus {...form.getInputProps('secret')} />
      ) : (
        <TextInput
          ref={input}
          label="恢复码"
          description="创建保险库时抄写或打印的那一串字符，大小写和短横都不要紧。"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          className={classes.mono}
          {...form.getInputProps('secret')}
        />
      )}
      <VisuallyHidden role="status">{waiting ? '密码不正确，需要等一会儿再试' : ''}</VisuallyHidden>
    </RecordForm>
  );
}
