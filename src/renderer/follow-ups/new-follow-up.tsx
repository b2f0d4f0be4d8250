import { Text } from '@mantine/core';
import { Reading } from '#renderer/parts/reading.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { FollowUp } from '#shared/contract/follow-ups.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { FOLLOW_UP_COMPARISONS } from '#shared/terms.ts';
import { newFollowUp } from './follow-up-draft.ts';
import { FollowUpForm, type FollowUpFormProps } from './follow-up-form.tsx';
import classes from './follow-up-sheet.module.css';

interface NewFollowUpProps extends Omit<FollowUpFormProps, 'start'> {
  /** Null where the form asks for it. */
  studentId: StudentId | null;
  occurredOn: LocalDate;
}

/** Another follow-up: by the channel by which this student is usually followed up, the last one beside it. */
export function NewFollowUp({ studentId, occurredOn, ...form }: NewFollowUpProps) {
  if (studentId === null)
    return <FollowUpForm start={newFollowUp({ studentId, occurredOn }, null)} {...form} />;
  return <OfStudent studentId={studentId} occurredOn={occurredOn} {...form} />;
}

function OfStudent({ studentId, occurredOn, ...form }: NewFollowUpProps & { studentId: StudentId }) {
  const { data, failure } = useRequest('followUps.before', { studentId, on: occurredOn });
  // Without the last one it can be written all the same.
  if (!data && !failure) return <Reading />;
  return (
    <>
      <FollowUpForm start={newFollowUp({ studentId, occurredOn }, data?.channel)} {...form} />
      {data?.last && <Before last={data.last} />}
    </>
  );
}

function Before({ last }: { last: FollowUp }) {
  return (
    <aside className={classes.before} aria-label="上一次跟踪记录">
      <Text size="xs" c="dimmed">
        上一次：{writtenDate(last.occurredOn)}
        {last.compared && `，${FOLLOW_UP_COMPARISONS[last.compared]}`}
      </Text>
      <Text size="sm" className={classes.text}>
        {last.text}
      </Text>
    </aside>
  );
}
