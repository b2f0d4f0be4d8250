import { Kbd, Table } from '@mantine/core';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { digitOf, RAIL_PLACES } from './rail-places.ts';

const KEYS = [
  { keys: 'Ctrl + K', does: '搜索学生和记录；去任何地方，写任何一种记录' },
  { keys: 'Ctrl + L', does: '上锁' },
  { keys: 'F8', does: '危机现场：一步一步做，每一步记下时间' },
  { keys: 'F9', does: '遮挡屏幕，再按一次恢复' },
  { keys: 'Ctrl + 加号 / 减号', does: '放大或缩小文字；Ctrl + 0 复原' },
  { keys: 'Alt + ←', does: '返回上一处' },
  { keys: 'N 或 Alt + N', does: '在学生档案里记一笔，再按菜单里的字母' },
  { keys: 'Ctrl + S', does: '保存正在填写的内容' },
  { keys: 'Ctrl + J', does: '在光标处写一条常用语，再按它的数字' },
  { keys: 'Ctrl + Shift + S', does: '签字锁定打开的辅导记录' },
  { keys: 'Ctrl + Enter', does: '同上；在向导里到下一步' },
  { keys: '↑ ↓', does: '在名单、档案的经过里移动' },
  { keys: 'Enter', does: '打开名单里选中的一行；在搜索栏里到结果去' },
  { keys: '空格', does: '选中名单里的一行，再按一次取消' },
  { keys: 'Shift + ↑ ↓', does: '连着选中几行' },
  { keys: 'Ctrl + A', does: '选中名单里的每一行' },
  { keys: 'F4', does: '在跟踪表格里写“平稳”；Ctrl + D 同上一名' },
  { keys: 'Ctrl + 1 2 3', does: '在跟踪表格里：比上次好转、平稳、变差' },
  { keys: 'Ctrl + Z', does: '在跟踪表格里撤销' },
  { keys: 'Delete', does: '去掉光标所在的筛选' },
  { keys: 'Alt + ↓', does: '在日期栏里打开日历' },
  { keys: 'Esc', does: '关闭对话框、菜单或打开的记录；取消选中；在向导里回上一步' },
  { keys: 'F1 或 ?', does: '显示这张表' },
];

/** Which key does what. */
export function KeyMap({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <Dialog title="快捷键" width={720} zIndex={220} opened={opened} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '3fr 2fr', gap: 24, alignItems: 'start' }}>
        <KeyTable label="操作" rows={KEYS} />
        <KeyTable
          label="去往"
          rows={RAIL_PLACES.flatMap(({ at, word }) => {
            const digit = digitOf(at);
            return digit === null ? [] : [{ keys: `Alt + ${digit}`, does: word }];
          })}
        />
      </div>
    </Dialog>
  );
}

function KeyTable({ label, rows }: { label: string; rows: readonly { keys: string; does: string }[] }) {
  return (
    <Table aria-label={label} verticalSpacing={4} withRowBorders={false}>
      <Table.Tbody>
        {rows.map(({ keys, does }) => (
          <Table.Tr key={keys}>
            <Table.Td style={{ width: '1%', whiteSpace: 'nowrap' }}>
              <Kbd>{keys}</Kbd>
            </Table.Td>
            <Table.Td>{does}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
