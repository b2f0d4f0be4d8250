import { type ReactNode, useState } from 'react';
import { PaperButtons } from './paper-buttons.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import type { WayOut } from './print-form.tsx';
import type { WantedPaper } from './wanted-paper.ts';

interface PaperProps {
  /** What the paper is called. */
  title: string;
  wanted: WantedPaper;
  variant?: 'default' | 'subtle';
  disabled?: boolean;
  /** What the buttons say, where others of the kind stand on the same screen. */
  words?: { print: string; save: string };
  /** The keyboard begins at the printer. */
  isNext?: boolean;
  /** As in `PaperDialog`. */
  children?: ReactNode;
}

/** A paper that stands on a screen: 打印 and 保存为PDF, and the dialog that both open. */
export function Paper({ title, wanted, children, ...buttons }: PaperProps) {
  const [opened, open] = useState<WayOut | null>(null);
  return (
    <>
      <PaperButtons {...buttons} onOpen={open} />
      <PaperDialog title={title} wanted={wanted} opened={opened} onClose={() => open(null)}>
        {children}
      </PaperDialog>
    </>
  );
}
