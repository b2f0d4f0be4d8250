import { Group, Text } from '@mantine/core';
import sections from '#renderer/parts/section.module.css';
import { Section } from '#renderer/parts/section.tsx';
import { Paper } from './paper.tsx';
import type { WantedPaper } from './wanted-paper.ts';

interface PaperSectionProps {
  /** What the paper is called, such as 家访记录表. */
  title: string;
  /** What stands on it, and who signs. */
  says: string;
  wanted: WantedPaper;
}

/** Beneath an open record: its paper. Also of a file that is closed. */
export function PaperSection({ title, says, wanted }: PaperSectionProps) {
  return (
    <div className={sections.beneath}>
      <Section
        title={title}
        action={
          <Group gap={4} wrap="nowrap">
            <Paper variant="subtle" title={title} wanted={wanted}>
              <Text size="sm">{says}</Text>
            </Paper>
          </Group>
        }
      />
    </div>
  );
}
