import { Button, Group, Stack } from '@mantine/core';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { usePlace } from '#renderer/place.tsx';
import { todayOnThisPc, weekOf, writtenDate, writtenWeek } from '#shared/school-calendar.ts';
import { REMARK_SOURCES } from '#shared/weekly-reports.ts';
import { CarryRemark } from './carry-remark.tsx';
import { remarkWord } from './week-words.ts';

/** What a class's week said of this student, and the way to 观察日志 with it. */
export function WeeklyEntryOpened({ file, id, isArchived }: RecordProps<'weeklyReportEntry'>) {
  const { go } = usePlace();
  const entry = file.weeklyReportEntries.find((each) => each.id === id);
  if (!entry) return <Gone />;
  const { reportId, className, weekFrom, occurredOn, toldBy, source, text, observationId } = entry;
  return (
    <Stack gap={16}>
      <Facts
        rows={[
          ['班级周报', `${className}　${writtenWeek(weekOf(weekFrom))}`],
          ['上报', [writtenDate(occurredOn), toldBy].filter(Boolean).join('　')],
          ['哪一类', remarkWord(entry, todayOnThisPc())],
          ['谁反映的', REMARK_SOURCES[source]],
          ['看到、听到的', text],
        ]}
      />
      <Group gap={8}>
        <CarryRemark
          id={id}
          studentId={file.id}
          observationId={observationId}
          name={file.name}
          hasLeft={isArchived}
        />
        <Button variant="subtle" onClick={() => go({ at: 'weeklyReports', reportId })}>
          打开这份周报
        </Button>
      </Group>
    </Stack>
  );
}
