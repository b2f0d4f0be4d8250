import { Button } from '@mantine/core';
import { IconArrowForwardUp, IconEye } from '@tabler/icons-react';
import { announce } from '#renderer/parts/announce.ts';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { ObservationId, StudentId } from '#shared/contract/fields.ts';
import type { WeeklyReportEntryId } from '#shared/contract/weekly-reports.ts';

interface CarryRemarkProps {
  id: WeeklyReportEntryId;
  studentId: StudentId;
  observationId: ObservationId | null;
  /** Whose line it is, for whoever does not see where the button stands. */
  name: string;
  hasLeft: boolean;
}

/** Makes an entry of 观察日志 of a line, where it is judged; or opens the one that was made of it. */
export function CarryRemark({ id, studentId, observationId, name, hasLeft }: CarryRemarkProps) {
  const { go } = usePlace();
  const carry = useCommand('weeklyReports.carry');
  const open = (observation: ObservationId) =>
    go({
      at: 'student',
      studentId,
      shown: { shows: 'record', opens: { record: 'observation', id: observation } },
    });
  if (observationId !== null) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconEye size={16} aria-hidden />}
        aria-label={`打开${name}的观察日志`}
        onClick={() => open(observationId)}
      >
        已转入观察日志
      </Button>
    );
  }
  if (hasLeft) return null;
  const carryIt = async () => {
    const outcome = await carry.run({ entryId: id });
    if (outcome.ok) announce(`已把${name}的这一条转入观察日志，可以在那里研判`);
    else announce(outcome.failure.message, 'trouble');
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={carry.isRunning}
      leftSection={<IconArrowForwardUp size={16} aria-hidden />}
      aria-label={`把${name}的这一条转入观察日志`}
      onClick={() => void carryIt()}
    >
      转入观察日志
    </Button>
  );
}
