import { Alert, Button, Group, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { BackupProgress } from './backup-progress.tsx';
import classes from './settings.module.css';

type Overview = OutputOf<'backups.overview'>;

/** Where backups go, 现在备份, and what is there. */
export function Backups() {
  const { data, failure, refetch } = useRequest('backups.overview', {});
  const make = useCommand('backups.make', { onDone: announceMade });
  const choose = useCommand('backups.chooseFolder');
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!data) return null;
  const backUp = async () => {
    await make.run({});
    // Also after a failure: the try is on record.
    refetch();
  };
  const chooseFolder = async () => {
    const outcome = await choose.run({});
    if (outcome.ok && outcome.value.chosen) await backUp();
  };
  const trouble = make.failure ?? choose.failure;
  return (
    <>
      <Text className={classes.lead}>
        备份是一个加密的文件，里面有全部记录和附件，只有密码或恢复码能打开。每天第一次上锁时自动备份，写了两小时以后再上锁，会再备份一次。写好后读回来逐一核对，才算备份成功。
      </Text>
      <Place overview={data} />
      {trouble && (
        <Alert color="red" role="alert" className={classes.trouble}>
          {trouble.message}
        </Alert>
      )}
      <Group gap={8} className={classes.toolbar}>
        <Button onClick={() => void backUp()} loading={make.isRunning}>
          现在备份
        </Button>
        <Button variant="default" onClick={() => void chooseFolder()} disabled={make.isRunning}>
          {data.folder === '' ? '选择备份位置' : '更换备份位置'}
        </Button>
        <BackupProgress isRunning={make.isRunning} />
      </Group>
      <h2 className={classes.heading}>备份文件</h2>
      <Files overview={data} />
      <Text className={classes.lead}>
        换电脑时：把最新的备份文件拷到新电脑，安装心港，在第一屏选“从备份恢复”，输入现在的密码。
      </Text>
      <h2 className={classes.heading}>备份记录</h2>
      <Runs overview={data} />
    </>
  );
}

function announceMade({ made, remark }: OutputOf<'backups.make'>): void {
  if (made === 'cancelled') announce('已取消备份', 'note');
  else if (made === 'onThisPc') announce(`${remark}。已先备份到这台电脑`, 'trouble');
  else if (remark) announce(`已备份。${remark}`, 'trouble');
  else announce('已备份并核对无误');
}

function Place({ overview: { folder, isThere, sameDisk, lastGoodAt } }: { overview: Overview }) {
  const last = lastGoodAt === null ? '还没有' : writtenInstant(lastGoodAt);
  return (
    <dl className={`${classes.facts} ${classes.place}`} aria-label="备份位置">
      <dt>备份位置</dt>
      <dd>
        {folder === '' ? '这台电脑上的保险库文件夹' : <span className={classes.path}>{folder}</span>}
        {folder === '' && <span className={classes.soft}>电脑坏了会一起丢失，请选 U 盘或第二块硬盘。</span>}
        {folder !== '' && !isThere && (
          <span className={classes.soft}>现在没有找到它，U 盘可能没有插上。备份会先放在这台电脑上。</span>
        )}
        {sameDisk && (
          <span className={classes.soft}>它和保险库在同一块硬盘上，硬盘坏了会一起丢失。最好换到 U 盘。</span>
        )}
      </dd>
      <dt>上次备份</dt>
      <dd>{last}</dd>
    </dl>
  );
}

function Files({ overview: { files } }: { overview: Overview }) {
  return (
    <div className={classes.list}>
      <List
        label="备份文件"
        rows={files}
        rowKey={({ fileName, onThisPc }) => `${onThisPc}/${fileName}`}
        columns={[
          {
            key: 'createdAt',
            heading: '备份时间',
            width: 180,
            cell: ({ createdAt }) => writtenInstant(createdAt),
            sortBy: ({ createdAt }) => createdAt,
          },
          {
            key: 'place',
            heading: '在哪里',
            width: 112,
            cell: ({ onThisPc }) => (onThisPc ? '这台电脑' : '备份位置'),
          },
          {
            key: 'bytes',
            heading: '大小',
            width: 96,
            align: 'end',
            cell: ({ bytes }) => writtenBytes(bytes),
            sortBy: ({ bytes }) => bytes,
          },
          { key: 'remark', heading: '说明', width: 200, cell: remarkOn },
          { key: 'fileName', heading: '文件名', cell: ({ fileName }) => fileName },
        ]}
        empty={<EmptyState title="还没有备份文件" text="点“现在备份”做第一份。" />}
      />
    </div>
  );
}

function remarkOn({ beforeUpgrade, earlierKey }: Overview['files'][number]): string {
  if (earlierKey) return '重新加密前，用当时的密码打开';
  return beforeUpgrade ? '升级前自动备份' : '';
}

function Runs({ overview: { runs } }: { overview: Overview }) {
  return (
    <List
      label="备份记录"
      rows={runs}
      rowKey={({ sequence }) => String(sequence)}
      columns={[
        { key: 'at', heading: '时间', width: 180, cell: ({ at }) => writtenInstant(at) },
        {
          key: 'place',
          heading: '位置',
          width: 240,
          cell: ({ onThisPc, folder }) => (onThisPc ? '这台电脑' : folder),
        },
        { key: 'good', heading: '结果', width: 96, cell: ({ good }) => (good ? '已核对' : '没有做成') },
        { key: 'remark', heading: '说明', cell: ({ remark }) => remark },
      ]}
      empty={<EmptyState title="还没有备份过" />}
    />
  );
}
