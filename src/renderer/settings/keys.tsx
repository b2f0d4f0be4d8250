import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useRequest } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { AddHolder, ChangePassword, RemoveHolder, RenameHolder } from './key-forms.tsx';
import { Reencrypt } from './reencrypt.tsx';
import { RenewRecoveryCode } from './renew-recovery-code.tsx';
import classes from './settings.module.css';

type Holder = OutputOf<'vault.holders'>[number];
type Act = { act: 'add' } | { act: keyof typeof TITLES | 'remove'; holder: Holder };

const TITLES = { change: '更换密码', rename: '修改姓名' };

/** Who may open the vault: everybody with a password of their own, and the recovery code for the safe. */
export function Keys() {
  const { data = [], isPending, failure, refetch } = useRequest('vault.holders', {});
  const [act, setAct] = useState<Act | null>(null);
  const [renewing, setRenewing] = useState(false);
  const [reencrypting, setReencrypting] = useState(false);
  const close = (text: string) => {
    announce(text);
    setAct(null);
  };
  return (
    <div className={classes.narrow}>
      <Text className={classes.lead}>
        每位使用心港的教师各用自己的密码，操作日志会记下是谁。忘记密码时，用校长保险柜里的恢复码打开，说明自己是谁，另设密码。
      </Text>
      <Group gap={8} className={classes.toolbar}>
        <Button variant="default" onClick={() => setAct({ act: 'add' })}>
          新增密码
        </Button>
        <Button variant="default" onClick={() => setRenewing(true)}>
          更换恢复码
        </Button>
        <Button variant="default" onClick={() => setReencrypting(true)}>
          全部重新加密
        </Button>
      </Group>
      <List
        label="持有密码的教师"
        rows={data}
        rowKey={({ slotId }) => slotId}
        columns={[
          { key: 'name', heading: '姓名', cell: ({ name, self }) => (self ? `${name}（您）` : name) },
          {
            key: 'acts',
            heading: '操作',
            width: 288,
            cell: (holder) => <HolderActs holder={holder} onAct={setAct} />,
          },
        ]}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="没有密码" />}
      />
      <SideSheet title={titleOf(act)} opened={act !== null} onClose={() => setAct(null)}>
        {act?.act === 'add' && <AddHolder onDone={() => close('已新增密码')} />}
        {act?.act === 'change' && (
          <ChangePassword slotId={act.holder.slotId} onDone={() => close('已更换密码，旧密码不再有效')} />
        )}
        {act?.act === 'rename' && <RenameHolder holder={act.holder} onDone={() => close('已修改姓名')} />}
        {act?.act === 'remove' && (
          <RemoveHolder slotId={act.holder.slotId} onDone={() => close('已删除密码')} />
        )}
      </SideSheet>
      <Reencrypt opened={reencrypting} onClose={() => setReencrypting(false)} />
      <RenewRecoveryCode opened={renewing} onClose={() => setRenewing(false)} />
    </div>
  );
}

function titleOf(act: Act | null): string {
  if (act === null) return '';
  if (act.act === 'add') return '新增密码';
  if (act.act === 'remove') return `删除 ${act.holder.name}的密码？`;
  return `${TITLES[act.act]}：${act.holder.name}`;
}

interface HolderActsProps {
  holder: Holder;
  onAct(act: Act): void;
}

function HolderActs({ holder, onAct }: HolderActsProps) {
  return (
    <Group gap={8}>
      {holder.self && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`更换密码：${holder.name}`}
          onClick={() => onAct({ act: 'change', holder })}
        >
          更换密码
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`修改姓名：${holder.name}`}
        onClick={() => onAct({ act: 'rename', holder })}
      >
        修改姓名
      </Button>
      {!holder.self && (
        <TakeAwayButton
          size="compact-sm"
          aria-label={`删除密码：${holder.name}`}
          onClick={() => onAct({ act: 'remove', holder })}
        >
          删除
        </TakeAwayButton>
      )}
    </Group>
  );
}
