import { Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { shortDay } from '#renderer/follow-ups/week-words.ts';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import { FillInMenu } from '#renderer/roster/fill-in-menu.tsx';
import { FilledInImport } from '#renderer/roster/filled-in-import.tsx';
import type { BoardWeek, WeeklyBoard } from '#shared/contract/weekly-reports.ts';

export const IMPORT_WEEKS = '导入班级周报填写表';

/** 班级周报填写表: one for each class out to the homeroom teachers, and back. */
export function WeekWorkbooksMenu({ board, inHand }: { board: WeeklyBoard; inHand: BoardWeek }) {
  const { go } = usePlace();
  const [saving, setSaving] = useState(false);
  return (
    <>
      <FillInMenu
        list="weeklyReports"
        disabled={false}
        onSave={() => setSaving(true)}
        onImport={() => go({ at: 'weeklyWorkbooks' })}
      />
      <WeekWorkbooksDialog board={board} inHand={inHand} opened={saving} onClose={() => setSaving(false)} />
    </>
  );
}

interface WeekWorkbooksDialogProps {
  board: WeeklyBoard;
  inHand: BoardWeek;
  opened: boolean;
  onClose(): void;
}

function WeekWorkbooksDialog({
  board: { weeks, classes },
  inHand,
  opened,
  onClose,
}: WeekWorkbooksDialogProps) {
  const [{ from, until }, setSpan] = useState({ from: inHand.from, until: inHand.from });
  const saving = useCommand('weeklyReports.saveWorkbooks');
  const choices = weeks.map((week) => ({
    value: week.from,
    label: `第${week.number}周（${shortDay(week)}起）`,
  }));
  const chosen = (value: string | null) => weeks.find((week) => week.from === value)?.from;
  const wanted = weeks.map((week) => week.from).filter((monday) => monday >= from && monday <= until);
  return (
    <ExportDialog
      title="导出给班主任填"
      opened={opened}
      onClose={onClose}
      save={(password) => saving.run({ weeks: wanted, password })}
      onSaved={({ fileName, classes: saved }) => announceSaved(`已保存到文件夹“${fileName}”：${saved} 个班`)}
    >
      <Text size="sm">
        {classes.length} 个班，每班一份 Excel
        表，放进一个新文件夹。表里是空行，学生姓名从本班名单里选；不写谁在预警库，不写等级、原因和诊断。没有异常的，班主任选“本周没有异常”。
      </Text>
      <Group gap={12} grow>
        <Select
          label="从"
          data={choices}
          allowDeselect={false}
          value={from}
          onChange={(value) => {
            const day = chosen(value);
            if (day) setSpan({ from: day, until: day > until ? day : until });
          }}
        />
        <Select
          label="到"
          data={choices}
          allowDeselect={false}
          value={until}
          onChange={(value) => {
            const day = chosen(value);
            if (day) setSpan({ from: day < from ? day : from, until: day });
          }}
        />
      </Group>
    </ExportDialog>
  );
}

/** 导入班级周报填写表. */
export function WeekWorkbooksImport() {
  const { replace } = usePlace();
  const open = useCommand('weeklyReports.openWorkbooks');
  const take = useCommand('weeklyReports.takeWorkbooks');
  return (
    <FilledInImport
      list="weeklyReports"
      title={IMPORT_WEEKS}
      keptAs="weeklyReports/workbooks"
      open={{ ...open, run: () => open.run({}) }}
      take={take}
      said={(rows) => `已写入 ${rows} 份班级周报`}
      onLeave={() => replace({ at: 'weeklyReports' })}
    />
  );
}
