import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArrowMerge,
  IconDots,
  IconFileExport,
  IconPackageExport,
} from '@tabler/icons-react';
import type { Act } from './act-sheets.tsx';

/** What one does with a whole file now and then; what one does every day stands beside it as a button. */
export function FileMenu({ isArchived, onAct }: { isArchived: boolean; onAct(act: Act): void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="更多操作">
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileExport size={16} aria-hidden />} onClick={() => onAct('brief')}>
          导出研判材料…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPackageExport size={16} aria-hidden />}
          onClick={() => onAct('handOver')}
        >
          制作移交材料…
        </Menu.Item>
        {!isArchived && (
          <>
            <Menu.Item leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={() => onAct('merge')}>
              合并档案…
            </Menu.Item>
            <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => onAct('leave')}>
              办理离校…
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
