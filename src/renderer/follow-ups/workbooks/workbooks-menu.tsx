import { useState } from 'react';
import { usePlace } from '#renderer/place.tsx';
import { FillInMenu } from '#renderer/roster/fill-in-menu.tsx';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
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
      <FillInMenu
        list="followUps"
        disabled={disabled}
        onSave={() => setSaving(true)}
        onImport={() => go({ at: 'teacherWorkbooks', periodId: period.id })}
      />
      <WorkbooksDialog period={period} today={today} opened={saving} onClose={() => setSaving(false)} />
    </>
  );
}
