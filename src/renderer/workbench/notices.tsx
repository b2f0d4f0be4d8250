import { Button } from '@mantine/core';
import { IconClockExclamation, IconDatabaseExclamation } from '@tabler/icons-react';
import { usePlace } from '#renderer/place.tsx';
import type { Notice, Workbench } from '#shared/contract/workbench.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import classes from './workbench.module.css';

/** What the desk says before everything else: how safe the records are. Silent when all is well. */
export function Notices({ waiting: { notices } }: { waiting: Workbench }) {
  const { go } = usePlace();
  if (notices.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label="提醒">
      {notices.map((notice) => {
        const Icon = notice.kind === 'clockSetBack' ? IconClockExclamation : IconDatabaseExclamation;
        return (
          <li
            key={notice.kind}
            className={classes.notice}
            data-quiet={notice.kind === 'backupOnlyHere' || undefined}
          >
            <Icon size={18} aria-hidden />
            <span>{wordsOf(notice)}</span>
            {notice.kind !== 'clockSetBack' && (
              <Button
                variant="subtle"
                size="sm"
                px={8}
                onClick={() => go({ at: 'settings', section: 'backups' })}
              >
                打开备份
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function wordsOf(notice: Notice): string {
  switch (notice.kind) {
    case 'backupOnlyHere':
      return '备份目前只在这台电脑上，电脑坏了会一起丢失。请准备一个 U 盘，选为备份位置。';
    case 'backupFolderMissing':
      return `没有找到备份位置“${notice.folder}”，${lastBackup(notice)}请插上 U 盘，上锁时会自动备份。`;
    case 'backupTrouble':
      return `${lastBackup(notice)}${notice.remark ? `${notice.remark}。` : '请现在备份一次。'}`;
    case 'clockSetBack':
      return `这台电脑的日期比上次使用时（${written(notice.lastUsedAt)}）早，请核对系统日期，否则记录会写上错误的日子。`;
  }
}

function lastBackup({ days, lastGoodAt }: { days: number | null; lastGoodAt: number | null }): string {
  if (days === null || lastGoodAt === null) return '那里还没有备份。';
  if (days === 0) return '上次备份是今天。';
  return `上次备份是 ${days} 天前（${written(lastGoodAt)}）。`;
}

const written = (instant: number) => writtenDate(todayOnThisPc(new Date(instant)));
