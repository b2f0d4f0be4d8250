import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { placeOfRecord } from '#renderer/kinds/kinds.ts';
import { announce } from '#renderer/parts/announce.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { FollowUpId } from '#shared/contract/fields.ts';
import type { FollowUp, TrackedStudent } from '#shared/contract/follow-ups.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { FOLLOW_UP_CHANNELS, FOLLOW_UP_COMPARISONS } from '#shared/terms.ts';
import { CorrectingFollowUp } from './follow-up-opened.tsx';
import classes from './follow-up-sheet.module.css';
import type { StudentWeek } from './typed-cells.ts';
import { spokenWeek } from './week-words.ts';

interface WeekSheetProps {
  /** Null while the sheet is closed. */
  opened: { student: TrackedStudent; week: StudentWeek } | null;
  onWrite(): void;
  onClose(): void;
}

/** The follow-ups of one student in one week. */
export function WeekSheet({ opened, onWrite, onClose }: WeekSheetProps) {
  return (
    <SideSheet title={opened ? titleOf(opened) : ''} opened={opened !== null} onClose={onClose}>
      {opened && <WeekRecords of={opened.student.name} week={opened.week} onWrite={onWrite} />}
    </SideSheet>
  );
}

function titleOf({ student, week }: { student: TrackedStudent; week: StudentWeek }): string {
  return `${student.name} ${spokenWeek({ from: week.fromOn, until: week.untilOn })} 的跟踪记录`;
}

interface WeekRecordsProps {
  /** The student's name. */
  of: string;
  week: StudentWeek;
  onWrite(): void;
}

function WeekRecords({ of, week, onWrite }: WeekRecordsProps) {
  const [correctingId, setCorrecting] = useState<FollowUpId | null>(null);
  const correcting = week.followUps.find(({ opens }) => opens.id === correctingId);
  if (correcting) {
    return <CorrectingFollowUp of={of} followUp={correcting} onClose={() => setCorrecting(null)} />;
  }
  return (
    <Stack gap={16}>
      <div>
        {week.followUps.map((followUp) => (
          <FollowUpRecord key={followUp.opens.id} followUp={followUp} onCorrect={setCorrecting} />
        ))}
        {week.followUps.length === 0 && !week.excuse && <Text c="dimmed">这一周还没有跟踪记录。</Text>}
        {week.excuse && <Excuse of={of} week={week} excuse={week.excuse} />}
      </div>
      <Group justify="flex-end">
        <Button
          data-autofocus
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={onWrite}
        >
          再写一条
        </Button>
      </Group>
    </Stack>
  );
}

/** Why nobody has to be followed up in this week; it can be taken back. */
function Excuse({
  of,
  week,
  excuse,
}: {
  of: string;
  week: StudentWeek;
  excuse: NonNullable<StudentWeek['excuse']>;
}) {
  const [asking, setAsking] = useState(false);
  const takeUp = useCommand('obligations.takeUp', { onDone: () => announce('已恢复办理') });
  return (
    <article className={classes.record}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={500}>免跟踪</Text>
        <Button variant="subtle" size="compact-md" onClick={() => setAsking(true)}>
          恢复办理
        </Button>
      </Group>
      <Text className={classes.text}>{excuse.reason}</Text>
      <ReasonDialog
        act="恢复办理"
        to={`${of} ${spokenWeek({ from: week.fromOn, until: week.untilOn })}的跟踪记录`}
        text="恢复后，这一周重新等待跟踪记录。"
        keeps
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={(reason) => takeUp.run({ putOffId: excuse.putOffId, reason })}
      />
    </article>
  );
}

interface FollowUpRecordProps {
  followUp: FollowUp;
  onCorrect(id: FollowUpId): void;
}

/** A visit to the home is looked after where visits are. */
function FollowUpRecord({ followUp, onCorrect }: FollowUpRecordProps) {
  const { go } = usePlace();
  const { opens } = followUp;
  return (
    <article className={classes.record}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={500}>{writtenDay(followUp.occurredOn)}</Text>
        {opens.record === 'followUp' ? (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`修改 ${writtenDay(followUp.occurredOn)} 的跟踪记录`}
            onClick={() => onCorrect(opens.id)}
          >
            修改
          </Button>
        ) : (
          <Button
            variant="subtle"
            size="compact-md"
            color="gray"
            aria-label={`查看 ${writtenDay(followUp.occurredOn)} 的家访`}
            onClick={() => go(placeOfRecord(opens, followUp.studentId))}
          >
            查看家访
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {FOLLOW_UP_CHANNELS[followUp.channel]}
        {followUp.compared && `，${FOLLOW_UP_COMPARISONS[followUp.compared]}`}，{followUp.recordedBy} 记录
      </Text>
      <Text className={classes.text}>{followUp.text}</Text>
    </article>
  );
}
