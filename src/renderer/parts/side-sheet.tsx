import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { CLOSE_BUTTON, useEscape } from './layers.ts';

interface SideSheetProps {
  title: string;
  opened: boolean;
  onClose(): void;
  children: ReactNode;
}

/** A sheet that slides in from the right, for what belongs to the screen beneath it. */
export function SideSheet({ title, opened, onClose, children }: SideSheetProps) {
  useEscape(opened, onClose);
  return (
    <Drawer
      position="right"
      size={560}
      opened={opened}
      onClose={onClose}
      title={title}
      closeOnEscape={false}
      // A second click of a double click lands beside it.
      closeOnClickOutside={false}
      closeButtonProps={CLOSE_BUTTON}
    >
      {children}
    </Drawer>
  );
}
