import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { actOf, placeToWrite } from '#renderer/kinds/kinds.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { Summary } from '#shared/contract/summaries.ts';
import { MISSING_FOR, SUMMARY_GAPS } from '#shared/summary-gaps.ts';
import classes from './summary-sheet.module.css';

type Gap = Summary['gaps'][number];

const wordsOf = ({ gap, students }: Gap) => `${students.length} 名学生${SUMMARY_GAPS[gap]}`;

/** What may be missing from the figures: each line opens to whom it is about, and to what adds it. */
export function SummaryGaps({ gaps }: { gaps: Summary['gaps'] }) {
  const [opened, setOpened] = useState<Gap | null>(null);
  if (gaps.length === 0) return null;
  return (
    <section className={classes.gaps} aria-label="数字里可能还缺">
      <Group gap={8}>
        <IconAlertCircle size={18} aria-hidden />
        <Text fw={500}>数字里可能还缺</Text>
      </Group>
      {gaps.map((gap) => (
        <OpenRow key={gap.gap} title={wordsOf(gap)} onOpen={() => setOpened(gap)} />
      ))}
      <SideSheet
        title={opened ? wordsOf(opened) : ''}
        opened={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && <StudentsIn gap={opened} />}
      </SideSheet>
    </section>
  );
}

function StudentsIn({ gap: { gap, students } }: { gap: Gap }) {
  const { go } = usePlace();
  const missing = MISSING_FOR[gap];
  return (
    <Stack gap={8}>
      {students.map(({ id: studentId, name, className }) => (
        <Group key={studentId} justify="space-between" wrap="nowrap">
          <span>
            {name} {className}
          </span>
          <Button
            variant="default"
            size="compact-sm"
            flex="none"
            aria-label={`${actOf(missing)}：${name}`}
            onClick={() => go(placeToWrite(missing, studentId))}
          >
            {actOf(missing)}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
