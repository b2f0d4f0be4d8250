import { Text } from '@mantine/core';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import { PAPERS } from '#shared/papers.ts';

/** 本周跟踪清单 for the homeroom teachers. */
export function WeekListPaper({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <PaperDialog
      title={PAPERS['obligation.weekList'].word}
      wanted={{ request: 'workbench.layWeekList', input: {} }}
      opened={opened ? 'print' : null}
      onClose={onClose}
    >
      <Text size="sm">
        每个班一张，交给班主任填写：姓名、等级、要做的事和期限。不写原因、诊断和辅导内容。
      </Text>
    </PaperDialog>
  );
}
