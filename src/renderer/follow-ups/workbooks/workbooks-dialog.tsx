import { Checkbox, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { type LocalDate, type SchoolWeek, weeksBetween, writtenWeek } from '#shared/school-calendar.ts';
import classes from './workbooks.module.css';

interface WorkbooksDialogProps {
  period: TrackingPeriod;
  today: LocalDate;
  opened: boolean;
  onClose(): void;
}

/** One fill-in workbook for each homeroom teacher: for which weeks, and who would get one about how many. */
export function WorkbooksDialog({ period, today, opened, onClose }: WorkbooksDialogProps) {
  const weeks = weeksBetween(period.fromOn, period.untilOn);
  const [{ from, until, withRecorded }, setWanted] = useState(() => usualWeeks(weeks, today));
  const wanted = {
    periodId: period.id,
    weeks: weeks.map((week) => week.from).filter((day) => day >= from && day <= until),
    withRecorded,
  };
  const asked = useRequest('followUps.askedTeachers', wanted, { enabled: opened, keepsLast: true });
  const saving = useCommand('followUps.saveWorkbooks');
  const choices = weeks.map((week) => ({ value: week.from, label: writtenWeek(week) }));
  const chosen = (value: string | null) => weeks.find((week) => week.from === value)?.from;
  return (
    <ExportDialog
      title="导出给班主任填"
      opened={opened}
      onClose={onClose}
      save={(password) => saving.run({ ...wanted, password })}
      onSaved={({ fileName, teachers, students }) =>
        announceSaved(`已保存到文件夹“${fileName}”：${teachers} 位班主任，${students} 名学生`)
      }
    >
      <Text size="sm">
        每位班主任一份 Excel
        表，放进一个新文件夹。表里只有自己班学生的姓名、班级和周次，不写等级、原因和诊断。
      </Text>
      <Group gap={12} grow>
        <Select
          label="从"
          data={choices}
          allowDeselect={false}
          value={from}
          onChange={(value) => {
            const day = chosen(value);
            if (day) setWanted({ from: day, until: day > until ? day : until, withRecorded });
          }}
        />
        <Select
          label="到"
          data={choices}
          allowDeselect={false}
          value={until}
          onChange={(value) => {
            const day = chosen(value);
            if (day) setWanted({ from: day < from ? day : from, until: day, withRecorded });
          }}
        />
      </Group>
      <Checkbox
        label="已有跟踪记录的周也列出"
        checked={withRecorded}
        onChange={(event) => setWanted({ from, until, withRecorded: event.currentTarget.checked })}
      />
      {asked.data && <AskedTeachers {...asked.data} />}
    </ExportDialog>
  );
}

/** The week that runs, or the one nearest to today. */
function usualWeeks(weeks: readonly SchoolWeek[], today: LocalDate) {
  const begun = weeks.filter(({ from }) => from <= today).at(-1) ?? weeks[0];
  const from = begun?.from ?? today;
  return { from, until: from, withRecorded: false };
}

function AskedTeachers({ teachers, withoutTeacher }: OutputOf<'followUps.askedTeachers'>) {
  const missing = withoutTeacher.map(
    ({ className, students }) => `${className || '没有班级'} ${students} 名`,
  );
  return (
    <>
      {teachers.length === 0 ? (
        <Text size="sm" role="status">
          这些周里没有要班主任填写的学生。
        </Text>
      ) : (
        <ul className={classes.teachers} aria-label="会得到填写表的班主任">
          {teachers.map(({ name, classNames, students, rows }) => (
            <li key={`${name}/${classNames.join()}`}>
              <span>{name}</span>
              <span className={classes.soft}>{classNames.join('、')}</span>
              <span className={classes.count}>
                {students} 名学生，{rows} 行
              </span>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <Text size="sm" role="note">
          没有登记班主任，不在表里：{missing.join('，')}。请在“设置”的“学年与班级”里登记，或自己写跟踪记录。
        </Text>
      )}
    </>
  );
}
