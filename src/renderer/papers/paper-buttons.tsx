import { Button } from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import type { WayOut } from './print-form.tsx';

interface PaperButtonsProps {
  variant?: 'default' | 'subtle';
  disabled?: boolean;
  /** The keyboard begins at the printer. */
  isNext?: boolean;
  /** What they say, where others of the kind stand on the same screen. */
  words?: Readonly<Record<WayOut, string>> | undefined;
  onOpen(way: WayOut): void;
}

const WORDS = { print: '打印', save: '保存为PDF' };

/** The two ways out of a paper. */
export function PaperButtons({
  variant = 'default',
  disabled,
  isNext = false,
  words = WORDS,
  onOpen,
}: PaperButtonsProps) {
  const button = { variant, disabled: disabled ?? false };
  return (
    <>
      <Button
        {...button}
        {...(isNext && { variant: 'filled', autoFocus: true })}
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => onOpen('print')}
      >
        {words.print}
      </Button>
      <Button
        {...button}
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={() => onOpen('save')}
      >
        {words.save}
      </Button>
    </>
  );
}
