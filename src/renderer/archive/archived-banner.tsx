import { Alert, Button, Group } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import type { Departure } from '#shared/contract/archive.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { DEPARTURE_KINDS } from '#shared/terms.ts';

/** 已归档: since when and where to; or that somebody is about to leave. */
export function ArchivedBanner({
  departure,
  onReturn,
  onHandOver,
}: {
  departure: Departure;
  onReturn(): void;
  onHandOver(): void;
}) {
  const { kind, leftOn, destination, reason } = departure;
  const how = [DEPARTURE_KINDS[kind], destination && `去${destination}`, reason].filter(Boolean).join('，');
  if (leftOn > todayOnThisPc()) {
    return (
      <Alert color="gray" icon={<IconArchive aria-hidden />}>
        将于{writtenDate(leftOn)}离校（{how}）。
      </Alert>
    );
  }
  return (
    <Alert color="gray" py={8} icon={<IconArchive aria-hidden />}>
      <Group justify="space-between" gap={12}>
        <span>
          <strong>已归档</strong>　{writtenDate(leftOn)}离校（{how}）。档案只能查看。
        </span>
        <Group gap={8}>
          <Button variant="default" onClick={onReturn}>
            办理返校
          </Button>
          <Button variant="default" onClick={onHandOver}>
            制作移交材料
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
