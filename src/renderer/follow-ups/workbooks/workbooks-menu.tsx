import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlace } from '#renderer/place.tsx';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import { LIST_KINDS } from '#shared/roster-terms.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { WorkbooksDialog } from './workbooks-dialog.tsx';

interface WorkbooksMenuProps {
  period: TrackingPeriod;
  today: LocalDate;
  disabled: boolean;
}

/** 班主任填表: out to the homeroom teachers, and back. */
export function WorkbooksMenu({ period, today, disabled }: WorkbooksMenuProps) {
  const { go } = usePlace();
  const [saving, setSaving] = useState(false);
  return (
    <>
      <Menu position="bottom-end" returnFocus keepMounted={false}>
        <Menu.Target>
          <Button
            variant="default"
            disabled={disabled}
            rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}
          >
            {LIST_KINDS.followUps}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileSpreadsheet size={18} stroke={1.6} aria-hidden />}
            onClick={() => setSaving(true)}
          >
            导出给班主任填…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUpload size={18} stroke={1.6} aria-hidden />}
            onClick={() => go({ at: 'teacherWorkbooks', periodId: period.id })}
          >
            导入填好的表…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <WorkbooksDialog period={period} today={today} opened={saving} onClose={() => setSaving(false)} />
    </>
  );
}
