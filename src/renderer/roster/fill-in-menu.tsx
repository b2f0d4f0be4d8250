import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { LIST_KINDS, type ListKind } from '#shared/roster-terms.ts';

interface FillInMenuProps {
  list: ListKind;
  disabled: boolean;
  onSave(): void;
  onImport(): void;
}

/** Workbooks that homeroom teachers fill in: out, and back. */
export function FillInMenu({ list, disabled, onSave, onImport }: FillInMenuProps) {
  return (
    <Menu position="bottom-end" returnFocus keepMounted={false}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled}
          rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}
        >
          {LIST_KINDS[list]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileSpreadsheet size={18} stroke={1.6} aria-hidden />} onClick={onSave}>
          导出给班主任填…
        </Menu.Item>
        <Menu.Item leftSection={<IconUpload size={18} stroke={1.6} aria-hidden />} onClick={onImport}>
          导入填好的表…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
