import { Button } from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { PaperDialog } from './paper-dialog.tsx';
import type { WayOut } from './print-form.tsx';
import type { WantedPaper } from './wanted-paper.ts';

/** What the two buttons say, where others of the kind stand on the same screen. */
export interface PaperWords {
  print: string;
  save: string;
}

const WORDS: PaperWords = { print: '打印', save: '保存为PDF' };

interface PaperProps {
  /** What the paper is called. */
  title: string;
  wanted: WantedPaper;
  words?: PaperWords | undefined;
  variant?: 'default' | 'subtle';
  disabled?: boolean;
  /** The keyboard begins at the printer. */
  isNext?: boolean;
  /** As in `PaperDialog`. */
  children?: ReactNode;
}

/** The two ways out of a paper: 打印 and 保存为PDF, by one dialog. */
export function Paper({
  title,
  wanted,
  words = WORDS,
  variant = 'default',
  disabled = false,
  isNext = false,
  children,
}: PaperProps) {
  const [opened, open] = useState<WayOut | null>(null);
  const button = { variant, disabled };
  return (
    <>
      <Button
        {...button}
        {...(isNext && { variant: 'filled', autoFocus: true })}
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => open('print')}
      >
        {words.print}
      </Button>
      <Button
        {...button}
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={() => open('save')}
      >
        {words.save}
      </Button>
      <PaperDialog title={title} wanted={wanted} opened={opened} onClose={() => open(null)}>
        {children}
      </PaperDialog>
    </>
  );
}
