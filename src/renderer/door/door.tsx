import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { HarbourMark } from '#renderer/parts/harbour-mark.tsx';
import { useRequest } from '#renderer/request.ts';
import { APP_NAME } from '#shared/terms.ts';
import { CreateVault } from './create-vault.tsx';
import classes from './door.module.css';
import { Notice } from './notice.tsx';
import { RestoreFromBackup } from './restore-from-backup.tsx';
import { Unlock } from './unlock.tsx';
import { Waiting } from './waiting.tsx';

/** What one sees while the vault is locked, or does not exist yet. */
export function Door() {
  const status = useRequest('vault.status', {});
  const [opening, setOpening] = useState(false);
  // A vault that is being made exists only after its last step: the first answer decides which way one goes.
  const [createsVault, setCreatesVault] = useState<boolean>();
  if (status.data && createsVault === undefined) setCreatesVault(!status.data.exists);
  const [restoring, setRestoring] = useState(false);
  const open = () => setOpening(true);
  const startRestoring = () => setRestoring(true);
  const waitUntil = status.answeredAt + (status.data?.waitMs ?? 0);

  return (
    <main className={classes.door}>
      <div className={classes.panel}>
        <header className={classes.head}>
          <span className={classes.mark}>
            <HarbourMark size={48} />
          </span>
          <Title order={1} className={classes.name}>
            {APP_NAME}
          </Title>
          <Text className={classes.motto}>学校心理辅导室</Text>
        </header>
        <Notice reencryption={status.data?.reencryption ?? null} />
        {opening ? (
          <output className={classes.opening}>正在打开…</output>
        ) : status.failure ? (
          <ErrorState failure={status.failure} onRetry={status.refetch} />
        ) : createsVault === undefined ? (
          <Waiting />
        ) : restoring ? (
          <RestoreFromBackup
            waitUntil={waitUntil}
            onRefused={status.refetch}
            onBack={() => setRestoring(false)}
            onRestored={() => {
              setCreatesVault(false);
              setRestoring(false);
            }}
          />
        ) : createsVault ? (
          <CreateVault onOpened={open} onRestore={startRestoring} />
        ) : (
          <Unlock
            waitUntil={waitUntil}
            onRefused={status.refetch}
            onOpened={open}
            onRestore={startRestoring}
          />
        )}
      </div>
    </main>
  );
}
