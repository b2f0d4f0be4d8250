import type { BackupTrouble } from './make-backup.ts';

/** Why a backup was not made, and what to do, as a person reads it. */
export const TROUBLES = {
  notThere: '没有找到备份位置，U 盘可能没有插好',
  noSpace: '备份位置的空间不够，请删除不用的文件或换一个更大的 U 盘',
  noSpaceOnThisPc: '这台电脑的磁盘空间不够，请先清理磁盘',
  notWritable: '备份位置不能写入，请检查 U 盘的写保护开关或文件夹权限',
  tooLarge: 'U 盘的格式（FAT32）放不下 4 GB 以上的文件，请换用 exFAT 格式的 U 盘',
  notAsWritten: '写好后读回来核对不一致，没有算作备份，请换一个 U 盘',
  damaged: '读取记录文件时发现损坏，没有做成备份，请不要删除以前的备份',
  cancelled: '已取消',
  unexpected: '出现意外错误，请再试一次',
} as const satisfies Record<BackupTrouble, string>;

/** The words for a reason as a run keeps it. */
export function troubleInWords(reason: string): string {
  if (reason === 'attachmentsMissing') return '有附件的文件在保险库里找不到或已损坏，其余都在备份里';
  return Object.hasOwn(TROUBLES, reason) ? TROUBLES[reason as BackupTrouble] : '';
}
