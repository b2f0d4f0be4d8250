import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { placeOfRecord } from '#renderer/kinds/kinds.ts';
import { announce } from '#renderer/parts/announce.ts';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { FollowUpId } from '#shared/contract/fields.ts';
import type { FollowUp, TrackedStudent } from '#shared/contract/follow-ups.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { FOLLOW_UP_CHANNELS } from '#shared/terms.ts';
import classes from './follow-up-sheet.module.css';
import type { StudentWeek } from './week-grid.tsx';
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
  const [removingId, setRemoving] = useState<FollowUpId | null>(null);
  const removing = week.followUps.find(({ opens }) => opens.id === removingId);
  const remove = useCommand('followUps.remove', {
    onDone: () => announce('已删除跟踪记录，原因已记入操作日志'),
  });
  return (
    <>
      <Stack gap={16}>
        <div>
          {week.followUps.map((followUp) => (
            <FollowUpRecord key={followUp.opens.id} followUp={followUp} onRemove={setRemoving} />
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
      <ReasonDialog
        act="删除"
        to={namedRecord({ what: '跟踪记录', of, on: removing?.occurredOn ?? null })}
        text="这条记录将不再显示和打印，但仍留在保险库里，连同您写的原因。"
        opened={removingId !== null}
        onClose={() => setRemoving(null)}
        onConfirm={async (reason) =>
          removingId ? remove.run({ followUpId: removingId, reason }) : { ok: true, value: {} }
        }
      />
    </>
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
  onRemove(id: FollowUpId): void;
}

/** A visit to the home is looked after where visits are. */
function FollowUpRecord({ followUp, onRemove }: FollowUpRecordProps) {
  const { go } = usePlace();
  const { opens } = followUp;
  return (
    <article className={classes.record}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={500}>{writtenDay(followUp.occurredOn)}</Text>
        {opens.record === 'followUp' ? (
          <TakeAwayButton
            size="compact-md"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={`删除 ${writtenDay(followUp.occurredOn)} 的跟踪记录`}
            onClick={() => onRemove(opens.id)}
          >
            删除
          </TakeAwayButton>
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
        {FOLLOW_UP_CHANNELS[followUp.channel]}，{followUp.recordedBy} 记录
      </Text>
      <Text className={classes.text}>{followUp.text}</Text>
    </article>
  );
}
