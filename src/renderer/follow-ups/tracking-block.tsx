import { Button, Stack } from '@mantine/core';
import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';

/** 跟踪表: the head of the follow-up table (forms.md 附件1), as it will be printed. */
export const trackingBlock: StandingBlock = {
  name: 'tracking',
  word: '跟踪表',
  gist: ({ trackingSheet: { trackerId, condition, intervention, trackerName } }) =>
    trackerId === null && condition === '' && intervention === '' ? null : `${trackerName}跟踪`,
  folded: true,
  Body: TrackingNow,
};

function TrackingNow({ file, isArchived, onShow }: InFile) {
  const { trackerName, condition, intervention } = file.trackingSheet;
  return (
    <Stack gap={12} align="flex-start">
      <Facts
        rows={[
          ['跟踪教师', trackerName],
          ['异常情况', condition],
          ['干预处置', intervention],
        ]}
      />
      {!isArchived && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onShow({ shows: 'writing', kind: 'trackingSheet' })}
        >
          修改跟踪表
        </Button>
      )}
    </Stack>
  );
}
